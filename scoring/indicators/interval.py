"""Interval: points in proportion to the way from the value that earns nothing to the one that earns all."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from scoring.derivation import Node, step
from scoring.indicators.method import Method, Reading, Times, constant, full_points, item, setting
from scoring.policy.errors import Pointer, PolicyFault, fault
from scoring.policy.indicators import Measure
from scoring.policy.reading import Section


@dataclass(frozen=True, slots=True)
class Settings:
    """The values that earn nothing and everything; the latter may be the smaller one."""

    zero_at: Fraction
    full_at: Fraction


def _read(section: Section) -> Settings:
    return Settings(section.decimal("zero_at"), section.decimal("full_at"))


def _part(settings: Settings, actual: Fraction) -> Fraction:
    """How much of the way was made: below 0 or above 1 outside the interval."""
    return (actual - settings.zero_at) / (settings.full_at - settings.zero_at)


def _score(measure: Measure, reading: Reading, times: Times) -> Fraction | None:
    settings: Settings = measure.settings
    if reading.actual is None or settings.zero_at == settings.full_at:
        return None
    return measure.points * min(max(_part(settings, reading.actual.value), Fraction(0)), Fraction(1))


def _derive(measure: Measure, reading: Reading, times: Times, value: Fraction) -> Node:
    settings: Settings = measure.settings
    assert reading.actual is not None
    actual, part = reading.actual.value, _part(settings, reading.actual.value)
    zero = setting(measure, "indicators.zero_at", settings.zero_at, "zero_at")
    full = setting(measure, "indicators.full_at", settings.full_at, "full_at")
    way = step("indicators.way", "difference", actual - settings.zero_at, (reading.actual.derive(), zero))
    span = step("indicators.span", "difference", settings.full_at - settings.zero_at, (full, zero))
    made = step("indicators.part", "quotient", part, (way, span))
    kept = min(max(part, Fraction(0)), Fraction(1))
    counted = step("indicators.part_counted", "clamp", kept, (made, constant(0), constant(1)))
    return item(measure, "product", value, (full_points(measure), counted))


def _faults(measure: Measure, at: Pointer) -> Iterator[PolicyFault]:
    if measure.settings.zero_at == measure.settings.full_at:
        yield fault((*at, "full_at"), "no_interval", id=measure.id)


METHOD = Method("interval", ("actual",), _read, _score, _derive, quantitative=True, faults=_faults)
