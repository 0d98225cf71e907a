"""Attendance: short leave and official travel that excuse from the log, and rare absences without leave."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.demo.records.ground import Ground
from ledger.demo.texts.stream import Stream
from ledger.reading.values import Map, Value
from ledger.records.kinds import KIND
from scoring.periods import Period
from scoring.roster import Seat

EXCUSED = 18
"""Excused days in a thousand workdays."""


def attendance(ground: Ground) -> Iterator[tuple[str, Map]]:
    """A record for each unit and period in which somebody was excused."""
    for period in ground.periods:
        rows: dict[str, list[Value]] = {}
        for seat in ground.seats(period).values():
            row = _row(ground, seat, period)
            if row:
                rows.setdefault(seat.unit, []).append(row)
        for unit, found in sorted(rows.items()):
            value: Map = {"period": period.id, "unit": unit, "source": "考勤系统导出", "rows": found}
            yield KIND["attendance"].path(period=period.id, unit=unit), value


def excused_days(ground: Ground, seat: Seat, period: Period) -> list[str]:
    """The days of a period on which a person owes no log though they are in post."""
    stream = Stream.of(ground.plan.seed, "excused", seat.person, period.id)
    days = [day for day in ground.days(period.first, period.last) if day in seat.worked]
    return [day for day in days if stream.chance(EXCUSED, 1000)]


def _row(ground: Ground, seat: Seat, period: Period) -> Map:
    """A person's row; empty when there is nothing to say."""
    excused: list[Value] = list(excused_days(ground, seat, period))
    return {"person": seat.person, "excused": excused} if excused else {}
