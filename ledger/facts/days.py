"""Workdays from the calendar records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

_FRIDAY = 5


def workdays(calendars: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """All workdays of the calendars' years as ISO days, ascending.

    A workday is Monday to Friday and no holiday, or a make-up workday (docs/records.md, calendar).
    """
    found: set[str] = set()
    for calendar in calendars:
        first = date(calendar["year"], 1, 1)
        days = (first + timedelta(days=each) for each in range(366))
        weekdays = {day.isoformat() for day in days if day.year == first.year and day.isoweekday() <= _FRIDAY}
        found |= weekdays - set(calendar["holidays"]) | set(calendar["workdays"])
    return tuple(sorted(found))
