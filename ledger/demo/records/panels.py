"""Panels: small units borrow raters from units they work with (J11)."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.demo.plan.model import OFFICE
from ledger.demo.plan.seats import SMALL
from ledger.demo.records.ground import Ground
from ledger.demo.texts.stream import Stream
from ledger.reading.values import Map, Value
from ledger.records.kinds import KIND
from scoring.periods import Period

RATERS = 8
"""How many raters a panel has, when the district has so many."""


def panels(ground: Ground) -> Iterator[tuple[str, Map]]:
    """A panel for every small unit and period."""
    for period in ground.periods:
        present: dict[str, list[str]] = {}
        for seat in ground.present(period):
            present.setdefault(seat.unit, []).append(seat.person)
        small = [unit for unit, people in sorted(present.items()) if len(people) < SMALL]
        for number, unit in enumerate(small, 1):
            yield (
                KIND["panel"].path(period=period.id, unit=unit),
                _panel(ground, period, unit, present, number),
            )


def _panel(ground: Ground, period: Period, unit: str, present: dict[str, list[str]], number: int) -> Map:
    others = [person for other, people in sorted(present.items()) if other != unit for person in people]
    stream = Stream.of(ground.plan.seed, "panel", unit)
    raters: list[Value] = list[Value](sorted(stream.sample(others, RATERS)))
    day = ground.days(period.first, period.last)[-8:][0]
    return {
        "period": period.id,
        "unit": unit,
        "raters": raters,
        "proposed_by": unit,
        "approved_by": OFFICE,
        "authority": f"云考参评〔{period.year}〕{period.id[-1]}{number:02}号",
        "date": day,
    }
