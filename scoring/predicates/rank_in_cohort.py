"""Rank in cohort: among the best share of the cohort this year (J15). Exact, without rounding."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from scoring.case import Case, Verdict
from scoring.derivation import Node, answer, given, step
from scoring.exact import LEAST_SHARE
from scoring.policy.errors import Pointer, PolicyFault
from scoring.policy.judging import in_range
from scoring.policy.reading import Section
from scoring.policy.types import Condition, Policy
from scoring.predicates.predicate import Predicate


@dataclass(frozen=True, slots=True)
class Settings:
    """The share of the cohort, from 0 to 1."""

    within: Fraction


def _read(section: Section) -> Settings:
    return Settings(section.ratio("within"))


def _judge(condition: Condition, case: Case) -> Verdict:
    if case.cohort_rank is None or case.cohort_size is None:
        return Verdict("unknown", partial(given, "eligibility.no_rank", "unknown", clause=condition.clause))
    within: Fraction = condition.settings.within
    holds = case.cohort_rank * within.denominator <= case.cohort_size * within.numerator
    return Verdict(
        answer(holds), partial(_derive, condition, case.cohort_rank, case.cohort_size, answer(holds))
    )


def _derive(condition: Condition, rank: int, size: int, result: str) -> Node:
    limit = size * condition.settings.within
    within = given("eligibility.within", condition.settings.within, clause=f"{condition.clause}.within")
    places = step(
        "eligibility.rank_limit", "product", limit, (given("eligibility.cohort_size", size), within)
    )
    rank_leaf = given("eligibility.cohort_rank", rank)
    return step(
        "eligibility.rank_in_cohort",
        "at_most",
        result,
        (rank_leaf, places),
        clause=condition.clause,
    )


def _faults(settings: Settings, policy: Policy, at: Pointer) -> Iterator[PolicyFault]:
    yield from in_range(settings.within, LEAST_SHARE, 1, (*at, "within"))


PREDICATE = Predicate("rank_in_cohort", _read, _judge, lambda settings: 0, _faults)
