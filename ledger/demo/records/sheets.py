"""The leaders' score sheets of the units, one a rater and class of units in every settled quarter."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.demo.records import calendar
from ledger.demo.records.ground import Ground
from ledger.demo.texts.stream import Stream
from ledger.reading.values import Map, Value
from ledger.records.kinds import KIND
from scoring.periods import Period

SHEET = "leaders"
RATERS = ("lead", "members")
ITEMS = ("work", "service.speed", "service.manner")
HIGH, SHARE = 95, 3000
"""So many basis points of a sheet's units may get that score or more for an item."""


def sheets(ground: Ground) -> Iterator[tuple[str, Map]]:
    """Sheets as they were filled in after the quarter."""
    classes = sorted({unit.kind for unit in ground.units.values()})
    for period in ground.settled:
        for number, (group, rater) in enumerate(((group, rater) for group in classes for rater in RATERS), 1):
            path = KIND["score-sheet"].path(period=period.id, sheet=SHEET, rater=rater, group=group)
            yield path, _sheet(ground, period, rater, group, number)


def _sheet(ground: Ground, period: Period, rater: str, group: str, number: int) -> Map:
    units = sorted(id_ for id_, unit in ground.units.items() if unit.kind == group)
    stream = ground.stream("sheet", period.id, rater, group)
    scores = [dict(zip(units, column, strict=True)) for column in _columns(stream, len(units))]
    rows: list[Value] = [
        {"unit": unit, "scores": {item: f"{of[unit]}" for item, of in zip(ITEMS, scores, strict=True)}}
        for unit in units
    ]
    day = ground.after(period.last, calendar.NOTICE - 3)
    return {
        "period": period.id,
        "sheet": SHEET,
        "rater": rater,
        "group": group,
        "date": day,
        "authority": f"云考评〔{day[:4]}〕{calendar.number_of(period)}{number:02}号",
        "rows": rows,
    }


def _columns(stream: Stream, count: int) -> Iterator[list[int]]:
    """The scores of every item, no more high ones than the policy lets through."""
    for _ in ITEMS:
        column = [stream.between(74, 98) for _ in range(count)]
        high = [place for place, score in enumerate(column) if score >= HIGH]
        for place in high[SHARE * count // 10000 :]:
            column[place] = HIGH - 1
        yield column
