"""What could move a round between two revisions: records that are another, and the days of computing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ledger.history.edition import Edition
from ledger.history.shelf import Version
from ledger.records.kinds import kind_of, record_id
from ledger.records.loading import Record
from ledger.records.named import people_named, units_named
from ledger.results.concerns import concerns
from scoring.periods import Period, PeriodError, parse
from scoring.policy.types import Policy
from scoring.policy.versions import Policies
from scoring.resting import rounds_before
from scoring.rounds import is_year, running_order

AS_OF = "as_of"
"""The day as of which the round is computed is another."""
RESTS = "rests"
"""Another round that the year rests on was settled, or as of another day."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: of a record at ``path``, or, without a path, ``AS_OF`` or ``RESTS``.

    ``was`` and ``now`` are the versions, None where there is none.
    """

    path: str
    was: Version | None = None
    now: Version | None = None
    what: str = ""

    @property
    def kind(self) -> str:
        """``added``, ``changed`` or ``removed``; of what is no record, ``AS_OF`` or ``RESTS``."""
        if self.what:
            return self.what
        return "added" if self.was is None else "removed" if self.now is None else "changed"

    @property
    def record(self) -> str:
        """The id of the record; empty when it is none."""
        return record_id(self.path) if self.path else ""

    def names(self, subject: str) -> bool:
        """Whether the record, in one of its versions, is about a person or unit or names them."""
        return any(subject in _named(self.path, version) for version in (self.was, self.now) if version)


def _named(path: str, version: Version) -> set[str]:
    place = kind_of(path)
    keys = place[1] if place else {}
    found = {keys[key] for key in ("person", "unit") if key in keys}
    if isinstance(version.read, Record):
        value = version.read.value
        for named in (people_named, units_named):
            found |= {id_ for _, id_ in named(version.read.kind, value)}
    return found


def changes_between(first: Edition, second: Edition) -> dict[str, Change]:
    """Path → change, of every record whose meaning is another; another spelling is none."""
    found = {}
    for path in sorted(first.versions.keys() | second.versions.keys()):
        was, now = first.versions.get(path), second.versions.get(path)
        if was is not now and _meaning(was) != _meaning(now):
            found[path] = Change(path, was, now)
    return found


def _meaning(version: Version | None) -> object:
    """What counts of a version: its digest, and whether there is one at all."""
    if version is None:
        return None
    return version.read.digest if version.read is not None else version.findings


def concerning(
    changes: Mapping[str, Change], period: str, first: Edition, second: Edition
) -> tuple[Change, ...]:
    """The changes that a round may rest on: records, the day of computing, rounds settled before."""
    sides = [(side.book.policies, side.found.numbers) for side in (first, second)]
    spans = spans_of(period, sides)
    weekly = any(policy.logs.weekly for side in (first, second) for policy in side.book.policies.versions)
    records = [change for path, change in changes.items() if concerns(path, spans, weekly=weekly)]
    return tuple(records) + ((Change("", what=RESTS),) if _rests_on_others(period, first, second) else ())


def spans_of(period: str, sides: Iterable[tuple[Policies, Iterable[str]]]) -> list[Period]:
    """The round itself and, of a year, the rounds that it may rest on.

    ``sides`` are the policies and the settled rounds of either revision.
    """
    names, told = {period}, list(sides)
    for policies, settled in told:
        policy = policies.find(period)
        if is_year(period) and policy is not None:
            names |= {*rounds_before(period, policies), *_before(settled, period)}
    found: list[Period] = []
    for name in sorted(names, key=running_order):
        for policies, _ in told:
            policy = policies.find(name)
            if policy is not None:
                found += _parsed(name, policy)
    return found


def _parsed(name: str, policy: Policy) -> Iterator[Period]:
    try:
        yield parse(name, policy)
    except PeriodError:
        return


def _rests_on_others(period: str, first: Edition, second: Edition) -> bool:
    if not is_year(period):
        return False
    one, other = (
        {each: side.act(each) for each in _before(side.found.numbers, period)} for side in (first, second)
    )
    return one != other


def _before(numbers: Iterable[str], period: str) -> list[str]:
    return [each for each in numbers if running_order(each) < running_order(period)]
