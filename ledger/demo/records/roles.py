"""Who may submit what in the demo: the roles of a new ledger, held by fictional people with real public keys.

Nobody has the private halves of these keys: they were made for this file and thrown away at once.
"""

from __future__ import annotations

from collections.abc import Iterator

from ledger.demo.plan.model import LEADERSHIP, Plan, PlannedPerson
from ledger.preset.roles import starter_roles
from ledger.reading.values import Map, Value
from ledger.records.kinds import KIND

BODY = "yunxi"
LADDER = ("staff", "deputy", "head")
_KEYS = (
    "AAAAC3NzaC1lZDI1NTE5AAAAIAYRd/86G47GNLDKz15intPsZr07pz4X+amHsZwATBEJ",
    "AAAAC3NzaC1lZDI1NTE5AAAAICVMRoTuBclIW8p28PRCrsf8dHzhCujG9o2weB50+jb2",
    "AAAAC3NzaC1lZDI1NTE5AAAAIPxBlLE2fX5upYyQMsaOoaN5RZ03QHcZrWidQc339a2G",
    "AAAAC3NzaC1lZDI1NTE5AAAAIAWaLZwL4y/4OyxgkDK4k2v6ib0qemV/9BhOhppYerL7",
    "AAAAC3NzaC1lZDI1NTE5AAAAIOR5zNHbzcHpRNHMWNyr+Ik39YokRYp+3ITYaN9vzt3p",
)
"""Without their type, which is the same for all."""
_OFFICES: tuple[tuple[str, list[Value]], ...] = (
    ("office", ["office"]),
    ("office2", ["office"]),
    ("personnel", ["personnel"]),
    ("discipline", ["discipline"]),
)
"""Name of the principal and the roles held by name; each is one of the staff."""


def roles(plan: Plan) -> Iterator[tuple[str, Map]]:
    """The roles with the principals of the offices, and everybody else unit by unit, by login."""
    yield KIND["roles"].path(), starter_roles(LADDER) | {"principals": list[Value](_officers(plan))}
    for unit in plan.units:
        people = [person for person in plan.people if person.posts[-1].unit == unit.id]
        listed: list[Value] = [_member(person) for person in people if not person.posts[-1].end]
        if listed:
            yield KIND["principals"].path(id=unit.id), {"principals": listed}


def _officers(plan: Plan) -> Iterator[Map]:
    there = [person for person in plan.people if not person.posts[-1].end]
    staff = [p for p in there if p.posts[-1].role == LADDER[0] and p.posts[-1].unit != LEADERSHIP]
    for number, ((name, held), person) in enumerate(zip(_OFFICES, staff, strict=False)):
        yield {"id": f"{name}@{BODY}", "person": person.id, "roles": held, "keys": [_key(number)]}
    yield {"id": f"maintainer@{BODY}", "roles": ["maintainer"], "keys": [_key(len(_OFFICES))]}


def _member(person: PlannedPerson) -> Map:
    return {"id": f"{person.id}@{BODY}", "person": person.id, "logins": [f"{BODY}-{person.id}"]}


def _key(number: int) -> str:
    return f"ssh-ed25519 {_KEYS[number]}"
