"""Petitions: what the public raised about units, on a sheet each, and how it was put right."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.demo.records.ground import Ground
from ledger.demo.records.steps import happened
from ledger.demo.texts import matters
from ledger.demo.texts.stream import Stream
from ledger.reading.values import Map
from ledger.records.kinds import KIND
from scoring.facts import Day
from scoring.periods import Period

MOST = 2
"""Petitions about a unit in a period, at most."""
CHANNELS = ("hotline", "hotline", "online", "letter", "visit", "box")
NATURES = ("complaint", "request", "request", "advice")
REMEDIES = ("solved", "solved", "solved", "explained", "explained", "repeated", "shirked")
LATE = 8
"""Petitions in a hundred that are answered late."""


def petitions(ground: Ground) -> Iterator[tuple[str, Map]]:
    """Those received up to today, numbered through in each period."""
    for period in ground.periods:
        days, number = ground.days(period.first, period.last), 0
        for unit in ground.units:
            seen: set[str] = set()
            stream = ground.stream("petitions", period.id, unit)
            for _ in range(stream.below(MOST + 1)):
                sheet = _petition(ground, period, unit, stream, stream.pick(days))
                if sheet["matter"] not in seen:
                    seen.add(str(sheet["matter"]))
                    number += 1
                    yield KIND["petition"].path(period=period.id, id=f"{number:04}"), sheet


def _petition(ground: Ground, period: Period, unit: str, stream: Stream, received: Day) -> Map:
    nature = stream.pick(NATURES)
    value: Map = {
        "period": period.id,
        "unit": unit,
        "channel": stream.pick(CHANNELS),
        "nature": nature,
        "matter": ground.spell(stream, matters.MATTERS[nature], unit),
        "received": received,
    }
    accepted = ground.after(received, 1)
    answered = ground.after(accepted, 13 if stream.chance(LATE) else stream.between(2, 9))
    closed = ground.after(answered, stream.between(1, 3))
    remedy = "explained" if nature == "advice" else stream.pick(REMEDIES)
    value |= {"accepted": accepted, "answered": answered}
    end: Map = {
        "closed": closed,
        "remedy": remedy,
        "result": stream.pick(matters.ANSWERS[remedy]),
        "satisfied": remedy in ("solved", "explained") and stream.chance(90),
    }
    return happened(value | end if closed <= ground.today else value, ground.today)
