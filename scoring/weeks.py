"""Weeks of logs: which day ends each, and until when its one entry may be filed (X5)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from scoring.calendar import between, workdays_after
from scoring.facts import Day
from scoring.periods import Period

_DAYS = 7


@dataclass(frozen=True, slots=True)
class Weeks:
    """The weeks of a period: Monday to Sunday, each called by its last workday, which lies in the period."""

    ends: Mapping[Day, Day]
    """Workday → the last workday of its week. A first week may have workdays before the period."""
    deadlines: Mapping[Day, Day]
    """Last workday → the last day on which the week's entry may be filed."""
    due: frozenset[Day]
    """The last workdays of the weeks whose late window has passed."""

    @property
    def months(self) -> frozenset[str]:
        """The months that have a day of one of the weeks."""
        return frozenset(day[:7] for day in self.ends)


def monday(day: Day) -> Day:
    """The Monday of a day's week."""
    found = date.fromisoformat(day)
    return (found - timedelta(days=found.weekday())).isoformat()


def week_ends(workdays: Sequence[Day], first: Day, last: Day) -> dict[Day, Day]:
    """Workday → last workday of its week, of the weeks whose last workday is from ``first`` to ``last``."""
    sunday = (date.fromisoformat(monday(last)) + timedelta(days=_DAYS - 1)).isoformat()
    weeks: dict[Day, list[Day]] = {}
    for day in between(workdays, monday(first), sunday):
        weeks.setdefault(monday(day), []).append(day)
    return {day: week[-1] for week in weeks.values() if first <= week[-1] <= last for day in week}


def weeks_of(workdays: Sequence[Day], period: Period, late: int, as_of: Day) -> Weeks:
    """The weeks of a period or year with ``late`` workdays to file in, as they stand on ``as_of``."""
    ends = week_ends(workdays, period.first, period.last)
    deadlines = {last: workdays_after(workdays, last, late) for last in ends.values()}
    return Weeks(ends, deadlines, frozenset(last for last, until in deadlines.items() if until < as_of))
