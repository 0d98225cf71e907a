"""The roster of a round of units: which units are scored, and against which others."""

from scoring.facts import Day, Facts, Unit
from scoring.periods import Period
from scoring.policy.types import Policy
from scoring.roster import Seat, roster
from scoring.rounds import UNITS

KIND = "unit"
"""What stands where people have an identity and a counting base."""


def unit_roster(facts: Facts, period: Period) -> dict[str, Seat]:
    """The seats of the assessed units in force on the last day, by unit id in ascending order.

    A unit's seat has the unit where a person's has the person, and its class where a person's has the unit,
    the role, the rank and the cohort: units are weighted by class, ranked in it, and filed by it (T2, T3).
    """
    assert period.subjects == UNITS
    units = (facts.units[name] for name in sorted(facts.units))
    return {unit.id: _seat(unit) for unit in units if unit.assessed and _in_force(unit, period.last)}


def seats_of(policy: Policy, facts: Facts, period: Period) -> dict[str, Seat]:
    """The roster of a round of people or of units, by id in ascending order."""
    return unit_roster(facts, period) if period.subjects == UNITS else roster(policy, facts, period)


def _in_force(unit: Unit, day: Day) -> bool:
    return (unit.start is None or unit.start <= day) and (unit.end is None or day <= unit.end)


def _seat(unit: Unit) -> Seat:
    return Seat(
        person=unit.id,
        unit=unit.unit_class,
        role=unit.unit_class,
        rank=unit.unit_class,
        identity=KIND,
        counting_base=KIND,
        cohort=unit.unit_class,
        status="assessed",
        in_post=0,
        on_leave=0,
        worked=frozenset(),
        unit_class=unit.unit_class,
    )
