"""Ratio: the points times actual ÷ target, between a floor, below which there are none, and a cap."""

from dataclasses import dataclass
from fractions import Fraction

from scoring.derivation import Node, answer, step
from scoring.indicators.method import (
    NOTHING,
    Method,
    Reading,
    Times,
    constant,
    full_points,
    item,
    setting,
)
from scoring.policy.errors import Pointer, PolicyFault
from scoring.policy.indicators import Measure
from scoring.policy.judging import in_order
from scoring.policy.reading import Section


@dataclass(frozen=True, slots=True)
class Settings:
    """The greatest rate that counts, and the rate below which nothing is earned."""

    cap: Fraction
    floor: Fraction


def _read(section: Section) -> Settings:
    return Settings(section.decimal("cap"), section.decimal("floor"))


def _rate(reading: Reading) -> Fraction | None:
    """Actual ÷ target; None without both, or when the target is not above 0: no rate can be formed then."""
    if reading.actual is None or reading.target is None or reading.target.value <= 0:
        return None
    return reading.actual.value / reading.target.value


def _score(measure: Measure, reading: Reading, times: Times) -> Fraction | None:
    settings: Settings = measure.settings
    rate = _rate(reading)
    if rate is None:
        return None
    return NOTHING if rate < settings.floor else measure.points * min(rate, settings.cap)


def _derive(measure: Measure, reading: Reading, times: Times, value: Fraction) -> Node:
    settings: Settings = measure.settings
    assert reading.actual is not None
    assert reading.target is not None
    found = reading.actual.value / reading.target.value
    rate = step("indicators.rate", "quotient", found, (reading.actual.derive(), reading.target.derive()))
    cap = setting(measure, "indicators.rate_cap", settings.cap, "cap")
    counted = step("indicators.rate_counted", "minimum", min(found, settings.cap), (rate, cap))
    floor = setting(measure, "indicators.rate_floor", settings.floor, "floor")
    below = step("indicators.below_floor", "below", answer(found < settings.floor), (rate, floor))
    earned = measure.points * min(found, settings.cap)
    product = step("indicators.of_points", "product", earned, (full_points(measure), counted))
    return item(measure, "choose", value, (below, constant(0), product))


def _faults(measure: Measure, at: Pointer) -> list[PolicyFault]:
    return list(in_order(measure.settings.floor, measure.settings.cap, at))


METHOD = Method("ratio", ("actual", "target"), _read, _score, _derive, quantitative=True, faults=_faults)
