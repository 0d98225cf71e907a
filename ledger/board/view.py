"""What the pages are made from: one ledger, read once, seen from one tier."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from ledger.archive.items import Item
from ledger.archive.own import own_records, unit_records
from ledger.board.encode import text
from ledger.board.frame import body_of, framed
from ledger.board.html import grade
from ledger.board.measured import Measured, Row, measured
from ledger.board.pages.policy_words import Names, names_of
from ledger.board.rests import Rests
from ledger.board.settled import Settled
from ledger.care.measures import measures
from ledger.reading.values import Map
from ledger.records.loading import Ledger, Record
from ledger.records.subject import subject_of
from ledger.records.tree import Tree
from ledger.results.book import Book
from ledger.results.compute import compute
from ledger.results.numbers import decimal
from ledger.visibility import Sight
from scoring.calendar import between
from scoring.care.standing import Standing
from scoring.facts import Day, Facts, Person
from scoring.outcome import PersonOutcome
from scoring.periods import parse, scheme_of
from scoring.policy.types import Policy, Scheme
from scoring.policy.versions import NoPolicy
from scoring.rounds import running_order
from scoring.weeks import week_ends

UNIT_KINDS = ("review", "score-sheet", "adjustment", "veto", "waiver", "rollup")
"""Kinds that may be about a unit itself and have no page of their own, in the order of a unit's page."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A record without what the board may not show: its id, the keys of its path, and its value."""

    id: str
    keys: Mapping[str, str]
    value: Mapping[str, Any]


