"""People: their posts, leave and probation (O001–O004)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ledger.checks.context import Context
from ledger.checks.fault import Fault, fault
from ledger.checks.terms import policies_during
from ledger.records.loading import Record
from scoring.facts import Day

_FOREVER: Day = "9999-12-31"
_LISTS = {"role": "roles", "rank": "ranks", "identity": "identities"}
"""Field of an appointment → the policy's list that has its ids."""


def check_posts(context: Context) -> Iterable[Fault]:
    """Role, rank and identity of a post are known to every policy in force while it runs."""
    for record in context.of_kind("person"):
        for index, post in enumerate(record.value["appointments"]):
            for field, list_ in _LISTS.items():
                for policy in policies_during(context, post["from"], post.get("to")):
                    if post[field] not in {entry.id for entry in getattr(policy, list_)}:
                        place = ("appointments", index, field)
                        named = {"id": post[field], "list": list_, "version": policy.version}
                        yield fault(record.id, place, "O001", **named)


def check_order(context: Context) -> Iterable[Fault]:
    """Appointments, leave and probation stand in order of time and do not overlap."""
    for record in context.of_kind("person"):
        for field in ("appointments", "leave", "probation"):
            spans = record.value.get(field, [])
            for index in range(1, len(spans)):
                before, start = spans[index - 1], spans[index]["from"]
                if start <= before.get("to", _FOREVER):
                    place = (field, index, "from")
                    yield fault(record.id, place, "O002", start=start, end=before.get("to", "—"))


def check_unit_life(context: Context) -> Iterable[Fault]:
    """A post lies within the life of its unit."""
    units = {record.keys["unit"]: record.value for record in context.of_kind("unit")}
    for record in context.of_kind("person"):
        for index, post in enumerate(record.value["appointments"]):
            unit = units.get(post["unit"])
            if unit and post["from"] < unit["from"]:
                place = ("appointments", index, "from")
                yield fault(record.id, place, "O003", unit=post["unit"], day=post["from"])
            elif unit and post.get("to", _FOREVER) > unit.get("to", _FOREVER):
                place = ("appointments", index, "to" if "to" in post else "from")
                yield fault(record.id, place, "O003", unit=post["unit"], day=unit["to"])


def check_absence(context: Context) -> Iterable[Fault]:
    """Leave and probation begin and end while the person holds a post."""
    for record in context.of_kind("person"):
        for field in ("leave", "probation"):
            for index, span in enumerate(record.value.get(field, [])):
                for edge in ("from", "to"):
                    if not _in_post(record, span.get(edge, _FOREVER)):
                        shown = edge if edge in span else "from"
                        yield fault(record.id, (field, index, shown), "O004", day=span.get(edge, "—"))


def _in_post(record: Record, day: Day) -> bool:
    posts: list[dict[str, Any]] = record.value["appointments"]
    return any(post["from"] <= day <= post.get("to", _FOREVER) for post in posts)
