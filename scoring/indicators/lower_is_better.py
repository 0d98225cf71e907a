"""Lower is better: all points up to the target; above it, so much less for every part that is exceeded."""

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
from scoring.rounding import rounded

ROUNDINGS = ("ceiling", "floor")
"""Whether a part that was begun counts, or only a full one."""


@dataclass(frozen=True, slots=True)
class Settings:
    """``deduct`` points for every ``per`` above the target, the last part by ``rounding``."""

    per: Fraction
    deduct: Fraction
    rounding: str


def _read(section: Section) -> Settings:
    return Settings(section.decimal("per"), section.decimal("deduct"), section.choice("rounding", ROUNDINGS))


def _score(measure: Measure, reading: Reading, times: Times) -> Fraction | None:
    if reading.actual is None or reading.target is None:
        return None
    settings: Settings = measure.settings
    over = max(reading.actual.value - reading.target.value, NOTHING)
    parts = rounded(over / settings.per, 0, settings.rounding)
    return max(measure.points - parts * settings.deduct, NOTHING)


def _derive(measure: Measure, reading: Reading, times: Times, value: Fraction) -> Node:
    settings: Settings = measure.settings
    assert reading.actual is not None
    assert reading.target is not None
    above = reading.actual.value - reading.target.value
    over = max(above, NOTHING)
    parts = rounded(over / settings.per, 0, settings.rounding)
    difference = step(
        "indicators.above_target", "difference", above, (reading.actual.derive(), reading.target.derive())
    )
    counted = step("indicators.over", "maximum", over, (difference, constant(0)))
    per = setting(measure, "indicators.per", settings.per, "per")
    exact = step("indicators.parts", "quotient", over / settings.per, (counted, per))
    mode = setting(measure, "indicators.rounding", settings.rounding, "rounding")
    whole = step("indicators.parts_counted", "round", parts, (exact, constant(0), mode))
    each = setting(measure, "indicators.part_points", settings.deduct, "deduct")
    lost = step("indicators.lost", "product", parts * settings.deduct, (whole, each))
    left = step(
        "indicators.left",
        "difference",
        measure.points - parts * settings.deduct,
        (full_points(measure), lost),
    )
    return item(measure, "maximum", value, (left, constant(0)))


METHOD = Method("lower_is_better", ("actual", "target"), _read, _score, _derive, quantitative=True)
