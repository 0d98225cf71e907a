"""When what belongs to a round happens: counted in workdays from its last day."""

from __future__ import annotations

from ledger.demo.records.ground import Ground
from scoring.facts import Day
from scoring.periods import Period

NOTICE, NOTICE_OF_YEAR = 6, 11
"""The first day of the notice."""
WINDOW = 5
"""Workdays of a notice."""
SETTLED, SETTLED_YEAR = 12, 17
"""The day of the settlement."""
CORRECTED = 22
"""The day of a correction."""


def notice(ground: Ground, period: Period) -> tuple[Day, Day]:
    """First and last day of the notice of a round's results."""
    first = NOTICE_OF_YEAR if period.is_year else NOTICE
    return ground.after(period.last, first), ground.after(period.last, first + WINDOW - 1)


def settled(ground: Ground, period: Period) -> Day:
    """The day as of which a round is settled."""
    return ground.after(period.last, SETTLED_YEAR if period.is_year else SETTLED)


def corrected(ground: Ground, period: Period) -> tuple[Day, Day]:
    """The day as of which a quarter is corrected, from which its notice hangs, and the notice's last day."""
    return ground.after(period.last, CORRECTED), ground.after(period.last, CORRECTED + WINDOW - 1)


def number_of(period: Period) -> int:
    """The number of a round among those of its year, which papers carry: 1 to 4, the year 5."""
    return 5 if period.is_year else int(period.id[-1])
