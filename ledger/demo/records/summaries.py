"""Summaries of quarters and of the year, filed within the first workdays after it (J2)."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.demo.records.desks import desk_of
from ledger.demo.records.ground import Ground
from ledger.demo.texts.stream import Stream
from ledger.demo.texts.summaries import annual_summary, quarter_summary
from ledger.reading.values import Map
from ledger.records.kinds import KIND
from scoring.periods import Period
from scoring.roster import Seat

FORGOTTEN = 4
"""Missing summaries in a thousand."""


def summaries(ground: Ground) -> Iterator[tuple[str, Map]]:
    """A summary of everybody present, for every period that is over and for a year that is settled."""
    over = [period for period in ground.periods if period.id in ground.plan.settled]
    for period in [*over, *([ground.year] if ground.year else [])]:
        for seat in ground.present(period):
            stream = Stream.of(ground.plan.seed, "summary", period.id, seat.person)
            forgotten = stream.chance(FORGOTTEN, 1000) or (period.id, seat.person) in ground.plan.unfiled
            if not forgotten:
                path = KIND["summary"].path(period=period.id, unit=seat.unit, person=seat.person)
                yield path, _summary(ground, period, seat, stream)


def _summary(ground: Ground, period: Period, seat: Seat, stream: Stream) -> Map:
    desk, seed = desk_of(ground, seat), ground.plan.seed
    text = (
        annual_summary(seed, desk, period.year)
        if period.is_year
        else quarter_summary(seed, desk, period.year, int(period.id[-1]))
    )
    return {
        "person": seat.person,
        "unit": seat.unit,
        "period": period.id,
        "filed": ground.after(period.last, stream.between(1, 4)),
        "text": text,
    }
