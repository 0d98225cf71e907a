"""A change taken apart for judging: its steps, and what the base knows of whoever and whatever it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ledger.checks.context import Context
from ledger.gate.change import Change, Commit
from ledger.gate.clock import day_of
from ledger.gate.known import context_of, facts_of, values_of, withdrawn_in
from ledger.gate.reach import Organization
from ledger.gate.steps import Step, Steps, read_steps
from ledger.gate.subjects import Subject, rows_of, subject_of
from ledger.git.history import commits
from ledger.reading.values import Map
from ledger.records.kinds import CORRECTIONS, kind_of, record_path
from ledger.records.loading import Record
from ledger.roles.types import Principal, Roles
from scoring.facts import Day


@dataclass(frozen=True)
class Proposed:
    """One change, its steps, and the roles of the base."""

    change: Change
    roles: Roles
    steps: Steps

    def principal(self, commit: Commit) -> Principal | None:
        """Who brings a commit; None when nobody known does."""
        return self.roles.principals.get(commit.principal or "")

    @cached_property
    def day(self) -> Day:
        """The day of receipt; when nobody vouches for one, that of the base."""
        if self.change.received is not None:
            return day_of(self.change.received)
        claimed = next(commits(self.change.git, [self.change.base])).committer.moment
        return day_of(claimed) if claimed else ""

    @cached_property
    def corrections(self) -> tuple[tuple[Step, Map], ...]:
        """The steps that bring an amendment, a withdrawal or an approval, with what it says."""
        return tuple(
            (step, step.after)
            for step in self.steps.steps
            if step.kind in CORRECTIONS and step.before is None and step.after is not None
        )

    @cached_property
    def standing(self) -> Mapping[str, Record]:
        """Path → record of the base, of those that corrections name."""
        named = {record for _, value in self.corrections for record in named_in(value)}
        inner = {each for record in named for each in named_in(self.steps.head.get(record, {}))}
        paths = {path for record in named | inner if kind_of(path := record_path(record))}
        return values_of(self.change.git, self.change.base, paths)

    def value(self, record: str) -> Map:
        """A record that a correction names, as it stood in the base, else as the head has it; else empty."""
        stood = self.standing.get(record_path(record))
        return stood.value if stood else self.steps.head.get(record, {})

    def target(self, record: str) -> tuple[str, Subject]:
        """The kind and subject of a record that a correction names; a kind of no name for what is no record.

        An amendment or withdrawal that an approval names is about whom the record is that it names in turn.
        """
        found = kind_of(record_path(record))
        if found is None:
            return "", Subject()
        kind, keys, value = found[0].name, found[1], self.value(record)
        inner = next(named_in(value), "") if kind in CORRECTIONS else ""
        place = kind_of(record_path(inner))
        if place is not None and place[0].name not in CORRECTIONS:
            return kind, subject_of(place[0].name, place[1], self.value(inner))
        return kind, subject_of(kind, keys, value)

    @cached_property
    def known(self) -> Organization:
        """The people and units that the change leads to, as they stood in the base."""
        subjects, rows = self._named()
        signers = {found.person for commit in self.change.commits if (found := self.principal(commit))}
        people = {*signers, *rows, *(each.person for each in subjects)} - {None}
        units = {each.unit for each in subjects} - {None}
        facts = facts_of(self.change.git, self.change.base, map(str, people), map(str, units))
        return Organization(facts, self.day, self.roles.ladder)

    @cached_property
    def withdrawn(self) -> frozenset[str]:
        """The ids of records that were withdrawn in the base, or are withdrawn by the change."""
        new = {str(value["record"]) for step, value in self.corrections if step.kind == "withdrawal"}
        touched = {step.record for step in self.steps.steps if step.stood}
        return frozenset(new) | withdrawn_in(self.change.git, self.change.base, touched)

    @cached_property
    def context(self) -> Context:
        """Calendars and policies of the base."""
        return context_of(self.change.git, self.change.base)

    def _named(self) -> tuple[set[Subject], set[str]]:
        subjects: set[Subject] = set()
        rows: set[str] = set()
        for step in self.steps.steps:
            subjects |= {subject_of(step.kind, step.keys, value) for value in step.versions}
            rows |= rows_of(step.touched, *step.versions)
        return subjects | {subject_of(r.kind, r.keys, r.value) for r in self.standing.values()}, rows


def proposed(change: Change, roles: Roles) -> Proposed:
    """A change taken apart. Raises GitError when something in it cannot be read."""
    return Proposed(change, roles, read_steps(change))


def named_in(value: Map) -> Iterator[str]:
    """The ids of the records that a correction names; none for any other record."""
    records = value.get("records")
    entries = records if isinstance(records, list) else [value]
    yield from (str(each["record"]) for each in entries if isinstance(each, dict) and "record" in each)
