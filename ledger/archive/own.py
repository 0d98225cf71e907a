"""The records of everybody and of every unit, gathered in one reading: without logs and results."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from ledger.archive.items import Item, own_item, subjects, unit_item
from ledger.records.loading import Ledger, Record


def own_records(ledger: Ledger) -> Mapping[str, tuple[Item, ...]]:
    """Person → the items of their archive that are records of the ledger, in order of record id."""
    found: dict[str, list[Item]] = {}
    for record in ledger.records.values():
        for person in subjects(record):
            found.setdefault(person, []).append(own_item(record, person))
    return {person: tuple(sorted(items)) for person, items in found.items()}


def unit_records(ledger: Ledger, kinds: Collection[str]) -> Mapping[str, tuple[Item, ...]]:
    """Unit → what the records of some kinds say of it itself, in order of record id."""
    found: dict[str, list[Item]] = {}
    for record in (each for kind in kinds for each in ledger.by_kind[kind]):
        for unit in _units_meant(record):
            found.setdefault(unit, []).append(unit_item(record, unit))
    return {unit: tuple(sorted(items)) for unit, items in found.items()}


def _units_meant(record: Record) -> Iterator[str]:
    """The unit a record is about when it names no person, and the units of its rows."""
    if "unit" in record.value and "person" not in record.value:
        yield str(record.value["unit"])
    rows = record.value.get("rows")
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict) and "unit" in row and "person" not in row:
            yield str(row["unit"])
