"""Who sits where: roles inside a unit, and ranks over the whole district in the wanted proportion (J13)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ledger.demo.plan.model import PlannedUnit

ZHENGKE, FUKE, WHOLE = 222, 387, 1340
"""The source's district: so many of 正科 and 副科 rank among so many people (J1, J13)."""
SMALL = 8
"""A unit below this size lends its raters from others (J11)."""
TEAM = 8
"""Deputies of a large township: enough for two blocks of four that rate each other."""


@dataclass(frozen=True, slots=True)
class Seat:
    """One place in a unit."""

    unit: PlannedUnit
    role: str
    rank: str


def seats(units: Sequence[PlannedUnit]) -> list[Seat]:
    """A seat for every place of every unit: in each the head first, then deputies, then staff."""
    roles = [(unit, role) for unit in units for role in _roles(unit)]
    ranks = _ranks(roles)
    return [Seat(unit, role, rank) for (unit, role), rank in zip(roles, ranks, strict=True)]


def _roles(unit: PlannedUnit) -> list[str]:
    deputies = _deputies(unit)
    return ["head"] + ["deputy"] * deputies + ["staff"] * (unit.size - 1 - deputies)


def _deputies(unit: PlannedUnit) -> int:
    if unit.kind == "township" and unit.size > TEAM + 4:
        return TEAM
    return max(1, unit.size // 5) if unit.size > 2 else 0


def _ranks(roles: Sequence[tuple[PlannedUnit, str]]) -> list[str]:
    """The higher ranks go to heads, then to deputies in turn over the units, then to senior staff in turn."""
    whole = len(roles)
    order = sorted(range(whole), key=lambda index: _seniority(roles, index))
    first = max(sum(role == "head" for _, role in roles), round_half_up(ZHENGKE * whole, WHOLE))
    second = min(whole - first, round_half_up(FUKE * whole, WHOLE))
    ranks = ["staff"] * whole
    for place, index in enumerate(order[: first + second]):
        ranks[index] = "zhengke" if place < first else "fuke"
    return ranks


def _seniority(roles: Sequence[tuple[PlannedUnit, str]], index: int) -> tuple[int, int, int]:
    unit, role = roles[index]
    place = index
    while place > 0 and roles[place - 1] == (unit, role):
        place -= 1
    return ("head", "deputy", "staff").index(role), index - place, index


def round_half_up(dividend: int, divisor: int) -> int:
    """The nearest integer to a ratio of positive integers, the half upwards."""
    return (2 * dividend + divisor) // (2 * divisor)
