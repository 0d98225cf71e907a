"""Annual grade: a grade at least so many times in the last years, this one included (J15)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from scoring.case import Case, Verdict
from scoring.derivation import Node, given, step
from scoring.policy.errors import Pointer, PolicyFault, fault
from scoring.policy.reading import Section
from scoring.policy.types import Condition, Policy
from scoring.predicates.predicate import Predicate


@dataclass(frozen=True, slots=True)
class Settings:
    """``grade`` in ``at_least`` of the last ``years`` years."""

    grade: str
    at_least: int
    years: int


class Years(NamedTuple):
    """The years looked at: with the grade, without it, and those there is no record of."""

    having: list[int]
    others: list[int]
    unknown: list[int]


def _read(section: Section) -> Settings:
    return Settings(section.text("grade"), section.integer("at_least"), section.integer("years"))


def _judge(condition: Condition, case: Case) -> Verdict:
    settings: Settings = condition.settings
    years = _years(settings, case)
    answer = _answer(settings, len(years.having), len(years.unknown))
    return Verdict(answer, partial(_derive, condition, case, years, answer))


def _years(settings: Settings, case: Case) -> Years:
    years = Years([], [], [])
    for year in range(case.year, case.year - settings.years, -1):
        if year != case.year and year not in case.history:
            years.unknown.append(year)
        elif _grade(case, year) == settings.grade:
            years.having.append(year)
        else:
            years.others.append(year)
    return years


def _grade(case: Case, year: int) -> str | None:
    return case.grade if year == case.year else case.history[year].grade


def _answer(settings: Settings, having: int, unknown: int) -> str:
    if having >= settings.at_least:
        return "yes"
    return "unknown" if having + unknown >= settings.at_least else "no"


def _derive(condition: Condition, case: Case, years: Years, answer: str) -> Node:
    settings: Settings = condition.settings
    having, others = ([_leaf(case, year) for year in found] for found in (years.having, years.others))
    unknown = [given("eligibility.year_unknown", "unknown", year=year) for year in years.unknown]
    return step(
        "eligibility.annual_grade",
        "enough",
        answer,
        (
            step("eligibility.years_with", "count", len(having), having, notes=others),
            step("eligibility.years_unknown", "count", len(unknown), unknown),
            given("eligibility.years_needed", settings.at_least, clause=f"{condition.clause}.at_least"),
        ),
        clause=condition.clause,
        grade=settings.grade,
        years=settings.years,
    )


def _leaf(case: Case, year: int) -> Node:
    record = case.history[year].record if year in case.history else ""
    return given("eligibility.year_grade", _grade(case, year), record=record, year=year)


def _faults(settings: Settings, policy: Policy, at: Pointer) -> Iterator[PolicyFault]:
    if settings.grade not in policy.annual_grades(str(at[0])):
        yield fault((*at, "grade"), "unknown_id", list="annual.grades", id=settings.grade)
    if not 1 <= settings.at_least <= settings.years:
        yield fault((*at, "at_least"), "out_of_range", value=settings.at_least, min=1, max=settings.years)


PREDICATE = Predicate("annual_grade", _read, _judge, lambda settings: settings.years - 1, _faults)
