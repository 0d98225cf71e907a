"""Assessment years and their periods: ids, days, and which period a day is in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from scoring.facts import Day, Month, PeriodId
from scoring.policy.types import Cycle, Policy, Scheme
from scoring.rounds import PEOPLE, UNITS, RoundId, period_of_round, round_id, subjects_of

PATTERN = re.compile(r"([0-9]{4})(?:-([MQH])([0-9]{1,2}))?", re.ASCII)
LETTERS = {1: "M", 3: "Q", 6: "H"}
"""Months of a period → the letter in its id."""
MONTHS = {letter: months for months, letter in LETTERS.items()}


class PeriodError(ValueError):
    """Not the id of a period, or of none that the policy's cycle has."""


@dataclass(frozen=True, slots=True)
class Period:
    """A period or, when ``id`` is the year alone, a whole assessment year. Both days are inside.

    ``id`` is what records call it; ``subjects`` says whose round is meant, of people or of units.
    """

    id: PeriodId
    year: int
    first: Day
    last: Day
    months: frozenset[Month]
    subjects: str = PEOPLE

    @property
    def round(self) -> RoundId:
        """The id of the round: what is settled."""
        return round_id(self.subjects, self.id)

    @property
    def is_year(self) -> bool:
        """Whether this is a whole year."""
        return "-" not in self.id


def parse(name: RoundId, policy: Policy) -> Period:
    """The period or year of a round. Records name periods of people, so that these need no score.

    Raises PeriodError when the policy's cycle has no such period, or the policy scores no units in it.
    """
    year, letter, number = split(name)
    period, length = year_of(year, policy), policy.cycle.period_months
    if letter and MONTHS[letter] != length:
        raise PeriodError(f"{name}: the periods of this policy have {length} months")
    if letter:
        period = _period(period_of_round(name), year, (number - 1) * length, length, policy.cycle)
    if subjects_of(name) == PEOPLE:
        return period
    of_units = replace(period, subjects=UNITS)
    scheme_of(policy, of_units)
    return of_units


def scheme_of(policy: Policy, period: Period) -> Scheme:
    """What is decided about the subjects of a period or year; raises PeriodError when nothing is."""
    of_people = period.subjects == PEOPLE
    year = policy.annual if of_people else policy.unit_annual
    scheme = year if period.is_year else policy.period if of_people else policy.unit_period
    if scheme is None:
        raise PeriodError(f"{period.round}: this policy scores no {period.subjects} then")
    return scheme


def year_of(year: int, policy: Policy) -> Period:
    """The assessment year ``year`` as a period."""
    return _period(f"{year:04}", year, 0, 12, policy.cycle)


def periods_of(year: int, policy: Policy) -> tuple[Period, ...]:
    """The periods of an assessment year in order."""
    length = policy.cycle.period_months
    return tuple(
        _period(_id(year, length, start), year, start, length, policy.cycle) for start in range(0, 12, length)
    )


def period_of(day: Day, policy: Policy) -> Period:
    """The period that a day is in."""
    offset = int(day[5:7]) - policy.cycle.first_month
    year, start, length = int(day[:4]) + offset // 12, offset % 12, policy.cycle.period_months
    start -= start % length
    return _period(_id(year, length, start), year, start, length, policy.cycle)


def split(name: RoundId) -> tuple[int, str, int]:
    """Year, letter and number of an id (``2026-Q3`` → 2026, Q, 3); a year has no letter and number 0.

    Of a round of units, those of its period. Raises PeriodError for anything else.
    """
    period = period_of_round(name)
    match = PATTERN.fullmatch(period)
    if not match:
        raise PeriodError(f"{name}: not the id of a period")
    year, letter, number = int(match[1]), match[2] or "", int(match[3] or 0)
    if letter and not _exists(period, year, MONTHS[letter], number):
        raise PeriodError(f"{name}: not the id of a period")
    return year, letter, number


def order(period: PeriodId) -> tuple[int, int]:
    """A key that orders periods of any length by the month they start in."""
    year, letter, number = split(period)
    return year, (number - 1) * MONTHS[letter] if letter else 0


def ascending(periods: Iterable[PeriodId]) -> list[PeriodId]:
    """The ids in order of time, a year after its periods."""
    return sorted(periods, key=lambda period: (split(period)[0], not split(period)[1], order(period), period))


def _exists(period: PeriodId, year: int, length: int, number: int) -> bool:
    return 1 <= number <= 12 // length and period == _id(year, length, (number - 1) * length)


def _id(year: int, length: int, start: int) -> PeriodId:
    number = start // length + 1
    return (
        f"{year:04}-{LETTERS[length]}{number:02}" if length == 1 else f"{year:04}-{LETTERS[length]}{number}"
    )


def _period(period: PeriodId, year: int, start: int, length: int, cycle: Cycle) -> Period:
    months = [_month(year, cycle.first_month - 1 + start + step) for step in range(length)]
    last = months[-1]
    return Period(period, year, f"{months[0]}-01", f"{last}-{_days(last):02}", frozenset(months))


def _month(year: int, index: int) -> Month:
    return f"{year + index // 12:04}-{index % 12 + 1:02}"


def _days(month: Month) -> int:
    year, number = int(month[:4]), int(month[5:])
    if number == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if number in (4, 6, 9, 11) else 31
