"""At which desk somebody sits: what they write about."""

from __future__ import annotations

from ledger.demo.records.ground import Ground
from ledger.demo.texts.desk import Desk
from scoring.roster import Seat


def desk_of(ground: Ground, seat: Seat) -> Desk:
    """The desk of somebody on a roster."""
    named = ground.units[seat.unit].named
    return Desk(named.line, seat.role, ground.people[seat.person].number, named.town)
