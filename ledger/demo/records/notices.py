"""Public notices of settled results."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.demo.plan.model import OFFICE
from ledger.demo.records.ground import Ground
from ledger.demo.texts.reasons import result_notice
from ledger.reading.values import Map
from ledger.records.kinds import KIND
from scoring.periods import Period

WINDOW = 5
"""Workdays of a notice."""


def notices(ground: Ground) -> Iterator[tuple[str, Map]]:
    """A notice for every settled quarter."""
    for number, period in enumerate(ground.periods, 1):
        if period.id in ground.plan.settled:
            name = f"{period.id.lower()}-results"
            yield KIND["notice"].path(notice=name), _notice(ground, period, name, number)


def _notice(ground: Ground, period: Period, name: str, number: int) -> Map:
    first = ground.after(period.last, 10)
    last = ground.after(period.last, 10 + WINDOW - 1)
    title, text = result_notice(period.year, int(period.id[-1]), WINDOW)
    return {
        "notice": name,
        "kind": "result",
        "period": period.id,
        "title": title,
        "from": first,
        "to": last,
        "text": text,
        "contact": OFFICE,
        "authority": f"云考〔{period.year}〕{number + 2}号",
    }
