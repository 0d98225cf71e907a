"""The people of a plan: a seat each, a name, a latent merit, and since when they are there."""

from __future__ import annotations

from collections.abc import Sequence

from ledger.demo.plan.model import LEADERSHIP, PlannedPerson, PlannedUnit, Post
from ledger.demo.plan.seats import Seat, seats
from ledger.demo.texts.people import person_name
from ledger.demo.texts.stream import Stream
from ledger.demo.texts.units import post_title, section

COUNT = 5
"""The district's leaders, who rate the heads of units."""
LEADER_RANK = "chuji"


def people(seed: int, year: int, units: Sequence[PlannedUnit]) -> tuple[PlannedPerson, ...]:
    """Everybody, numbered from 1: the district's leaders, then unit by unit."""
    assessed = [unit for unit in units if not unit.reason]
    stream = Stream.of(seed, "people")
    leaders = [_leader(number, stream) for number in range(1, COUNT + 1)]
    placed = enumerate(seats(assessed), COUNT + 1)
    return (*leaders, *(_person(year, number, seat, stream) for number, seat in placed))


def _leader(number: int, stream: Stream) -> PlannedPerson:
    role = "head" if number == 1 else "deputy"
    post = Post(
        "2021-09-01",
        None,
        LEADERSHIP,
        role,
        LEADER_RANK,
        "civil_servant",
        "区委领导" if number == 1 else "区领导",
    )
    return PlannedPerson(number, person_name(number), (post,), merit=stream.between(10, 28), misses=0)


def _person(year: int, number: int, seat: Seat, stream: Stream) -> PlannedPerson:
    """One person; merits are spread widely, misses are rare for most and frequent for a few."""
    since = f"{year - stream.between(2, 12)}-{stream.between(1, 12):02}-01"
    identity = "institution" if seat.unit.kind == "subordinate" and seat.role == "staff" else "civil_servant"
    post = Post(
        since,
        None,
        seat.unit.id,
        seat.role,
        seat.rank,
        identity,
        post_title(seat.unit.named, seat.role, number),
        section(seat.unit.named, number)[0] if seat.role == "staff" else "",
    )
    merit = (stream.below(31) + stream.below(31)) // 2
    misses = stream.between(30, 90) if stream.chance(5) else stream.below(12)
    return PlannedPerson(number, person_name(number), (post,), merit, misses)
