"""Units: their class, their superior, their name, their sections (O005–O007, O012)."""

from __future__ import annotations

from collections.abc import Iterable

from ledger.checks.context import Context
from ledger.checks.fault import Fault, fault
from ledger.checks.terms import during, terms


def check_classes(context: Context) -> Iterable[Fault]:
    """A unit's class is known to every policy in force while the unit exists."""
    in_force = terms(context)
    for record in context.of_kind("unit"):
        value = record.value
        for policy in during(in_force, value["from"], value.get("to")):
            if value["class"] not in {known.id for known in policy.unit_classes}:
                yield fault(record.id, ("class",), "O005", id=value["class"], version=policy.version)


def check_superiors(context: Context) -> Iterable[Fault]:
    """No unit is above itself, however long the way."""
    above = {unit.id: unit.superior for unit in context.facts.units.values()}
    for record in context.of_kind("unit"):
        way = _way_up(above, record.keys["unit"])
        if way[-1] == record.keys["unit"] and len(way) > 1:
            yield fault(record.id, ("superior",), "O006", way=" → ".join(way))


def check_names(context: Context) -> Iterable[Fault]:
    """No two units have the same name."""
    first: dict[str, str] = {}
    for record in context.of_kind("unit"):
        other = first.setdefault(record.value["name"], record.keys["unit"])
        if other != record.keys["unit"]:
            yield fault(record.id, ("name",), "O007", name=record.value["name"], unit=other)


def check_sections(context: Context) -> Iterable[Fault]:
    """No section of a unit is there twice."""
    for record in context.of_kind("unit"):
        ids = [section["id"] for section in record.value.get("sections", ())]
        for index, section in enumerate(ids):
            if section in ids[:index]:
                yield fault(record.id, ("sections", index, "id"), "O012", section=section)


def _way_up(above: dict[str, str | None], unit: str) -> list[str]:
    """The units above a unit, itself first, until the top or until one comes again."""
    way = [unit]
    while (superior := above.get(way[-1])) is not None:
        way.append(superior)
        if superior in way[:-1]:
            break
    return way
