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


class Year(NamedTuple):
    """One of the years: its grade (None: none was given), whether there is a record, and the record."""

    year: int
    known: bool
    grade: str | None
    record: str


def _read(section: Section) -> Settings:
    return Settings(section.text("grade"), section.integer("at_least"), section.integer("years"))


def _judge(condition: Condition, case: Case) -> Verdict:
    settings: Settings = condition.settings
    years = [
        Year(case.year, True, case.grade, ""),
        *(_earlier(case, back) for back in range(1, settings.years)),
    ]
    with_grade = [year for year in years if year.grade == settings.grade]
    unknown = [year for year in years if not year.known]
    result = _answer(settings, len(with_grade), len(unknown))
    return Verdict(result, partial(_derive, condition, years, with_grade, unknown, result))


def _earlier(case: Case, back: int) -> Year:
    year = case.year - back
    found = case.history.get(year)
    return Year(year, True, found.grade, found.record) if found else Year(year, False, None, "")


def _answer(settings: Settings, with_grade: int, unknown: int) -> str:
    if with_grade >= settings.at_least:
        return "yes"
    return "unknown" if with_grade + unknown >= settings.at_least else "no"


def _derive(
    condition: Condition, years: list[Year], with_grade: list[Year], unknown: list[Year], result: str
) -> Node:
    settings: Settings = condition.settings
    others = [_leaf(year) for year in years if year.known and year not in with_grade]
    return step(
        "eligibility.annual_grade",
        "enough",
        result,
        (
            step("eligibility.years_with", "count", len(with_grade), map(_leaf, with_grade), notes=others),
            step("eligibility.years_unknown", "count", len(unknown), map(_leaf, unknown)),
            given("eligibility.years_needed", settings.at_least, clause=f"{condition.clause}.at_least"),
        ),
        clause=condition.clause,
        grade=settings.grade,
        years=settings.years,
    )


def _leaf(year: Year) -> Node:
    if not year.known:
        return given("eligibility.year_unknown", "unknown", year=year.year)
    return given("eligibility.year_grade", year.grade, record=year.record, year=year.year)


def _faults(settings: Settings, policy: Policy, at: Pointer) -> Iterator[PolicyFault]:
    if settings.grade not in policy.annual.composition.grades.ids:
        yield fault((*at, "grade"), "unknown_id", list="annual.grades", id=settings.grade)
    if not 1 <= settings.at_least <= settings.years:
        yield fault((*at, "at_least"), "out_of_range", value=settings.at_least, min=1, max=settings.years)


PREDICATE = Predicate("annual_grade", _read, _judge, lambda settings: settings.years - 1, _faults)
