"""Count, for negative indicators: so many points deducted for each, at most the indicator's points."""

from dataclasses import dataclass
from fractions import Fraction

from scoring.derivation import Node, step
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
from scoring.policy.indicators import Measure
from scoring.policy.reading import Section


@dataclass(frozen=True, slots=True)
class Settings:
    """The points deducted for each."""

    each: Fraction


def _read(section: Section) -> Settings:
    return Settings(section.decimal("each"))


def _score(measure: Measure, reading: Reading, times: Times) -> Fraction | None:
    if reading.actual is None:
        return None
    settings: Settings = measure.settings
    return min(max(reading.actual.value * settings.each, NOTHING), measure.points)


def _derive(measure: Measure, reading: Reading, times: Times, value: Fraction) -> Node:
    settings: Settings = measure.settings
    assert reading.actual is not None
    each = setting(measure, "indicators.each", settings.each, "each")
    counted = step(
        "indicators.counted", "product", reading.actual.value * settings.each, (reading.actual.derive(), each)
    )
    return item(measure, "clamp", value, (counted, constant(0), full_points(measure)))


METHOD = Method("count", ("actual",), _read, _score, _derive, negative=True)
