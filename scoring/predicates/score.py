"""Score: the year's score is at least so many points."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from scoring.case import Case, Verdict
from scoring.derivation import Node, answer, given, step
from scoring.policy.errors import Pointer, PolicyFault
from scoring.policy.judging import in_places, on_scale
from scoring.policy.reading import Section
from scoring.policy.types import Condition, Policy
from scoring.predicates.predicate import Predicate


@dataclass(frozen=True, slots=True)
class Settings:
    """The least score, in points."""

    at_least: Fraction


def _read(section: Section) -> Settings:
    return Settings(section.decimal("at_least"))


def _judge(condition: Condition, case: Case) -> Verdict:
    if case.points is None:
        return Verdict("unknown", partial(given, "eligibility.no_score", "unknown", clause=condition.clause))
    holds = answer(case.points >= condition.settings.at_least)
    return Verdict(holds, partial(_derive, condition, case.points, holds))


def _derive(condition: Condition, points: Fraction, holds: str) -> Node:
    least = given(
        "eligibility.least_score", condition.settings.at_least, clause=f"{condition.clause}.at_least"
    )
    inputs = (given("eligibility.score_given", points), least)
    return step("eligibility.score", "at_least", holds, inputs, clause=condition.clause)


def _faults(settings: Settings, policy: Policy, at: Pointer) -> Iterator[PolicyFault]:
    yield from in_places(settings.at_least, policy.points.places, (*at, "at_least"))
    bounds = [scheme.composition.bounds for scheme in policy.years(str(at[0]))]
    if bounds:
        low, high = min(each.min for each in bounds), max(each.max for each in bounds)
        yield from on_scale(settings.at_least, low, high, (*at, "at_least"))


PREDICATE = Predicate("score", _read, _judge, lambda settings: 0, _faults)
