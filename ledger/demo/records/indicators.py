"""Results of the units' indicators in every settled quarter."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.demo.records.ground import Ground
from ledger.demo.records.inspections import finding_of
from ledger.reading.values import Map, Value
from ledger.records.kinds import KIND
from scoring.periods import Period

TIERS = ("good", "good", "fair", "fair", "poor")


def indicators(ground: Ground) -> Iterator[tuple[str, Map]]:
    """A record for each unit and quarter."""
    for period in ground.settled:
        for unit in ground.units:
            rows: list[Value] = [*_rows(ground, period, unit)]
            value: Map = {"period": period.id, "unit": unit, "source": "季度指标汇总表", "rows": rows}
            yield KIND["indicator-results"].path(period=period.id, unit=unit), value


def _rows(ground: Ground, period: Period, unit: str) -> Iterator[Map]:
    stream = ground.stream("indicators", period.id, unit)
    yield {
        "indicator": "on-time",
        "actual": f"{stream.between(88, 99)}.{stream.below(10)}",
        "evidence": ["政务服务平台办结统计表"],
    }
    yield {"indicator": "hotline", "item": "speed", "actual": f"{stream.between(3, 7)}.{stream.below(10)}"}
    yield _answer(ground, period, unit, stream.pick(TIERS))
    if ground.units[unit].kind == "township":
        yield {
            "indicator": "patrols",
            "actual": f"{stream.between(760, 1080)}",
            "evidence": ["网格走访台账"],
        }
    else:
        yield {"indicator": "guidance", "actual": f"{stream.between(5, 15)}", "evidence": ["下基层指导记录"]}
    deadline = ground.days(period.first, period.last)[-3]
    done = ground.after(deadline, stream.between(1, 2)) if stream.chance(10) else deadline
    yield {"indicator": "report", "done": done, "deadline": deadline}
    yield {"indicator": "accidents", "actual": "1" if stream.chance(3) else "0"}


def _answer(ground: Ground, period: Period, unit: str, tier: str) -> Map:
    """The quality of answers; in the second quarter it rests on what the inspection of windows found."""
    row: Map = {"indicator": "hotline", "item": "answer", "tier": tier}
    finding = finding_of(ground, "window", unit) if period.id.endswith("Q2") else None
    return row | {"tier": "poor", "finding": finding} if finding else row
