"""Goals of the year: two of everybody and two of every unit, approved by whoever is above and then posted."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.demo.records.ground import Ground
from ledger.demo.texts import matters
from ledger.demo.texts.stream import Stream
from ledger.reading.values import Map, Value
from ledger.records.kinds import KIND
from scoring.facts import Day
from scoring.periods import Period
from scoring.roster import Seat

PATROLS = 900
"""Visits that a township sets itself for a quarter."""
SPEED = 4
"""Days that a unit sets itself for a call from the hotline."""


def goals(ground: Ground, period: Period) -> Iterator[tuple[str, Map]]:
    """Of those who arrive in a quarter; in the first one of units as well."""
    year = ground.plan.year
    for seat, first in _arrivals(ground, period):
        path = KIND["goals"].path(year=year, unit=seat.unit, person=seat.person)
        yield path, _of_person(ground, seat, first)
    for unit in ground.units if period == ground.periods[0] else ():
        yield KIND["unit-goals"].path(year=year, unit=unit), _of_unit(ground, unit)


def _arrivals(ground: Ground, period: Period) -> Iterator[tuple[Seat, Day]]:
    """Those who stand on a quarter's roster and on none before, with the day from which they set goals."""
    seen: set[str] = set()
    for before in ground.periods[: ground.periods.index(period)]:
        seen |= {seat.person for seat in ground.present(before)}
    for seat in ground.present(period):
        if seat.person not in seen:
            yield seat, max(period.first, min(seat.worked, default=period.first))


def _of_person(ground: Ground, seat: Seat, first: Day) -> Map:
    stream = ground.stream("goals", seat.person)
    chosen = stream.sample(matters.GOALS, 2)
    set_: list[Value] = [
        _goal(ground, stream, seat.unit, f"g{place}", text) for place, text in enumerate(chosen, 1)
    ]
    number = ground.people[seat.person].number
    steps = _steps(ground, first, ground.above(seat.person, seat.unit), number)
    head: Map = {"year": ground.plan.year, "unit": seat.unit, "person": seat.person, "goals": set_}
    return head | steps


def _of_unit(ground: Ground, unit: str) -> Map:
    stream, leader = ground.stream("goals", unit), ground.above(ground.heads[unit], unit)
    own = _goal(ground, stream, unit, "service", matters.UNIT_GOALS[0])
    set_: list[Value] = [own, _target(ground, "hotline", "热线诉求办理用时逐季压缩。", SPEED, item="speed")]
    if ground.units[unit].kind == "township":
        set_.append(_target(ground, "patrols", "网格走访每季度覆盖重点户。", PATROLS))
    number = 700 + sorted(ground.units).index(unit)
    steps = _steps(ground, f"{ground.plan.year}-01-01", leader, number)
    head: Map = {"year": ground.plan.year, "unit": unit, "goals": set_}
    return head | steps


def _goal(ground: Ground, stream: Stream, unit: str, name: str, text: str) -> Map:
    measures = (ground.spell(stream, (each,), unit) for each in stream.sample(matters.MEASURES, 2))
    return {
        "id": name,
        "text": ground.spell(stream, (text,), unit),
        "measures": list[Value](measures),
        "standard": stream.pick(matters.GOAL_STANDARDS),
    }


def _target(ground: Ground, indicator: str, text: str, size: int, item: str = "") -> Map:
    """A goal that sets the target of an indicator, the same in every quarter."""
    periods: list[Value] = [{"period": period, "target": f"{size}"} for period in ground.plan.periods]
    head: Map = {"id": indicator, "text": text, "measures": ["每月通报一次进度，落后的当月补上"]}
    head["indicator"] = indicator
    if item:
        head["item"] = item
    return head | {"periods": periods}


def _steps(ground: Ground, first: Day, leader: str, number: int) -> Map:
    """From the declaration to the posting."""
    declared, presented, approved, posted, last = (ground.after(first, count) for count in (3, 5, 7, 8, 12))
    return {
        "declared": declared,
        "presented": presented,
        "approved": {"date": approved, "by": leader, "authority": f"云目〔{first[:4]}〕{number}号"},
        "posted": {"from": posted, "to": last},
    }
