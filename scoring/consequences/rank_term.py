"""Rank term: a grade shortens the term in rank by so many months (J16)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from scoring.case import Case, Effect
from scoring.consequences.kind import ConsequenceKind
from scoring.derivation import Node, given, step
from scoring.policy.errors import Pointer, PolicyFault, fault
from scoring.policy.reading import Section
from scoring.policy.types import Consequence, Policy


@dataclass(frozen=True, slots=True)
class Settings:
    """``months`` for the annual ``grade``."""

    grade: str
    months: int


def _read(section: Section) -> Settings:
    return Settings(section.text("grade"), section.integer("months"))


def _apply(consequence: Consequence, cases: Sequence[Case]) -> dict[str, Effect]:
    settings: Settings = consequence.settings
    effect = Effect(settings.months, False, partial(_derive, consequence))
    return {case.person: effect for case in cases if case.grade == settings.grade}


def _derive(consequence: Consequence) -> Node:
    settings: Settings = consequence.settings
    inputs = (
        step(
            "consequence.has_grade",
            "equal",
            "yes",
            (
                given("consequence.grade", settings.grade),
                given("consequence.grade_needed", settings.grade, clause=f"{consequence.clause}.grade"),
            ),
        ),
        given("consequence.months", settings.months, clause=f"{consequence.clause}.months"),
        given("constant", None),
    )
    return step(
        "consequence.rank_term",
        "choose",
        settings.months,
        inputs,
        clause=consequence.clause,
        basis=consequence.basis,
        consequence=consequence.id,
    )


def _faults(settings: Settings, policy: Policy, at: Pointer) -> Iterator[PolicyFault]:
    if settings.grade not in policy.annual_grades(str(at[0])):
        yield fault((*at, "grade"), "unknown_id", list="annual.grades", id=settings.grade)


KIND = ConsequenceKind("rank_term", _read, _apply, lambda settings: 0, _faults)
