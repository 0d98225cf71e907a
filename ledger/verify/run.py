"""Verify settled periods: check the records, recompute, render, compare."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ledger.checks.registry import check_errors
from ledger.findings import Finding
from ledger.records.parallel import collector_paused, run
from ledger.records.tree import Tree
from ledger.refusal import Refusal
from ledger.results.act import Act
from ledger.results.book import Book
from ledger.results.concerns import concerns
from ledger.rules.catalogue import is_error, rule
from ledger.verify.claims import claim
from ledger.verify.examine import Examined, Verified, examine
from ledger.verify.found import Found
from scoring.outcome import Outcome
from scoring.periods import PeriodError, parse
from scoring.policy.versions import NoPolicy, Policies
from scoring.rounds import PEOPLE, is_year, running_order, subjects_of, year_of_round

__all__ = ["Report", "Verified", "verify", "verify_records"]


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
        return _Verifying(tree, book, periods, records=False).report(1)


def verify_records(tree: Tree, book: Book, periods: Collection[str] = (), *, jobs: int = 1) -> Report:
    """Verify as above, and hold the records that the settlements may rest on to every check.

    Errors count, whatever the day: nothing is judged against today.
    """
    with collector_paused():
        return _Verifying(tree, book, periods, records=True).report(jobs)


class _Verifying:
    """One run over the settlements and, when `records` says so, over the records."""

    def __init__(self, tree: Tree, book: Book, periods: Collection[str], *, records: bool) -> None:
        self.tree = tree
        self.book = book
        self.periods = periods
        self.records = records
        self.found = Found(tree)
        self.asked = asked_of(self.found, periods)
        self.outcomes: dict[str, Outcome] = {}
        self.digests: dict[str, str] = {}
        self.findings: set[Finding] = set()
        self.settlements: list[Verified] = []

    def report(self, jobs: int) -> Report:
        """Periods rest on no other settlement and are examined side by side, then each year in turn."""
        for wave in self._waves():
            for done, findings in run(_perform, self, wave, jobs):
                self.findings.update(findings)
                if done is not None:
                    self._take(done)
        settlements = sorted(self.settlements, key=lambda one: running_order(one.period))
        return Report(tuple(sorted(self.findings)), tuple(settlements))

    def _waves(self) -> list[list[Task]]:
        acts = [claim(self.found, p, self.found.numbers[p][-1]) for p in _needed(self.found, self.asked)]
        first: list[Task] = [None] if self.records else []
        first += [act for act in acts if not act.is_year]
        years: list[list[Task]] = [[act] for act in acts if act.is_year]
        return [first, *years]

    def _take(self, done: Examined) -> None:
        if done.outcome is not None:
            self.outcomes[done.act.period] = done.outcome
            self.digests |= done.digests
        if done.verified is not None and done.act.period in self.asked:
            self.settlements.append(done.verified)


Task = Act | None
"""A settlement to examine, or None: the records to check."""


def _perform(run: _Verifying, task: Task) -> tuple[Examined | None, Collection[Finding]]:
    if task is None:
        return None, record_errors(run.tree, run.book, run.periods)
    compare = task.period in run.asked
    done = examine(run.found, run.book, task, run.outcomes, run.digests, compare=compare)
    return done, done.findings


def record_errors(tree: Tree, book: Book, periods: Collection[str] = ()) -> list[Finding]:
    """Errors in the records that the periods named, or any, may rest on; none depends on today."""
    facts = (book.facts, list(book.policies.versions))
    return errors_of(check_errors(book.ledger, tree, now=None, facts=facts), book.policies, periods)


def errors_of(findings: Iterable[Finding], policies: Policies, periods: Collection[str]) -> list[Finding]:
    """Those findings that are errors and concern one of the periods; all errors when none is named.

    What texts tell that they must not is left to `shaiji check`: no result rests on it.
    """
    try:
        spans = [parse(period, policies.for_period(period)) for period in periods]
    except (PeriodError, NoPolicy):
        spans = []
    weekly = any(policy.logs.weekly for policy in policies.versions)
    errors = [finding for finding in findings if is_error(finding) and not rule(finding.rule).secret]
    return [error for error in errors if not spans or concerns(error.path, spans, weekly=weekly)]


def asked_of(found: Found, periods: Collection[str]) -> list[str]:
    """The rounds asked for in the order in which they ran; a year named brings those it may rest on with it.

    Raises Refusal when one is not settled.
    """
    for period in periods:
        if period not in found.numbers:
            raise Refusal("verify.not_settled", name=period, nearest=", ".join(found.numbers))
    years = [period for period in periods if is_year(period)]
    return [p for p in found.numbers if not periods or p in periods or any(_serves(p, y) for y in years)]


def _serves(name: str, year: str) -> bool:
    """Whether a year may rest on a round of the same assessment year."""
    same_year = year_of_round(name) == year_of_round(year)
    return same_year and subjects_of(year) in (PEOPLE, subjects_of(name))


def _needed(found: Found, asked: Collection[str]) -> list[str]:
    """The periods asked for and, when a year is among them, everything that ran before it."""
    last_year = max((period for period in asked if is_year(period)), default=None, key=running_order)
    if last_year is None:
        return list(asked)
    return [p for p in found.numbers if p in asked or running_order(p) < running_order(last_year)]
