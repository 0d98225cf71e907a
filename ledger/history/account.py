"""A comparison with the history behind it: which commit brought each cause, by whom, on what authority."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ledger.history.authors import Authors
from ledger.history.changes import Change
from ledger.history.comparison import Comparing, RoundChange, RowChange
from ledger.history.deciding import clauses, deciding
from ledger.history.details import Detail, details
from ledger.history.edition import Edition
from ledger.history.landings import Landing, Lines, Passing
from ledger.history.shelf import Version
from ledger.records.kinds import kind_of, record_path
from ledger.records.loading import Record
from ledger.results.places import settlement_path
from scoring.periods import PeriodError, parse, scheme_of
from scoring.policy.versions import NoPolicy

_STATED = ("authority", "by", "decided_by", "approved_by", "reason")
"""Fields in which a record says on whose word and why it is there."""
_NO_RULE = frozenset({"", "illustrative"})
"""What a basis says that names no rule."""


@dataclass(frozen=True, slots=True)
class Told:
    """One cause with its history: what became of the record, and how the change came to be.

    ``about`` is the record that a withdrawal or amendment speaks of, else empty. ``stated`` is what
    the record, or the amendment that permits its change, says of itself: `authority`, `by`, `reason`.
    """

    change: Change
    details: tuple[Detail, ...]
    landings: tuple[Landing, ...]
    about: str
    stated: Mapping[str, str]
    amendment: str
    subject: str
    """The person or unit that the record says it is about, when the id does not tell."""


class Account:
    """The account of two revisions."""

    def __init__(self, comparing: Comparing) -> None:
        self.comparing = comparing
        self.first, self.second = comparing.first, comparing.second
        self.git = comparing.second.shelf.git
        self.authors = Authors(self.git)

    @cached_property
    def rounds(self) -> list[RoundChange]:
        """Every round in which something is not as before."""
        return self.comparing.rounds()

    @cached_property
    def lines(self) -> Lines:
        """What lies between the two revisions."""
        return Lines(self.git, self.first.commit, self.second.commit, ("records",))

    @cached_property
    def passing(self) -> list[Passing]:
        """Changes of records of which nothing is left."""
        return self.lines.passing

    def told(self, whole: RoundChange, index: int) -> Told:
        """A cause of a round, by its position among the changes."""
        change = whole.changes[index]
        stated, amendment = stated_of(self.second, change)
        about = _about(change)
        record = _record(change.now) or _record(change.was)
        return Told(
            change,
            tuple(_details(whole, change)),
            self._landings(change.path),
            about,
            stated,
            amendment,
            _subject(record),
        )

    def _landings(self, path: str) -> tuple[Landing, ...]:
        """How a record came to be another; when that was before the first revision, the last time."""
        if not path:
            return ()
        between = self.lines.of(path)
        if between:
            return tuple(between)
        return tuple(Lines(self.git, "", self.first.commit, (path,)).of(path)[-1:])

    def settled_in(self, whole: RoundChange) -> Landing | None:
        """The commit that brought the settlement in force after, when it was another before."""
        act = whole.acts[1]
        if act is None:
            return None
        landings = self.lines.of(settlement_path(act.period, act.number))
        return landings[-1] if landings else None

    def of_file(self, row: RowChange) -> tuple[Landing, ...]:
        """How the settled file that a row stands in came to be another."""
        return tuple(self.lines.of(row.path)) if row.path else ()


def stated_of(side: Edition, change: Change) -> tuple[Mapping[str, str], str]:
    """On whose word and why a record changed: by the amendment that permits just this, else by itself.

    With it the id of the amendment, empty when there is none.
    """
    amendment = _amendment(side, change)
    record = amendment or _record(change.now) or _record(change.was)
    return _stated(record), amendment.id if amendment else ""


def rules_of(whole: RoundChange, row: RowChange) -> list[str]:
    """The policy clauses and field rules through which a subject moved.

    The components whose points are others, and the steps that decided the grade before and after.
    """
    found: list[str] = []
    parts = {move.what.partition(".")[2] for move in row.moves if move.what.startswith("parts.")}
    for side, name in zip(whole.editions, whole.periods, strict=True):
        found += [text for entry in _entries(side, name) if entry.id in parts for text in _rules(entry)]
    if any(move.what == "grade" for move in row.moves):
        found += [text for outcome in row.explained for text in clauses(deciding(outcome))]
    return [text for text in dict.fromkeys(found) if text not in _NO_RULE]


def _rules(entry: Any) -> list[str]:
    return [entry.clause, *entry.basis.split(", ")]


def _entries(side: Edition, period: str) -> Sequence[Any]:
    try:
        policy = side.book.policies.for_period(period)
        return scheme_of(policy, parse(period, policy)).composition.entries
    except (NoPolicy, PeriodError):
        return ()


def _details(whole: RoundChange, change: Change) -> list[Detail]:
    """What changed in the record; of a policy that is new, against the one that was in force before."""
    was = change.was
    if was is None and change.path.startswith("records/policies/"):
        was = _in_force(whole.editions[0], whole.periods[0])
    return details(was, change.now)


def _in_force(side: Edition, period: str) -> Version | None:
    policy = side.book.policies.find(period)
    return side.versions.get(record_path(f"policies/{policy.id}/v{policy.version}")) if policy else None


def _record(version: Version | None) -> Record | None:
    return version.read if version and isinstance(version.read, Record) else None


def _about(change: Change) -> str:
    """The record that a withdrawal or an amendment speaks of."""
    record, kind = _record(change.now) or _record(change.was), kind_of(change.path)
    if record is None or kind is None or kind[0].name not in ("withdrawal", "amendment"):
        return ""
    return str(record.value.get("record", ""))


def _amendment(side: Edition, change: Change) -> Record | None:
    """The amendment that permits just this change."""
    was, now = _record(change.was), _record(change.now)
    if was is None or now is None:
        return None
    for record in side.book.ledger.by_kind.get("amendment", ()):
        value = record.value
        if (value["record"], value["was"], value["now"]) == (now.id, was.digest, now.digest):
            return record
    return None


def _subject(record: Record | None) -> str:
    value = record.value if record else {}
    found = str(value.get("person") or value.get("unit") or "")
    return found if record and f"/{found}" not in record.id else ""


def _stated(record: Record | None) -> dict[str, str]:
    value = record.value if record else {}
    return {name: str(value[name]) for name in _STATED if isinstance(value.get(name), str)}
