"""People: their posts, leave and probation (O001–O004, O008–O011)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from ledger.checks.context import Context
from ledger.checks.fault import Fault, Pointer, fault
from ledger.checks.terms import during, terms
from ledger.records.loading import Record
from scoring.facts import Day
from scoring.policy.lists import ids_of
from scoring.policy.types import Policy

_FOREVER: Day = "9999-12-31"
_LISTS = {
    "role": "roles",
    "rank": "ranks",
    "identity": "identities",
    "post_class": "post_classes",
}
"""Field of an appointment → the policy's list that has its ids."""


def check_posts(context: Context) -> Iterable[Fault]:
    """Role, rank, identity and post class of a post are known to every policy in force while it runs."""
    in_force = terms(context)
    known = {id(term.policy): _ids(term.policy) for term in in_force}
    for record in context.of_kind("person"):
        for index, post in enumerate(record.value["appointments"]):
            for policy in during(in_force, post["from"], post.get("to")):
                for field, ids in known[id(policy)].items():
                    if field in post and post[field] not in ids:
                        place, list_ = ("appointments", index, field), _LISTS[field]
                        yield fault(
                            record.id, place, "O001", id=post[field], list=list_, version=policy.version
                        )


def check_order(context: Context) -> Iterable[Fault]:
    """Appointments, leave and probation stand in order of time and do not overlap."""
    for record in context.of_kind("person"):
        for field in ("appointments", "leave", "probation", "secondments"):
            for index, (before, span) in enumerate(pairwise(record.value.get(field, [])), 1):
                yield from _order_faults(record, (field, index, "from"), before, span["from"])


def check_unit_life(context: Context) -> Iterable[Fault]:
    """A post lies within the life of its unit."""
    units = {record.keys["unit"]: record.value for record in context.of_kind("unit")}
    for record in context.of_kind("person"):
        for index, post in enumerate(record.value["appointments"]):
            if post["unit"] in units:
                yield from _life_faults(record, index, post, units[post["unit"]])


def check_absence(context: Context) -> Iterable[Fault]:
    """Leave and probation begin and end while the person holds a post."""
    for record in context.of_kind("person"):
        for field in ("leave", "probation", "secondments"):
            for index, span in enumerate(record.value.get(field, [])):
                yield from _absence_faults(record, (field, index), span)


def check_sections(context: Context) -> Iterable[Fault]:
    """The section of a post, and those its holder is in charge of, are sections of its unit."""
    units = context.facts.units
    for record in context.of_kind("person"):
        for index, post in enumerate(record.value["appointments"]):
            if post["unit"] not in units:
                continue
            for place, section in _sections(post):
                if section not in units[post["unit"]].sections:
                    pointer = ("appointments", index, *place)
                    yield fault(record.id, pointer, "O011", section=section, unit=post["unit"])


def _sections(post: dict[str, Any]) -> Iterable[tuple[Pointer, str]]:
    """Where a post names a section, and which."""
    if "section" in post:
        yield ("section",), post["section"]
    for index, section in enumerate(post.get("line", ())):
        yield ("line", index), section


def _ids(policy: Policy) -> dict[str, frozenset[str]]:
    """Field of an appointment → the ids that a policy knows."""
    return {
        "role": frozenset(role.id for role in policy.roles),
        "rank": frozenset(rank.id for rank in policy.ranks),
        "identity": frozenset(identity.id for identity in policy.identities),
        "post_class": frozenset(ids_of(policy.post_classes)),
    }


def _order_faults(record: Record, place: Pointer, before: dict[str, Any], start: Day) -> Iterable[Fault]:
    if "to" not in before:
        yield fault(record.id, place, "O008", start=start, before=before["from"])
    elif start <= before["to"]:
        yield fault(record.id, place, "O002", start=start, end=before["to"])


def _life_faults(record: Record, index: int, post: dict[str, Any], unit: dict[str, Any]) -> Iterable[Fault]:
    if post["from"] < unit["from"]:
        place = ("appointments", index, "from")
        yield fault(record.id, place, "O003", unit=post["unit"], day=post["from"], first=unit["from"])
    if post.get("to", _FOREVER) > unit.get("to", _FOREVER):
        place = ("appointments", index, "to" if "to" in post else "from")
        yield fault(record.id, place, "O009", unit=post["unit"], last=unit["to"])


def _absence_faults(record: Record, place: Pointer, span: dict[str, Any]) -> Iterable[Fault]:
    for edge in ("from", "to"):
        if edge in span and not _in_post(record, span[edge]):
            yield fault(record.id, (*place, edge), "O004", day=span[edge])
    if "to" not in span and not _in_post(record, _FOREVER):
        yield fault(record.id, (*place, "from"), "O010", start=span["from"])


def _in_post(record: Record, day: Day) -> bool:
    posts: list[dict[str, Any]] = record.value["appointments"]
    return any(post["from"] <= day <= post.get("to", _FOREVER) for post in posts)
