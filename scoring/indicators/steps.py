"""Step: the points of the highest step that the value reaches; none below the first."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from scoring.derivation import Node, answer, step
from scoring.exact import decimal_text
from scoring.indicators.method import NOTHING, Method, Reading, Times, constant, item, setting
from scoring.policy.errors import Pointer, PolicyFault, fault
from scoring.policy.indicators import Measure
from scoring.policy.reading import Section


@dataclass(frozen=True, slots=True)
class Step:
    """The points for a value of ``at_least`` so much."""

    at_least: Fraction
    points: Fraction


@dataclass(frozen=True, slots=True)
class Settings:
    """The steps, rising."""

    steps: tuple[Step, ...]


def _read(section: Section) -> Settings:
    return Settings(section.each("steps", _read_step))


def _read_step(section: Section) -> Step:
    return Step(section.decimal("at_least"), section.decimal("points"))


def _score(measure: Measure, reading: Reading, times: Times) -> Fraction | None:
    if reading.actual is None:
        return None
    steps: tuple[Step, ...] = measure.settings.steps
    reached = [each.points for each in steps if reading.actual.value >= each.at_least]
    return reached[-1] if reached else NOTHING


def _derive(measure: Measure, reading: Reading, times: Times, value: Fraction) -> Node:
    assert reading.actual is not None
    actual, inputs = reading.actual, []
    for index, each in reversed(list(enumerate(measure.settings.steps))):
        line = setting(measure, "indicators.threshold", each.at_least, f"steps.{index}.at_least")
        reached = answer(actual.value >= each.at_least)
        inputs.append(step("indicators.reached", "at_least", reached, (actual.derive(), line)))
        inputs.append(setting(measure, "indicators.step_points", each.points, f"steps.{index}.points"))
    return item(measure, "choose", value, (*inputs, constant(0)))


def _faults(measure: Measure, at: Pointer) -> Iterator[PolicyFault]:
    steps: tuple[Step, ...] = measure.settings.steps
    for index, each in enumerate(steps):
        yield from beyond(measure, each.points, (*at, "steps", index, "points"))
    for index, (before, each) in enumerate(pairwise(steps), start=1):
        if each.at_least <= before.at_least:
            place = (*at, "steps", index, "at_least")
            yield fault(place, "levels_order", level=decimal_text(each.at_least))


def beyond(measure: Measure, points: Fraction, at: Pointer) -> Iterator[PolicyFault]:
    """Points above those that can be had."""
    if points > measure.points:
        most = decimal_text(measure.points)
        yield fault(at, "out_of_range", value=decimal_text(points), min=0, max=most)


METHOD = Method("step", ("actual",), _read, _score, _derive, quantitative=True, faults=_faults)
