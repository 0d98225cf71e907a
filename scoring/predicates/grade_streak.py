"""Grade streak: one of these annual grades in each of the last years, this one included (T13)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from scoring.case import Case, Verdict
from scoring.derivation import Node, answer, given, step
from scoring.policy.errors import Pointer, PolicyFault
from scoring.policy.judging import in_range, unknown
from scoring.policy.reading import Section
from scoring.policy.types import Condition, Policy
from scoring.predicates.predicate import Predicate


@dataclass(frozen=True, slots=True)
class Settings:
    """One of ``grades`` in each of ``years`` years."""

    grades: tuple[str, ...]
    years: int


def _read(section: Section) -> Settings:
    return Settings(section.texts("grades"), section.integer("years"))


def _judge(condition: Condition, case: Case) -> Verdict:
    settings: Settings = condition.settings
    years = range(case.year, case.year - settings.years, -1)
    answers = [_year(settings, case, year) for year in years]
    result = "no" if "no" in answers else "unknown" if "unknown" in answers else "yes"
    return Verdict(result, partial(_derive, condition, case, result))


def _year(settings: Settings, case: Case, year: int) -> str:
    if year != case.year and year not in case.history:
        return "unknown"
    return answer(_grade(case, year) in settings.grades)


def _grade(case: Case, year: int) -> str | None:
    return case.grade if year == case.year else case.history[year].grade


def _derive(condition: Condition, case: Case, result: str) -> Node:
    settings: Settings = condition.settings
    years = range(case.year, case.year - settings.years, -1)
    nodes = [_explain(condition, case, year) for year in years]
    return step(
        "eligibility.grade_streak",
        "all",
        result,
        nodes,
        clause=condition.clause,
        annual_grades=" ".join(settings.grades),
        years=settings.years,
    )


def _explain(condition: Condition, case: Case, year: int) -> Node:
    if year != case.year and year not in case.history:
        return given("eligibility.year_unknown", "unknown", year=year)
    record = case.history[year].record if year != case.year else ""
    leaf = given("eligibility.year_grade", _grade(case, year), record=record, year=year)
    clause = f"{condition.clause}.grades"
    hits = [
        step(
            "eligibility.year_grade_is",
            "equal",
            answer(leaf.value == grade),
            (leaf, given("eligibility.grade_wanted", grade, clause=clause)),
        )
        for grade in condition.settings.grades
    ]
    return step("eligibility.year_has_grade", "any", _year(condition.settings, case, year), hits, year=year)


def _faults(settings: Settings, policy: Policy, at: Pointer) -> Iterator[PolicyFault]:
    yield from unknown(settings.grades, policy.annual_grades(str(at[0])), (*at, "grades"), "annual.grades")
    yield from in_range(settings.years, 1, 20, (*at, "years"))


PREDICATE = Predicate("grade_streak", _read, _judge, lambda settings: settings.years - 1, _faults)
