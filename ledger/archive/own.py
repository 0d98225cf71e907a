"""The records of everybody, gathered in one reading: what `items_of` finds, without logs and results."""

from __future__ import annotations

from collections.abc import Mapping

from ledger.archive.items import Item, own_item, subjects
from ledger.records.loading import Ledger


def own_records(ledger: Ledger) -> Mapping[str, tuple[Item, ...]]:
    """Person → the items of their archive that are records of the ledger, in order of record id."""
    found: dict[str, list[Item]] = {}
    for record in ledger.records.values():
        for person in subjects(record):
            found.setdefault(person, []).append(own_item(record, person))
    return {person: tuple(sorted(items)) for person, items in found.items()}
