"""Period grades: so many of the year's periods, or such a share of them, have one of these grades (X10).

Counted are the person's periods of the year with a grade. Without any the answer is not known.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from scoring.case import Case, Verdict
from scoring.derivation import Node, answer, given, step
from scoring.past import PeriodResult
from scoring.policy.errors import Pointer, PolicyError, PolicyFault, fault
from scoring.policy.judging import in_range, unknown
from scoring.policy.reading import Section
from scoring.policy.types import Condition, Policy
from scoring.predicates.predicate import Predicate

LIMITS = ("at_least", "at_most", "more_than")
"""How many: exactly one of these is given; the first two count periods, the last is a share of them."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The grades and the ``limit`` that the periods with one of them are held against."""

    grades: tuple[str, ...]
    kind: str
    limit: int | Fraction


def _read(section: Section) -> Settings:
    section.choice("of", ("year",), "year")
    kinds = [kind for kind in LIMITS if section.has(kind)]
    if len(kinds) != 1:
        raise PolicyError(fault(section.pointer, "missing_field", field=" / ".join(LIMITS)))
    (kind,) = kinds
    limit = section.ratio(kind) if kind == "more_than" else section.integer(kind)
    return Settings(section.texts("grades"), kind, limit)


def _judge(condition: Condition, case: Case) -> Verdict:
    settings: Settings = condition.settings
    graded = [result for result in case.periods if result.grade is not None]
    if not graded:
        derive = partial(given, "eligibility.no_periods", "unknown", clause=condition.clause)
        return Verdict("unknown", derive)
    hits = [result for result in graded if result.grade in settings.grades]
    holds = answer(_holds(settings, len(hits), len(graded)))
    return Verdict(holds, partial(_derive, condition, hits, graded, holds))


def _holds(settings: Settings, hits: int, graded: int) -> bool:
    if settings.kind == "more_than":
        return hits > settings.limit * graded
    return hits >= settings.limit if settings.kind == "at_least" else hits <= settings.limit


def _derive(
    condition: Condition, hits: Sequence[PeriodResult], graded: Sequence[PeriodResult], holds: str
) -> Node:
    settings: Settings = condition.settings
    grades = " ".join(settings.grades)
    found = step("eligibility.periods_with", "count", len(hits), map(_leaf, hits), grades=grades)
    clause = f"{condition.clause}.{settings.kind}"
    limit = given(f"eligibility.periods_{settings.kind}", settings.limit, clause=clause)
    operation = settings.kind
    if settings.kind == "more_than":
        whole = step("eligibility.periods_graded", "count", len(graded), map(_leaf, graded))
        share = Fraction(len(hits), len(graded))
        found, operation = step("eligibility.periods_share", "quotient", share, (found, whole)), "above"
    return step(
        "eligibility.period_grades", operation, holds, (found, limit), clause=condition.clause, grades=grades
    )


def _leaf(result: PeriodResult) -> Node:
    return given("grade.period", result.grade, record=result.record, period=result.period)


def _faults(settings: Settings, policy: Policy, at: Pointer) -> Iterator[PolicyFault]:
    yield from unknown(settings.grades, policy.period_grades(str(at[0])), (*at, "grades"), "grades")
    if settings.kind == "more_than":
        yield from in_range(settings.limit, 0, 1, (*at, "more_than"))
    if settings.kind == "at_least":
        yield from in_range(settings.limit, 0, policy.cycle.periods, (*at, "at_least"))


PREDICATE = Predicate("period_grades", _read, _judge, lambda settings: 0, _faults)
