"""Clocks in days and workdays, and whether a corrected result is worse than the one before it."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from scoring.calendar import NEVER, between
from scoring.facts import Day


def days_after(workdays: Sequence[Day], day: Day, count: int, *, to_workday: bool) -> Day:
    """The day so many days after ``day``, which itself does not count.

    With ``to_workday`` a day that is no workday gives way to the next one; NEVER beyond the calendars.
    """
    last = (date.fromisoformat(day) + timedelta(days=count)).isoformat()
    if not to_workday:
        return last
    index = bisect_left(workdays, last)
    return workdays[index] if index < len(workdays) else NEVER


def ran(workdays: Sequence[Day], first: Day, last: Day, least: int, as_of: Day) -> bool:
    """Whether a notice from ``first`` to ``last`` was over before ``as_of`` and hung so many workdays."""
    return last < as_of and len(between(workdays, first, last)) >= least


class Result(NamedTuple):
    """A person's settled score and grade."""

    score: Fraction | None
    grade: str | None


def worse(before: Result, after: Result, grades: Sequence[str]) -> tuple[str, ...]:
    """Which of ``score`` and ``grade`` is worse afterwards; ``grades`` from the best to the lowest.

    To lose a score or grade is worse; to be given one where there was none is not.
    """
    found = []
    if before.score is not None and (after.score is None or after.score < before.score):
        found.append("score")
    if before.grade is not None and _place(after.grade, grades) > _place(before.grade, grades):
        found.append("grade")
    return tuple(found)


def _place(grade: str | None, grades: Sequence[str]) -> int:
    return grades.index(grade) if grade in grades else len(grades)
