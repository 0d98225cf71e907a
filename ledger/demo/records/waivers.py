"""Waivers: more places for the best grade in a unit and quarter, on authority (X4)."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.demo.records.ground import Ground
from ledger.demo.texts.places import DISTRICT
from ledger.reading.values import Map
from ledger.records.kinds import KIND

SHARE = 5000


def waivers(ground: Ground) -> Iterator[tuple[str, Map]]:
    """Those of the plan."""
    for number, (period, unit) in enumerate(ground.plan.waived, 1):
        span = next(each for each in ground.periods if each.id == period)
        name = ground.units[unit].named.name
        yield (
            KIND["waiver"].path(period=period, id=f"{period.lower()}-{unit}"),
            {
                "period": period,
                "cap": "good",
                "unit": unit,
                "share": SHARE,
                "requested_by": name,
                "approved_by": f"{DISTRICT}委组织部",
                "authority": f"云组〔{span.year}〕{40 + number}号",
                "date": ground.days(span.first, span.last)[-4],
                "reason": "本季度承担全区防汛值守和群众转移任务，全员连续在岗。",
            },
        )
