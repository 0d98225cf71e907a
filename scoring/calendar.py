"""Workdays: an ascending tuple of days, searched by bisection."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from scoring.facts import Day

NEVER: Day = "9999-12-31"
"""Stands for a day beyond the calendars: later than every day there is."""


def workdays_after(workdays: Sequence[Day], day: Day, count: int) -> Day:
    """The ``count``-th workday strictly after ``day`` (``day`` itself for 0); NEVER beyond the calendars."""
    if count == 0:
        return day
    index = bisect_right(workdays, day) + count - 1
    return workdays[index] if index < len(workdays) else NEVER


def between(workdays: Sequence[Day], first: Day, last: Day) -> Sequence[Day]:
    """The workdays from ``first`` to ``last``, both inside."""
    return workdays[bisect_left(workdays, first) : bisect_right(workdays, last)]
