"""Unit grade: the person's unit has one of these annual grades this year (D3)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from scoring.case import Case, Verdict
from scoring.derivation import Node, answer, given, step
from scoring.past import UnitGrade
from scoring.policy.errors import Pointer, PolicyFault, fault
from scoring.policy.judging import unknown
from scoring.policy.reading import Section
from scoring.policy.types import Condition, Policy
from scoring.predicates.predicate import UNIT_GRADE, Predicate


@dataclass(frozen=True, slots=True)
class Settings:
    """The grades that a unit may have."""

    grades: tuple[str, ...]


def _read(section: Section) -> Settings:
    return Settings(section.texts("grades"))


def _judge(condition: Condition, case: Case) -> Verdict:
    found = case.unit_grade
    if found is None:
        return Verdict(
            "unknown", partial(given, "eligibility.no_unit_grade", "unknown", clause=condition.clause)
        )
    holds = answer(found.grade in condition.settings.grades)
    return Verdict(holds, partial(_derive, condition, case, found, holds))


def _derive(condition: Condition, case: Case, found: UnitGrade, holds: str) -> Node:
    leaf = given("eligibility.unit_graded", found.grade, record=found.record, unit=case.unit)
    wanted = [
        step(
            "eligibility.unit_grade_is",
            "equal",
            answer(found.grade == grade),
            (leaf, given("eligibility.unit_grade_wanted", grade, clause=f"{condition.clause}.grades")),
        )
        for grade in condition.settings.grades
    ]
    return step("eligibility.unit_grade", "any", holds, wanted, clause=condition.clause)


def _faults(settings: Settings, policy: Policy, at: Pointer) -> Iterator[PolicyFault]:
    if at[0] == "unit_annual":
        yield fault(at, "not_of_units", field="unit_grade")
    known = policy.grades_of_units or settings.grades
    yield from unknown(settings.grades, known, (*at, "grades"), "unit_annual.grades")


PREDICATE = Predicate("unit_grade", _read, _judge, lambda settings: 0, _faults, frozenset({UNIT_GRADE}))
