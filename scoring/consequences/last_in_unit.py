"""Last in the unit: a measure that grows with the years in a row in which somebody was last (J17)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from scoring.case import Case, Effect
from scoring.consequences.kind import ConsequenceKind
from scoring.derivation import Node, answer, given, step
from scoring.policy.errors import Pointer, PolicyFault, fault
from scoring.policy.reading import Section
from scoring.policy.types import Consequence, Policy

TIES = ("nobody", "everybody")


@dataclass(frozen=True, slots=True)
class Step:
    """The measure from so many years in a row on."""

    years: int
    measure: str
    name: str


@dataclass(frozen=True, slots=True)
class Settings:
    """The smallest number of people among whom one can be last, what ties do, and the steps."""

    minimum: int
    ties: str
    steps: tuple[Step, ...]


class Last(NamedTuple):
    """Somebody last: among so many people, so many of them tied, and the records of the years in a row."""

    among: int
    tied: int
    years: Sequence[tuple[int, str]]
    step: Step | None


def _read(section: Section) -> Settings:
    return Settings(
        section.integer("minimum"), section.choice("ties", TIES), section.each("steps", read_step)
    )


def read_step(section: Section) -> Step:
    """A step of ``steps``."""
    return Step(
        section.integer("years"), section.text("measure"), section.text("name", section.text("measure"))
    )


def _apply(consequence: Consequence, cases: Sequence[Case]) -> dict[str, Effect]:
    settings: Settings = consequence.settings
    effects = {}
    for among, lowest in lowest_by_unit(cases, settings.minimum, settings.ties):
        for case in lowest:
            last = _last(settings, case, among, len(lowest))
            measure = last.step.measure if last.step else None
            effects[case.person] = Effect(measure, True, partial(_derive, consequence, last))
    return effects


def lowest_by_unit(cases: Sequence[Case], minimum: int, ties: str) -> Iterator[tuple[int, list[Case]]]:
    """Of every unit and counting base: how many have a score, and who of them is last."""
    groups: dict[tuple[str, str], list[Case]] = {}
    for case in cases:
        if case.score is not None:
            groups.setdefault((case.unit, case.counting_base), []).append(case)
    for group in groups.values():
        yield len(group), _lowest(group, minimum, ties)


def _lowest(group: Sequence[Case], minimum: int, ties: str) -> list[Case]:
    if len(group) < minimum:
        return []
    least = min(case.score for case in group if case.score is not None)
    lowest = [case for case in group if case.score == least]
    return lowest if len(lowest) == 1 or ties == "everybody" else []


def _last(settings: Settings, case: Case, among: int, tied: int) -> Last:
    years = [(case.year, "")]
    while (found := case.history.get(years[-1][0] - 1)) and found.last:
        years.append((found.year, found.record))
    steps = [step for step in settings.steps if step.years <= len(years)]
    return Last(among, tied, years, max(steps, key=lambda step: step.years, default=None))


def _derive(consequence: Consequence, last: Last) -> Node:
    settings: Settings = consequence.settings
    years = [given("consequence.year_last", year, record=record) for year, record in last.years]
    notes = (given("consequence.among", last.among, tied=last.tied, minimum=settings.minimum),)
    count = step("consequence.years_last", "count", len(years), years, notes=notes)
    inputs: list[Node] = []
    for index, rung in _descending(settings):
        clause = f"{consequence.clause}.steps.{index}"
        needed = given("consequence.step_years", rung.years, clause=clause)
        reached = step("consequence.reached", "at_least", answer(len(years) >= rung.years), (count, needed))
        inputs += [reached, given("consequence.measure", rung.measure, clause=clause)]
    return step(
        "consequence.last_in_unit",
        "choose",
        last.step.measure if last.step else None,
        [*inputs, given("constant", None)],
        clause=consequence.clause,
        basis=consequence.basis,
        consequence=consequence.id,
    )


def _descending(settings: Settings) -> list[tuple[int, Step]]:
    return sorted(enumerate(settings.steps), key=lambda pair: -pair[1].years)


def _faults(settings: Settings, policy: Policy, at: Pointer) -> Iterator[PolicyFault]:
    yield from step_faults(settings.steps, at)


def step_faults(steps: Sequence[Step], at: Pointer) -> Iterator[PolicyFault]:
    """Steps whose years do not rise; ``at`` leads to the consequence."""
    years = [rung.years for rung in steps]
    for index, (before, after) in enumerate(zip([0, *years], years, strict=False)):
        if after <= before:
            yield fault((*at, "steps", index, "years"), "steps_order", years=after)


def _years(settings: Settings) -> int:
    return max((rung.years for rung in settings.steps), default=1) - 1


def measures_of(settings: Any) -> tuple[str, ...]:
    """The measures of the steps."""
    return tuple(rung.measure for rung in settings.steps)


KIND = ConsequenceKind(
    "last_in_unit", _read, _apply, _years, _faults, measures=measures_of, last=lambda settings: True
)
