"""The large demo: a district of any number of people, in the proportions of the source (J1, J11, J13)."""

from __future__ import annotations

from dataclasses import replace

from ledger.demo.plan.model import LEADERS, LEADERSHIP, Dispute, Misconduct, Plan, PlannedPerson, PlannedUnit
from ledger.demo.plan.people import people
from ledger.demo.plan.seats import SMALL, WHOLE, round_half_up
from ledger.demo.texts.units import DEPARTMENTS, SUBORDINATES, TOWNS, UNITS, UnitName, unit_name

LEAST, MOST = 12, 5700
"""How few and how many people a district may have."""

SMALL_UNITS = 16
"""So many of the source's 89 units have fewer than eight people (J11)."""
WEIGHTS = {"township": 26, "district": 15, "subordinate": 13}
"""How large units of each class are compared with each other."""


def district(people_wanted: int, year: int) -> Plan:
    """The plan for so many assessed people: a full year of logs, four settled quarters and the settled year.

    Raises ValueError when the number is not between LEAST and MOST.
    """
    if not LEAST <= people_wanted <= MOST:
        raise ValueError(f"a demo district has {LEAST} to {MOST} people")
    seed = people_wanted * 10000 + year
    units = _sized(_units(people_wanted), people_wanted)
    everybody = people(seed, year, units)
    quarters = tuple(f"{year}-Q{number}" for number in range(1, 5))
    return Plan(
        seed=seed,
        year=year,
        units=units,
        people=everybody,
        written_until=f"{year}-12-31",
        settled=(*quarters, f"{year}"),
        past_years=(year - 1,),
        vetoes=_vetoes(everybody, year),
        disputes=_disputes(everybody, quarters),
        waived=tuple((quarter, units[-1].id) for quarter in quarters[1:2]),
    )


def _units(wanted: int) -> list[PlannedUnit]:
    """The district's leaders and the units, without their sizes; a unit's superior is one that there is."""
    named = _chosen(max(3, round_half_up(wanted * len(UNITS), WHOLE)))
    there = {unit.id for unit in named}
    units = [PlannedUnit(LEADERS, superior=None, reason="由上级考核")]
    for unit in named:
        above = unit.superior if unit.superior in there else LEADERSHIP
        units.append(PlannedUnit(unit, superior=above))
    return units


def _chosen(whole: int) -> list[UnitName]:
    """So many units, each class in its proportion (J1)."""
    if whole >= len(UNITS):
        return [unit_name(number) for number in range(whole)]
    towns = max(1, round_half_up(whole * len(TOWNS), len(UNITS)))
    below = max(1, round_half_up(whole * len(SUBORDINATES), len(UNITS)))
    return [*TOWNS[:towns], *DEPARTMENTS[len(DEPARTMENTS) - (whole - towns - below) :], *SUBORDINATES[:below]]


def _sized(units: list[PlannedUnit], wanted: int) -> tuple[PlannedUnit, ...]:
    """Sizes: some of the units that are no townships stay below eight; the rest share the other people."""
    assessed = [unit for unit in units if not unit.reason]
    others = [unit for unit in assessed if unit.kind != "township"]
    count = max(1, round_half_up(len(assessed) * SMALL_UNITS, len(UNITS)))
    small = {unit.id: 3 + place % (SMALL - 3) for place, unit in enumerate(others[::-1][::2][:count])}
    large = [unit for unit in assessed if unit.id not in small]
    weights = [WEIGHTS[unit.kind] for unit in large]
    sizes = small | _shared(weights, [unit.id for unit in large], wanted - sum(small.values()))
    return tuple(replace(unit, size=sizes.get(unit.id, 0)) for unit in units)


def _shared(weights: list[int], names: list[str], total: int) -> dict[str, int]:
    """So many people by weight: each gets its part of the running sum, so that nobody is lost."""
    whole, before, given = sum(weights), 0, {}
    for weight, name in zip(weights, names, strict=True):
        given[name] = (before + weight) * total // whole - before * total // whole
        before += weight
    return given


def _vetoes(everybody: tuple[PlannedPerson, ...], year: int) -> tuple[Misconduct, ...]:
    """One person in five hundred, and at least one, in the third quarter."""
    staff = [person for person in everybody if person.posts[-1].role == "staff"]
    return tuple(
        Misconduct(person.id, f"{year}-Q3", "discipline", f"{year}-09-10")
        for person in staff[7::500] or staff[-1:]
    )


def _disputes(everybody: tuple[PlannedPerson, ...], quarters: tuple[str, ...]) -> tuple[Dispute, ...]:
    """One objection in two hundred and fifty people a quarter; every third is right, one in ten goes on."""
    staff = [person for person in everybody if person.posts[-1].role == "staff"]
    chosen = [
        (person, quarter) for place, quarter in enumerate(quarters) for person in staff[3 + place :: 250]
    ]
    return tuple(
        Dispute(person.id, quarter, forgotten=number % 3 == 0, appealed=number % 10 == 1)
        for number, (person, quarter) in enumerate(chosen)
    )
