"""Ballots: raters see a person's merit more or less alike, and no ballot breaks the limit at 90 (J9)."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.demo.records.ground import Ground
from ledger.demo.texts.stream import Stream
from ledger.reading.values import Map, Value
from ledger.records.kinds import KIND
from scoring.periods import Period
from scoring.styles import Style, styles_by_unit

BASE = 66
"""What somebody without any merit gets from a rater of middling temper."""
HIGH, SHARE, MOST, LEAST = 90, 3000, 97, 52
FEWEST = 4
"""Nobody is asked for unsigned ballots where fewer could be cast: the policy would withhold them."""
TURNOUT = 95
"""Ballots cast of a hundred that could be."""


def ballots(ground: Ground) -> Iterator[tuple[str, Map]]:
    """A box for every style of every settled round."""
    for period in ground.periods:
        if period.id in ground.plan.settled:
            found = styles_by_unit(ground.policy, ground.facts, period)
            for unit, styles in sorted(found.items()):
                for style in filter(_worth_asking, styles):
                    path = KIND["ballots"].path(
                        period=period.id, unit=unit, group=style.group, block=style.block
                    )
                    yield path, _box(ground, period, unit, style)


def _worth_asking(style: Style) -> bool:
    return style.named or len(style.raters) >= FEWEST


def _box(ground: Ground, period: Period, unit: str, style: Style) -> Map:
    stream = Stream.of(ground.plan.seed, "ballots", period.id, unit, style.block)
    cast = [
        _ballot(ground, stream, style.subjects) for _ in range(_turnout(ground, period, unit, style, stream))
    ]
    boxed: list[Value] = [dict(ballot) for ballot in sorted(cast, key=lambda ballot: list(ballot.values()))]
    return {
        "period": period.id,
        "unit": unit,
        "group": style.group,
        "block": style.block,
        "closed": ground.after(period.last, 5),
        "ballots": boxed,
    }


def _turnout(ground: Ground, period: Period, unit: str, style: Style, stream: Stream) -> int:
    """How many take part: nearly all, or too few where the plan says so."""
    if (period.id, unit, style.group) in ground.plan.withheld:
        return min(3, len(style.raters))
    cast = sum(style.named or stream.chance(TURNOUT) for _ in style.raters)
    return max(cast, min(FEWEST, len(style.raters)))


def _ballot(ground: Ground, stream: Stream, subjects: tuple[str, ...]) -> dict[str, int]:
    """One rater's scores: a temper of their own, the subject's merit, and a little chance."""
    temper = stream.between(-4, 4)
    scores = {person: _score(ground.people[person].merit, temper, stream) for person in subjects}
    places = max(1, SHARE * len(subjects) // 10000)
    high = sorted((person for person in subjects if scores[person] >= HIGH), key=lambda p: (-scores[p], p))
    return scores | dict.fromkeys(high[places:], HIGH - 1)


def _score(merit: int, temper: int, stream: Stream) -> int:
    return min(MOST, max(LEAST, BASE + merit + temper + stream.between(-3, 3)))
