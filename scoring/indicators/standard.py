"""Standard: all points when done by the deadline, a share within so many workdays after it (D16)."""

from dataclasses import dataclass
from fractions import Fraction

from scoring.calendar import workdays_after
from scoring.derivation import Node, answer, given, step
from scoring.exact import WHOLE
from scoring.facts import Day
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
    """Within ``late_workdays`` after the deadline, ``late_share`` basis points are earned."""

    late_workdays: int
    late_share: int


def _read(section: Section) -> Settings:
    return Settings(section.integer("late_workdays"), section.integer("late_share"))


def _late(measure: Measure) -> Fraction:
    return measure.points * Fraction(measure.settings.late_share, WHOLE)


def _last(measure: Measure, times: Times, deadline: Day) -> Day:
    return workdays_after(times.workdays, deadline, measure.settings.late_workdays)


def _score(measure: Measure, reading: Reading, times: Times) -> Fraction | None:
    if reading.deadline is None:
        return None
    last = _last(measure, times, reading.deadline)
    if reading.done is None:
        return NOTHING if times.as_of > last else None
    if reading.done <= reading.deadline:
        return measure.points
    return _late(measure) if reading.done <= last else NOTHING


def _derive(measure: Measure, reading: Reading, times: Times, value: Fraction) -> Node:
    settings: Settings = measure.settings
    deadline, done = reading.deadline or "", reading.done or ""
    last = _last(measure, times, deadline)
    in_time = given(
        "indicators.in_time",
        answer(done != "" and done <= deadline),
        record=reading.record,
        done=done,
        deadline=deadline,
    )
    within = given(
        "indicators.within_late",
        answer(done != "" and done <= last),
        clause=f"{measure.clause}.method.late_workdays",
        basis=measure.basis,
        record=reading.record,
        done=done,
        last=last,
    )
    share = setting(measure, "indicators.late_share", settings.late_share, "late_share")
    part = step(
        "indicators.late_part", "quotient", Fraction(settings.late_share, WHOLE), (share, constant(WHOLE))
    )
    late = step("indicators.late_points", "product", _late(measure), (full_points(measure), part))
    return item(measure, "choose", value, (in_time, full_points(measure), within, late, constant(0)))


METHOD = Method("standard", ("deadline",), _read, _score, _derive)
