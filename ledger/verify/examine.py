"""Examine one settlement: recompute it and name everything in which it differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ledger.findings import Finding, finding
from ledger.results.act import Act
from ledger.results.book import Book
from ledger.results.compute import Known
from ledger.results.concerns import concerns
from ledger.results.files import Digests
from ledger.results.places import settlement_path
from ledger.verify.faults import file_faults
from ledger.verify.found import Found
from ledger.verify.inputs import input_faults
from ledger.verify.recompute import Failure, Recomputed, recompute_one
from ledger.verify.superseded import superseded_faults
from scoring.outcome import Outcome
from scoring.periods import parse


@dataclass(frozen=True, slots=True)
class Verified:
    """One settlement in force that was recomputed: how many people and units it covers."""

    period: str
    number: int
    as_of: str
    people: int
    units: int
    agrees: bool


@dataclass(frozen=True, slots=True)
class Examined:
    """What came of one settlement, without its files: enough for the years that rest on it."""

    act: Act
    outcome: Outcome | None
    """None when it could not be recomputed."""
    digests: Mapping[str, str]
    """Record id → digest of the units' results, as recomputed."""
    findings: tuple[Finding, ...]

    @property
    def verified(self) -> Verified | None:
        """What it says of itself, when it could be recomputed."""
        if self.outcome is None:
            return None
        people = self.outcome.people
        units = {person.unit for person in people.values()}
        act = self.act
        return Verified(act.period, act.number, act.as_of, len(people), len(units), not self.findings)


def examine(
    found: Found, book: Book, act: Act, known: Known, settled: Digests, *, compare: bool = True
) -> Examined:
    """Recompute a settlement, given what it may rest on, and compare it unless only its outcome is wanted."""
    done = recompute_one(book, act, known, settled)
    faults = tuple(_faults(found, book, done)) if compare else ()
    if isinstance(done, Failure):
        return Examined(act, None, {}, faults)
    return Examined(act, done.outcome, done.result_digests(), faults)


def _faults(found: Found, book: Book, done: Recomputed | Failure) -> Iterator[Finding]:
    act = done.act
    yield from _history(found, act.period)
    if isinstance(done, Failure):
        path = settlement_path(act.period, act.number)
        yield finding(path, "V011", period=act.period, number=act.number, why=done.why)
        yield from (fault for fault in book.ledger.findings if concerns(fault.path, []))
        return
    yield from _unreadable(book, act.period)
    yield from _presence(found, done)
    altered = [path for path, value in done.files.items() if path in found and not found.holds(path, value)]
    for path in altered:
        yield from file_faults(found, done, path)
    yield from input_faults(found, done, altered)


def _history(found: Found, period: str) -> Iterator[Finding]:
    """Gaps in the numbers, and the superseded settlements."""
    numbers = found.numbers[period]
    for missing in sorted(set(range(1, numbers[-1])) - set(numbers)):
        path = settlement_path(period, missing)
        yield finding(path, "G002", period=period, number=missing + 1, missing=missing)
    for number in numbers[:-1]:
        yield from superseded_faults(found, period, number)


def _unreadable(book: Book, period: str) -> Iterator[Finding]:
    """Faults of reading in records that the period may rest on: they were left out of the computation."""
    policy = book.policies.for_period(period)
    span, weekly = parse(period, policy), policy.logs.weekly
    return (fault for fault in book.ledger.findings if concerns(fault.path, [span], weekly=weekly))


def _presence(found: Found, done: Recomputed) -> Iterator[Finding]:
    there = found.places(done.act.period, done.act.number)
    for path in sorted(there.keys() ^ done.places.keys()):
        rule = "V003" if path in there else "V002"
        yield finding(path, rule, period=done.act.period, number=done.act.number)
