"""What the observations of a round look at, gathered from a ledger."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from ledger.refusal import Refusal
from ledger.results.book import Book
from ledger.results.spans import period_ids, span_of
from ledger.verify.found import Found
from ledger.verify.present import present
from scoring.fairness.observation import Evidence, Round
from scoring.frame import frame_of
from scoring.outcome import Outcome
from scoring.periods import Period, order, periods_of, split
from scoring.policy.fairness import FairnessRules
from scoring.rounds import PEOPLE, subjects_of

Rounds = Callable[[str], Outcome]
"""The outcome of a round: settled, or as of the day asked about."""


def gather(
    found: Found, book: Book, name: str, day: str, settled: Mapping[str, Outcome] = MappingProxyType({})
) -> Evidence:
    """The evidence on a round, settled or as of a day.

    What is known of settlements in force, ``settled``, is not computed again. Raises Refusal for a round that
    no policy knows, for one of units, and when the policy in force has no section ``fairness``.
    """
    span = span_of(book, name)
    if span.subjects != PEOPLE:
        raise Refusal("fairness.units", name=name)
    rules = book.policies.for_period(name).fairness
    if rules is None:
        raise Refusal("fairness.rules", name=name)

    def rounds(name: str) -> Outcome:
        return settled[name] if name in settled else present(found, book, name, day)[0]

    asked = _round(book, rounds, name)
    if not span.is_year:
        return Evidence(rules, asked, (asked,), _run(book, rounds, rules, name))
    begun = [period.id for period in _periods(book, span) if period.first <= day]
    periods = tuple(_round(book, rounds, period) for period in begun)
    run = _run(book, rounds, rules, begun[-1]) if begun else ()
    return Evidence(rules, asked, periods, run)


def _periods(book: Book, span: Period) -> tuple[Period, ...]:
    return periods_of(span.year, book.policies.for_year(span.year))


def _round(book: Book, rounds: Rounds, name: str) -> Round:
    outcome = rounds(name)
    return Round(frame_of(book.policies, book.facts, name, outcome.as_of), outcome)


def _run(book: Book, rounds: Rounds, rules: FairnessRules, last: str) -> tuple[Outcome, ...]:
    """The outcomes of the last periods up to this one, those without a single grade left out."""
    if rules.rotation is None:
        return ()
    before = [each for each in period_ids(book) if _is_period(each) and order(each) <= order(last)]
    run: list[Outcome] = []
    for each in sorted(before, key=order, reverse=True):
        if len(run) == rules.rotation.periods:
            break
        outcome = rounds(each)
        if any(person.grade is not None for person in outcome.people.values()):
            run.insert(0, outcome)
    return tuple(run)


def _is_period(name: str) -> bool:
    return subjects_of(name) == PEOPLE and bool(split(name)[1])
