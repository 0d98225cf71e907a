"""Calendar records from the holidays as they were officially announced."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from ledger.reading.values import Map, Value

ANNOUNCED = "国务院办公厅关于{year}年部分节假日安排的通知"
NOT_ANNOUNCED = "{year}年部分节假日安排尚未公布，暂以周一至周五为工作日"


def calendar(year: int) -> Map:
    """The calendar record of a year; when its holidays are not known yet, one that says so."""
    from chinese_calendar import constants

    holidays = _days(constants.holidays, year, weekend=False)
    workdays = _days(constants.workdays, year, weekend=True)
    known = bool(holidays)
    source = (ANNOUNCED if known else NOT_ANNOUNCED).format(year=year)
    return {"year": year, "announced": known, "source": source, "holidays": holidays, "workdays": workdays}


def _days(days: Iterable[datetime.date], year: int, *, weekend: bool) -> list[Value]:
    """The days of that year that fall on a weekend, or on none, ascending: the others need not be said."""
    return [day.isoformat() for day in sorted(days) if day.year == year and (day.weekday() >= 5) == weekend]
