"""Verify settled periods: read, recompute, render, compare."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from ledger.findings import Finding, finding
from ledger.records.parallel import collector_paused
from ledger.records.tree import Tree
from ledger.refusal import Refusal
from ledger.results.book import Book
from ledger.results.concerns import concerns
from ledger.results.places import is_year, running_order, settlement_path
from ledger.verify.claims import claim
from ledger.verify.faults import file_faults
from ledger.verify.found import Found
from ledger.verify.inputs import input_faults
from ledger.verify.recompute import Failure, Recomputed, recompute
from ledger.verify.superseded import superseded_faults
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
class Report:
    """Everything that differs, and the settlements that were recomputed."""

    findings: tuple[Finding, ...]
    settlements: tuple[Verified, ...]


def verify(tree: Tree, book: Book, periods: Collection[str] = ()) -> Report:
    """Recompute the settlements in force and compare them byte by byte; all, or those of the periods named.

    A year named brings its periods with it. Superseded settlements are held to their seals. Raises Refusal
    when a period named is not settled.
    """
    with collector_paused():
        return _verify(Found(tree), book, periods)


def _verify(found: Found, book: Book, periods: Collection[str]) -> Report:
    asked = _asked(found, periods)
    findings: list[Finding] = []
    settlements = []
    for done in recompute(book, [claim(found, p, found.numbers[p][-1]) for p in _needed(found, asked)]):
        period = done.act.period
        if period in asked:
            faults = list(_faults(found, book, done))
            findings += faults
            settlements += [_verified(done, not faults)] if isinstance(done, Recomputed) else []
    return Report(tuple(sorted(set(findings))), tuple(settlements))


def _asked(found: Found, periods: Collection[str]) -> list[str]:
    for period in periods:
        if period not in found.numbers:
            raise Refusal("verify.not_settled", name=period, nearest=", ".join(found.numbers))
    years = {period for period in periods if is_year(period)}
    return [p for p in found.numbers if not periods or p in periods or p[:4] in years]


def _needed(found: Found, asked: Collection[str]) -> list[str]:
    """The periods asked for and, when a year is among them, everything that ran before it."""
    last_year = max((period for period in asked if is_year(period)), default=None)
    if last_year is None:
        return list(asked)
    return [p for p in found.numbers if p in asked or running_order(p) < running_order(last_year)]


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
    span = parse(period, book.policies.for_period(period))
    return (fault for fault in book.ledger.findings if concerns(fault.path, [span]))


def _presence(found: Found, done: Recomputed) -> Iterator[Finding]:
    there = found.places(done.act.period, done.act.number)
    for path in sorted(there.keys() ^ done.places.keys()):
        rule = "V003" if path in there else "V002"
        yield finding(path, rule, period=done.act.period, number=done.act.number)


def _verified(done: Recomputed, agrees: bool) -> Verified:
    act, people = done.act, done.outcome.people
    units = {person.unit for person in people.values()}
    return Verified(act.period, act.number, act.as_of, len(people), len(units), agrees)
