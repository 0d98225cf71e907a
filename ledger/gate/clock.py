"""The day of a moment, by the one clock of the ledger."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from scoring.facts import Day

CHINA = timezone(timedelta(hours=8))
"""The one legal time of the country: its days are the days of the ledger."""


def day_of(moment: datetime) -> Day:
    """The day of a moment, which knows its zone."""
    return moment.astimezone(CHINA).date().isoformat()


def minute_of(moment: datetime) -> str:
    """A moment as people read it, to the minute."""
    return moment.astimezone(CHINA).strftime("%Y-%m-%d %H:%M")
