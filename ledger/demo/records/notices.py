"""Public notices of results before they are settled, and of corrections, with the same reach."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.demo.plan.model import OFFICE
from ledger.demo.records import calendar
from ledger.demo.records.ground import Ground
from ledger.demo.texts.reasons import correction_notice, result_notice
from ledger.reading.values import Map
from ledger.records.kinds import KIND
from scoring.periods import Period

CHANNELS = ("考核办公示栏", "区政府网站", "各单位公开栏")
"""Where results are published, and so corrections as well."""


def notices(ground: Ground) -> Iterator[tuple[str, Map]]:
    """Of every settled round of people and units; of a correction, when there is one."""
    for period in (*ground.settled, *((ground.year,) if ground.year else ())):
        for units in (False, True):
            name = f"{'units-' if units else ''}{period.id.lower()}-results"
            yield KIND["notice"].path(notice=name), _notice(ground, period, name, units=units)
    for period in ground.settled:
        if any(each.period == period.id and each.settled and each.forgotten for each in ground.plan.disputes):
            name = f"{period.id.lower()}-correction"
            yield KIND["notice"].path(notice=name), _correction(ground, period, name)


def _notice(ground: Ground, period: Period, name: str, *, units: bool) -> Map:
    first, last = calendar.notice(ground, period)
    quarter = None if period.is_year else int(period.id[-1])
    title, text = result_notice(period.year, quarter, calendar.WINDOW, units=units)
    return {
        "notice": name,
        "kind": "result",
        "period": f"{'units-' if units else ''}{period.id}",
        "title": title,
        "from": first,
        "to": last,
        "text": text,
        "contact": OFFICE,
        "authority": f"云考公示〔{first[:4]}〕{calendar.number_of(period) + (10 if units else 0)}号",
        "channels": list(CHANNELS),
    }


def _correction(ground: Ground, period: Period, name: str) -> Map:
    first, last = calendar.corrected(ground, period)
    title, text = correction_notice(period.year, int(period.id[-1]))
    return {
        "notice": name,
        "kind": "correction",
        "period": period.id,
        "title": title,
        "from": first,
        "to": last,
        "text": text,
        "contact": OFFICE,
        "authority": f"云考公示〔{first[:4]}〕{calendar.number_of(period) + 20}号",
        "number": 2,
        "corrects": f"{period.id.lower()}-results",
        "channels": list(CHANNELS),
    }
