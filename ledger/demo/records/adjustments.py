"""Adjustments of both signs, and the vetoes of the plan, each with authority and evidence."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.demo.plan.model import Misconduct
from ledger.demo.records.desks import desk_of
from ledger.demo.records.ground import Ground
from ledger.demo.texts.reasons import act
from ledger.demo.texts.stream import Stream
from ledger.reading.values import Map
from ledger.records.kinds import KIND
from scoring.periods import Period
from scoring.roster import Seat

RATE = 8
"""Adjusted people in a hundred, each period."""
ITEMS = (
    ("commended-district", ("0.50",)),
    ("commended-district", ("0.50",)),
    ("innovation", ("0.50", "0.80", "1.00")),
    ("commended-city", ("1.00",)),
    ("late-task", ("-0.20", "-0.30", "-0.50")),
    ("criticised", ("-0.50", "-1.00")),
)
"""Items of the catalogue with the points that the demo gives; one named twice is twice as frequent."""


def adjustments(ground: Ground) -> Iterator[tuple[str, Map]]:
    """Adjustment records of every period with ballots, numbered through."""
    for period in ground.periods:
        if period.id in ground.plan.settled:
            chosen = [seat for seat in ground.present(period) if _stream(ground, seat, period).chance(RATE)]
            for number, seat in enumerate(chosen, 1):
                path = KIND["adjustment"].path(period=period.id, id=f"{period.id.lower()}-{number:03}")
                yield path, _adjustment(ground, period, seat, number)


def vetoes(ground: Ground) -> Iterator[tuple[str, Map]]:
    """The plan's vetoes."""
    for number, planned in enumerate(ground.plan.vetoes, 1):
        path = KIND["veto"].path(period=planned.period, id=f"{planned.period.lower()}-{number:02}")
        yield path, _veto(ground, planned, number)


def _stream(ground: Ground, seat: Seat, period: Period) -> Stream:
    return Stream.of(ground.plan.seed, "adjustment", period.id, seat.person)


def _adjustment(ground: Ground, period: Period, seat: Seat, number: int) -> Map:
    stream = _stream(ground, seat, period)
    stream.below(2)
    item, points = stream.pick(ITEMS)
    words = act(stream, desk_of(ground, seat), item, period.year, 100 * int(period.id[-1]) + number)
    return {
        "person": seat.person,
        "period": period.id,
        "item": item,
        "points": stream.pick(points),
        "date": stream.pick(ground.days(period.first, period.last)),
        "reason": words.reason,
        "authority": words.authority,
        "decided_by": words.decided_by,
        "evidence": [words.evidence],
    }


def _veto(ground: Ground, planned: Misconduct, number: int) -> Map:
    seat = next(ground.seats(p)[planned.person] for p in ground.periods if p.id == planned.period)
    stream = Stream.of(ground.plan.seed, "veto", planned.person)
    words = act(stream, desk_of(ground, seat), planned.item, ground.plan.year, number)
    return {
        "person": planned.person,
        "period": planned.period,
        "ground": planned.item,
        "date": planned.day,
        "reason": words.reason,
        "authority": words.authority,
        "decided_by": words.decided_by,
        "evidence": [words.evidence],
    }
