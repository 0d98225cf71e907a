"""A round as another policy would have it, and what one policy changes against another."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ledger.refusal import Refusal
from ledger.results.book import Book
from ledger.verify.claims import claim
from ledger.verify.found import Found
from ledger.verify.present import present
from ledger.whatif.proposal import Proposal
from scoring.outcome import Outcome
from scoring.periods import PeriodError, parse
from scoring.policy.errors import PolicyError
from scoring.policy.faults import faults
from scoring.policy.read import read_policy
from scoring.policy.types import Policy
from scoring.policy.versions import Supposed
from scoring.rounds import is_year, running_order, year_of_round
from scoring.whatif.attribution import Comparison, compare
from scoring.whatif.clauses import Clause, between, differences

MOST_RUNS = 200
"""Outcomes made to narrow down the moves of one round; beyond it the clauses are told unsorted."""


def supposed(book: Book, policy: Policy, period: str) -> Book:
    """The ledger with one policy in force for a round (of a year: for its periods too).

    Raises Refusal when the policy's cycle has no such period.
    """
    try:
        parse(period, policy)
    except PeriodError as error:
        raise Refusal("policy.period", name=period, policy=policy.id, version=policy.version) from error
    return replace(book, policies=Supposed(book.policies, policy, period))


@dataclass(frozen=True, slots=True)
class Difference:
    """What a second policy changes against a first in one round, over the same facts as of the same day.

    ``book`` has the second one in force, for whoever words the results.
    """

    period: str
    as_of: str
    clauses: tuple[Clause, ...]
    comparison: Comparison
    book: Book


def differ(found: Found, book: Book, pair: tuple[Proposal, Proposal], period: str, day: str) -> Difference:
    """Compare two sound policies in a round as of a day; raises Refusal for a period one of them has not."""
    first, second = pair
    assert first.policy is not None
    assert second.policy is not None
    clauses = differences(first.value, second.value)
    after = supposed(book, second.policy, period)
    supposed(book, first.policy, period)

    made = _earlier(found, book, period, day)

    def run(taken: frozenset[int]) -> Outcome | None:
        policy = _policy(first, second, [clauses[index] for index in sorted(taken)], len(clauses))
        if policy is None:
            return None
        return present(found, supposed(book, policy, period), period, day, settled=False, made=made)[0]

    return Difference(period, day, clauses, compare(len(clauses), run, MOST_RUNS), after)


def rounds(found: Found, now: str) -> list[tuple[str, str]]:
    """Every settled round with the day as of which it was settled, in the order in which they ran."""
    acts = ((period, claim(found, period, numbers[-1])) for period, numbers in found.numbers.items())
    return sorted(
        ((period, act.as_of if act else now) for period, act in acts), key=lambda pair: running_order(pair[0])
    )


def _earlier(found: Found, book: Book, period: str, day: str) -> dict[str, Outcome]:
    """What a year rests on of the years before it, which no supposed policy touches."""
    if not is_year(period):
        return {}
    before = [each for each in found.numbers if year_of_round(each) < year_of_round(period)]
    known: dict[str, Outcome] = {}
    for each in before:
        known[each] = present(found, book, each, day, made=known)[0]
    return known


def _policy(first: Proposal, second: Proposal, taken: list[Clause], count: int) -> Policy | None:
    """The first policy with these clauses; None when it would not pass the check."""
    if len(taken) == count:
        return second.policy
    try:
        policy = read_policy(between(first.value, second.value, taken))
    except PolicyError:
        return None
    # The first period it is in force for is not asked about: it is supposed to be in force.
    sound = all(found.pointer == ("effective_from",) for found in faults(policy))
    return policy if sound else None
