"""The year's end: the tallies of the democratic evaluation (J12)."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.demo.records.ground import Ground
from ledger.demo.texts.stream import Stream
from ledger.reading.values import Map, Value
from ledger.records.kinds import KIND
from scoring.periods import Period
from scoring.roster import Seat

DIMENSIONS = ("de", "neng", "qin", "ji", "lian")
FULL = 60
"""A merit at which everybody would vote for the best option."""


def year_end(ground: Ground) -> Iterator[tuple[str, Map]]:
    """A record for every unit, when the year is settled."""
    year = ground.year
    if year is None:
        return
    units: dict[str, list[Seat]] = {}
    for seat in ground.present(year):
        units.setdefault(seat.unit, []).append(seat)
    for number, (unit, seats) in enumerate(sorted(units.items()), 1):
        yield (
            KIND["democratic"].path(year=year.year, unit=unit),
            _democratic(ground, year, unit, seats, number),
        )


def _democratic(ground: Ground, year: Period, unit: str, seats: list[Seat], number: int) -> Map:
    stream = Stream.of(ground.plan.seed, "democratic", unit)
    due = max(6, len(seats) + 3)
    cast = due - stream.below(2)
    rows: list[Value] = [
        {
            "person": seat.person,
            "votes": {each: _votes(ground, seat.person, cast, stream) for each in DIMENSIONS},
        }
        for seat in seats
        if seat.status == "assessed"
    ]
    held = ground.days(f"{year.year}-12-15", f"{year.year}-12-31")[number % 8]
    return {"year": year.year, "unit": unit, "held": held, "due": due, "cast": cast, "rows": rows}


def _votes(ground: Ground, person: str, cast: int, stream: Stream) -> Map:
    merit = ground.people[person].merit + FULL // 3
    options = ["excellent" if stream.below(FULL) < merit else "competent" for _ in range(cast)]
    if stream.chance(8):
        options[0] = "basic"
    return {name: options.count(name) for name in ("excellent", "competent", "basic", "incompetent")}
