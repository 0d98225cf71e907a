"""Rank in unit: among the best share of the unit and counting base this year. Exact, without rounding."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from scoring.case import Case, Verdict
from scoring.derivation import Node, answer, given, step
from scoring.exact import LEAST_SHARE
from scoring.policy.errors import Pointer, PolicyFault, fault
from scoring.policy.judging import in_range
from scoring.policy.reading import Section
from scoring.policy.types import Condition, Policy
from scoring.predicates.predicate import Predicate


@dataclass(frozen=True, slots=True)
class Settings:
    """The share of the unit, above 0 and up to 1."""

    within: Fraction


def _read(section: Section) -> Settings:
    return Settings(section.ratio("within"))


def _judge(condition: Condition, case: Case) -> Verdict:
    if case.unit_rank is None or case.unit_size is None:
        return Verdict("unknown", partial(given, "eligibility.no_rank", "unknown", clause=condition.clause))
    holds = answer(case.unit_rank <= case.unit_size * condition.settings.within)
    return Verdict(holds, partial(_derive, condition, case.unit_rank, case.unit_size, holds))


def _derive(condition: Condition, rank: int, size: int, holds: str) -> Node:
    share: Fraction = condition.settings.within
    within = given("eligibility.within", share, clause=f"{condition.clause}.within")
    people = given("eligibility.unit_size", size)
    places = step("eligibility.unit_rank_limit", "product", size * share, (people, within))
    inputs = (given("eligibility.unit_rank", rank), places)
    return step("eligibility.rank_in_unit", "at_most", holds, inputs, clause=condition.clause)


def _faults(settings: Settings, policy: Policy, at: Pointer) -> Iterator[PolicyFault]:
    if at[0] == "unit_annual":
        yield fault(at, "not_of_units", field="rank_in_unit")
    yield from in_range(settings.within, LEAST_SHARE, 1, (*at, "within"))


PREDICATE = Predicate("rank_in_unit", _read, _judge, lambda settings: 0, _faults)
