"""Ladder: a measure that grows with the years in a row that were such (two of 不称职, three of 优秀; T13).

A year counts when its annual grade is one of ``grades``, or when the person was last in the unit, whichever
of the two the ladder asks for. With neither it is about this year alone, and ``when`` decides.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from scoring.case import Case, Effect
from scoring.consequences.kind import ConsequenceKind
from scoring.consequences.last_in_unit import (
    TIES,
    Step,
    lowest_by_unit,
    measures_of,
    read_step,
    step_faults,
)
from scoring.derivation import Node, answer, given, step
from scoring.policy.errors import Pointer, PolicyFault, fault
from scoring.policy.judging import unknown
from scoring.policy.reading import Section
from scoring.policy.types import Condition, Consequence, Policy
from scoring.predicates.conditions import condition_faults, earlier_years, judge, read_condition


@dataclass(frozen=True, slots=True)
class Last:
    """Being last counts: among at least ``minimum`` people, with ``ties`` as in ``last_in_unit``."""

    minimum: int
    ties: str


@dataclass(frozen=True, slots=True)
class Settings:
    """Which years count, what must hold this year besides, and the steps."""

    grades: tuple[str, ...]
    last: Last | None
    when: Condition | None
    steps: tuple[Step, ...]


def _read(section: Section) -> Settings:
    return Settings(
        grades=section.texts("grades"),
        last=section.optional("last", _read_last),
        when=section.optional("when", read_condition),
        steps=section.each("steps", read_step),
    )


def _read_last(section: Section) -> Last:
    return Last(section.integer("minimum"), section.choice("ties", TIES))


def _apply(consequence: Consequence, cases: Sequence[Case]) -> dict[str, Effect]:
    settings: Settings = consequence.settings
    last = _last(settings, cases)
    effects = {}
    for case in cases:
        years = _years(settings, case, case.person in last)
        held = settings.when is None or judge(settings.when, case).answer == "yes"
        # Being last is a fact of the year, whatever follows from it: a later year counts back over it.
        if not years or not (held or case.person in last):
            continue
        steps = [each for each in settings.steps if held and each.years <= len(years)]
        rung = max(steps, key=_years_of, default=None)
        derive = partial(_derive, consequence, case, years if held else [], rung)
        effects[case.person] = Effect(rung.measure if rung else None, case.person in last, derive)
    return effects


def _last(settings: Settings, cases: Sequence[Case]) -> set[str]:
    """Those last in their unit this year, if that counts."""
    if settings.last is None:
        return set()
    groups = lowest_by_unit(cases, settings.last.minimum, settings.last.ties)
    return {case.person for _, lowest in groups for case in lowest}


def _years(settings: Settings, case: Case, last: bool) -> list[tuple[int, str]]:
    """The years in a row that count, this one first, with the records of the earlier ones."""
    if not settings.grades and settings.last is None:
        return [(case.year, "")]
    if case.grade not in settings.grades and not last:
        return []
    years = [(case.year, "")]
    while (found := case.history.get(years[-1][0] - 1)) and (
        found.grade in settings.grades or (settings.last is not None and found.last)
    ):
        years.append((found.year, found.record))
    return years


def _years_of(rung: Step) -> int:
    return rung.years


def _derive(
    consequence: Consequence, case: Case, years: Sequence[tuple[int, str]], rung: Step | None
) -> Node:
    """With no ``years`` nothing follows, since ``when`` does not hold."""
    settings: Settings = consequence.settings
    leaves = [given("consequence.year_counted", year, record=record) for year, record in years]
    count = step("consequence.years_counted", "count", len(years), leaves)
    inputs: list[Node] = []
    for index, each in sorted(enumerate(settings.steps) if years else (), key=lambda pair: -pair[1].years):
        clause = f"{consequence.clause}.steps.{index}"
        needed = given("consequence.step_years", each.years, clause=clause)
        reached = answer(len(years) >= each.years)
        inputs += [
            step("consequence.reached", "at_least", reached, (count, needed)),
            given("consequence.measure", each.measure, clause=clause),
        ]
    return step(
        "consequence.ladder",
        "choose",
        rung.measure if rung else None,
        [*inputs, given("constant", None)],
        clause=consequence.clause,
        basis=consequence.basis,
        notes=[] if settings.when is None else [judge(settings.when, case).derive()],
        consequence=consequence.id,
    )


def _faults(settings: Settings, policy: Policy, at: Pointer) -> Iterator[PolicyFault]:
    yield from unknown(settings.grades, policy.annual_grades(str(at[0])), (*at, "grades"), "annual.grades")
    yield from step_faults(settings.steps, at)
    if settings.when is not None:
        yield from condition_faults(settings.when, policy, (*at, "when"))
    if not settings.grades and settings.last is None:
        for index, each in enumerate(settings.steps):
            if each.years > 1:
                yield fault((*at, "steps", index, "years"), "out_of_range", value=each.years, min=1, max=1)


def _back(settings: Settings) -> int:
    """How many earlier years matter: of the steps, and of the condition."""
    steps = max((each.years for each in settings.steps), default=1) - 1
    return max([steps, *(earlier_years(each) for each in _conditions(settings))])


def _conditions(settings: Settings) -> tuple[Condition, ...]:
    return () if settings.when is None else (settings.when,)


KIND = ConsequenceKind(
    "ladder",
    _read,
    _apply,
    _back,
    _faults,
    _conditions,
    measures_of,
    lambda settings: settings.last is not None,
)