@dataclass(frozen=True)
class View:
    """The ledger as one board shows it: ``settled`` in order of time, ``logs`` by person and month."""

    sight: Sight
    whole: Book
    """Everything that was read, seen or not."""
    settled: tuple[Settled, ...]
    logs: Mapping[str, tuple[Map, ...]]
    tree: Tree
    """Where the records were read."""
    units_settled: tuple[Settled, ...] = ()
    """The rounds of units, in order of time; ``settled`` holds those of people."""
    rests: Rests | None = None
    """What its parts rest on; None when that is not known."""

    @cached_property
    def book(self) -> Book:
        """What was read, but of the ledger's frame only what may be shown."""
        return framed(self.whole, self.sight)

    @property
    def body(self) -> Map:
        """The body, as far as it may be shown."""
        return body_of(self.book)

    @property
    def ledger(self) -> Ledger:
        """The records."""
        return self.book.ledger

    @property
    def facts(self) -> Facts:
        """What the records state."""
        return self.book.facts

    @property
    def policy(self) -> Policy:
        """The newest policy."""
        return self.book.policies.versions[-1]

    @property
    def rounds(self) -> tuple[Settled, ...]:
        """The settlements in force, of people and then of units, each in order of time."""
        return *self.settled, *self.units_settled

    def traced(self, settled: Settled) -> Settled:
        """A settlement with its outcome recomputed with derivations.

        They take most of the time and memory of a board, so that nobody should hold on to them.
        """
        known = {each.period: each.outcome for each in self.rounds}
        before = {id_: known[id_] for id_ in sorted(known, key=running_order) if _ran(id_, settled.period)}
        act = settled.act
        outcome = compute(self.whole, act.period, act.as_of, before, number=act.number, trace=True)
        return replace(settled, outcome=outcome)

    @property
    def last(self) -> Settled | None:
        """The last settled period that is not a year, if any."""
        periods = [s for s in self.settled if "-" in s.period]
        return periods[-1] if periods else None

    @property
    def of_units_alone(self) -> bool:
        """Whether the newest policy scores units and no people."""
        return self.policy.period is None and self.policy.annual is None

    @property
    def last_of_units(self) -> Settled | None:
        """The newest settled round of units, if any."""
        return self.units_settled[-1] if self.units_settled else None

    @cached_property
    def log_days(self) -> tuple[str, ...]:
        """The first and the last day that any log is about; empty without logs."""
        days = [day for log in self.ledger.logs for day in log.dates]
        return (min(days), max(days)) if days else ()

    @cached_property
    def log_month(self) -> str:
        """The last month that any log is about and whose workdays were over by the last day of a log or of a
        settlement; empty without.

        Of that month and those before it a board tells who has no log: so the page of one person does not
        change with every day that somebody else writes about.
        """
        if not self.log_days:
            return ""
        first, last = self.log_days
        over = max([last, *(settled.act.as_of for settled in self.settled)])
        days = between(self.facts.workdays, first, f"{last[:7]}-31")
        running = {day[:7] for day in days if day > over}
        return max(({day[:7] for day in days} - running), default="")

    @cached_property
    def log_marks(self) -> Mapping[Day, Day]:
        """Workday → the day that its log stands for: itself, or the last workday of its week (X5).

        From the first day that any log is about to the last; a week that is not over by then has no mark.
        """
        if not self.log_days:
            return {}
        first, last = self.log_days
        ends = week_ends(self.facts.workdays, first, last)
        days = between(self.facts.workdays, first, last)
        marks = {day: ends.get(day, "") if self.weekly_logs(day[:7]) else day for day in days}
        return {day: mark for day, mark in marks.items() if mark}

    def weekly_logs(self, month: str) -> bool:
        """Whether one entry a week was due in a month."""
        try:
            return self.book.policies.for_day(f"{month}-01").logs.weekly
        except NoPolicy:
            return self.policy.logs.weekly

    def excused(self, person: str) -> frozenset[str]:
        """All days on which a person owed no log."""
        return self._excused.get(person, frozenset())

    @cached_property
    def _excused(self) -> dict[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        for (_, person), rows in self.facts.excused.items():
            found[person] = found.get(person, frozenset()).union(*(row.days for row in rows))
        return found

    @cached_property
    def names(self) -> Names:
        """What the newest policy calls its ids."""
        records = self.ledger.by_kind["policy"]
        return names_of(max(records, key=lambda record: int(record.value["version"])).value)

    def policy_of(self, period: str) -> Policy:
        """The policy in force for a period or year."""
        if period not in self._policies:
            self._policies[period] = self.book.policies.for_period(period)
        return self._policies[period]

    @cached_property
    def _policies(self) -> dict[str, Policy]:
        """Those asked for: of a few rounds, many thousand times."""
        return {}

    def unit_name(self, unit: str) -> str:
        """A unit's name, encoded; its id when there is no such unit."""
        return text(self.facts.units[unit].name if unit in self.facts.units else unit)

    def person_name(self, person: str) -> str:
        """A person's name, encoded, when the board may show it; else the id."""
        known = self.facts.people.get(person)
        return text(known.name if known and self.sight.sees("person.name") else person)

    def person_named(self, person: str) -> str:
        """A person's name and id, for where two people may share a name."""
        name = self.person_name(person)
        return name if name == person else f'{name} <span class="sj-id">{person}</span>'

    def history(self, person: str) -> list[tuple[Settled, PersonOutcome]]:
        """A person's settled outcomes, newest first."""
        found = [(s, s.outcome.people[person]) for s in self.settled if person in s.outcome.people]
        return found[::-1]

    def unit_history(self, unit: str) -> list[tuple[Settled, PersonOutcome]]:
        """A unit's own settled outcomes, newest first."""
        found = [(s, s.outcome.people[unit]) for s in self.units_settled if unit in s.outcome.people]
        return found[::-1]

    def people_shown(self) -> list[Person]:
        """Everybody with an appointment to an assessed unit, by id."""
        people = sorted(self.facts.people.values(), key=lambda person: person.id)
        return [p for p in people if any(self._assessed(a.unit) for a in p.appointments)]

    @cached_property
    def shown_ids(self) -> frozenset[str]:
        """The ids of everybody who has a page."""
        return frozenset(person.id for person in self.people_shown())

    def score(self, settled: Settled, outcome: PersonOutcome) -> str:
        """The score with its declared places, or nothing when there is none or it may not be shown."""
        if outcome.score is None or not self.sight.sees("result.score"):
            return ""
        return decimal(outcome.score, settled.outcome.places)

    def grade(self, settled: Settled, outcome: PersonOutcome) -> str:
        """The grade as a badge, in the words of the person's identity."""
        if outcome.grade is None or not self.sight.sees("result.grade"):
            return ""
        return self.grade_badge(settled, outcome.grade, outcome.identity)

    def grade_badge(self, settled: Settled, grade_id: str, identity: str) -> str:
        """The badge of a grade."""
        order = self.scheme(settled.period).composition.grades.ids
        return grade(text(self.grade_word(settled, grade_id, identity)), order.index(grade_id))

    def grade_word(self, settled: Settled, grade_id: str, identity: str) -> str:
        """The plain name of a grade, in the words of an identity."""
        policy = self.policy_of(settled.period)
        own = next((i.grade_names for i in policy.identities if i.id == identity), {})
        common = {named.id: named.name for named in self.scheme(settled.period).composition.grades.order}
        return own.get(grade_id) or common[grade_id]

    def rank(self, outcome: PersonOutcome) -> str:
        """The rank among people of the same cohort, ``3 / 18``, when there is one and it may be shown."""
        shown = outcome.cohort_rank is not None and self.sight.sees("result.cohort_rank")
        return f"{outcome.cohort_rank} / {outcome.cohort_size}" if shown else ""

    def unit_of(self, person: Person) -> str:
        """The assessed unit somebody belongs to now, or belonged to last."""
        return [a.unit for a in person.appointments if self._assessed(a.unit)][-1]

    def records_of(self, kind: str, person: str) -> list[Map]:
        """A person's records of a kind, as far as the board may show them, in order of their ids."""
        return [self.sight.shown(kind, value) for value in self._records[kind].get(person, ())]

    def shown(self, kind: str, *needed: str) -> list[Shown]:
        """The records of a kind as far as the board may show them, in order of id.

        None at all when it may not show every field ``needed``.
        """
        if not self.sight.sees(*(f"{kind}.{field}" for field in needed)):
            return []
        if kind not in self._shown:
            records = self.ledger.by_kind[kind]
            shown = (Shown(each.id, each.keys, self.sight.shown(kind, each.value)) for each in records)
            self._shown[kind] = tuple(shown)
        return list(self._shown[kind])

    @cached_property
    def _shown(self) -> dict[str, Sequence[Shown]]:
        return {}

    def found(self, kind: str, name: str) -> Map:
        """The record of a kind whose id ends in ``name``, as far as it may be shown; empty without one.

        Of several, of several years, the newest.
        """
        record = self.named(kind, name)
        return self.sight.shown(kind, record.value) if record else {}

    def named(self, kind: str, name: str) -> Record | None:
        """The same record as it stands in the ledger, seen or not."""
        return self._by_name.get((kind, name))

    @cached_property
    def _by_name(self) -> Mapping[tuple[str, str], Record]:
        kinds = ("activity", "task", "order", "notice", "inspection")
        records = sorted((each for kind in kinds for each in self.ledger.by_kind[kind]), key=lambda e: e.id)
        return {(each.kind, each.id.rpartition("/")[2]): each for each in records}

    @cached_property
    def as_of(self) -> str:
        """The day as of which states are told: the last one that anything shown speaks of as done.

        A board never asks the clock, so that the same records give the same pages.
        """
        acts = (settled.act.as_of for settled in (*self.settled, *self.units_settled))
        last = max(acts, default="")
        for record in self.ledger.records.values():
            if record.kind not in ("policy", "calendar") and max(_deeds(record.value), default="") > last:
                last = max(last, *_deeds(self.sight.shown(record.kind, record.value)), "")
        return last

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """Every measure as it stands on the board's day, seen or not."""
        return measures(self.tree, self.book, self.as_of)

    @cached_property
    def measured(self) -> tuple[Measured, ...]:
        """What was measured in every settled round, as far as the board may show it."""
        return measured(self.sight, self.book, self.rounds)

    @cached_property
    def sheets(self) -> Mapping[str, Sequence[tuple[Settled, Sequence[Row]]]]:
        """Subject → what was measured of it, round by round, the newest first."""
        found: dict[str, list[tuple[Settled, Sequence[Row]]]] = {}
        for settled, units in self.measured:
            for sheet in (each for sheets in units.values() for each in sheets):
                found.setdefault(sheet.seat.person, []).append((settled, sheet.rows))
        return found

    @cached_property
    def own_records(self) -> Mapping[str, tuple[Item, ...]]:
        """Person → what the records say of them, seen or not; see `ledger.archive`."""
        return own_records(self.ledger)

    @cached_property
    def unit_records(self) -> Mapping[str, tuple[Item, ...]]:
        """Unit → what the records without a page of their own say of the unit itself, seen or not."""
        return unit_records(self.ledger, UNIT_KINDS)

    @cached_property
    def _records(self) -> dict[str, dict[str, list[Map]]]:
        found: dict[str, dict[str, list[Map]]] = {}
        for kind in ("adjustment", "veto", "summary"):
            of_kind = found.setdefault(kind, {})
            for record in self.ledger.by_kind[kind]:
                of_kind.setdefault(subject_of(record.value), []).append(record.value)
        return found

    def scheme(self, period: str) -> Scheme:
        """What the policy decides about a period, or about a year."""
        if period not in self._schemes:
            policy = self.policy_of(period)
            self._schemes[period] = scheme_of(policy, parse(period, policy))
        return self._schemes[period]

    @cached_property
    def _schemes(self) -> dict[str, Scheme]:
        return {}

    def _assessed(self, unit: str) -> bool:
        return unit in self.facts.units and self.facts.units[unit].assessed


def _ran(round_: str, before: str) -> bool:
    return running_order(round_) < running_order(before)


_DONE = frozenset(
    {"date", "filed", "received", "accepted", "answered", "closed", "done", "declared", "presented", "issued"}
)
"""Fields that hold the day on which something was done, whatever the kind."""


def _deeds(value: object) -> Iterator[str]:
    """The days, at any depth, on which a record says that something was done."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in _DONE and isinstance(inner, str):
                yield inner
            else:
                yield from _deeds(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _deeds(inner)
