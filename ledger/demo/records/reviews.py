"""Reviews of units in the meetings of the assessment group: named praise, criticism and guidance."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.demo.plan.model import LEADERSHIP
from ledger.demo.records.activities import meeting
from ledger.demo.records.ground import Ground
from ledger.demo.texts import matters
from ledger.reading.values import Map
from ledger.records.kinds import KIND
from scoring.periods import Period

REVIEWED = 40
"""Units in a hundred that are named in a meeting."""
TONES = ("praise", "praise", "praise", "criticism", "guidance")


def reviews(ground: Ground) -> Iterator[tuple[str, Map]]:
    """Of every quarter that has begun, by whoever leads the district."""
    for period in ground.periods:
        for unit in sorted(ground.units):
            if ground.stream("reviewed", period.id, unit).chance(REVIEWED):
                path = KIND["review"].path(period=period.id, id=f"{period.id.lower()}-{unit}")
                yield path, _review(ground, period, unit)


def _review(ground: Ground, period: Period, unit: str) -> Map:
    stream = ground.stream("review", period.id, unit)
    tone = stream.pick(TONES)
    day, held = meeting(ground, period)
    return {
        "period": period.id,
        "date": day,
        "reviewer": ground.heads[LEADERSHIP],
        "unit": unit,
        "tone": tone,
        "text": ground.spell(stream, matters.REVIEWS[tone], unit),
        "meeting": held,
        "evidence": ["会议记录"],
    }
