"""The items of a person's archive: each record that names them, cut down to what it says of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from ledger.reading.document import read_document
from ledger.reading.limits import MAX_SETTLED_BYTES
from ledger.reading.values import Map
from ledger.records.kinds import kind_of, record_id, record_path
from ledger.records.loading import Record
from ledger.records.named import people_named
from ledger.records.tree import Tree
from ledger.results.book import Book
from ledger.results.places import FOLDER

_SECRET = frozenset({"ballots", "panel"})
"""Kinds that belong to nobody's archive: they tell who rated or may have rated (J7)."""


class Item(NamedTuple):
    """What one record says of the person. ``date`` is the first day, period or year it gives."""

    record: str
    kind: str
    date: str
    value: Map


def items_of(book: Book, tree: Tree, person: str) -> list[Item]:
    """All items of a person, in order of record id, superseded results among them."""
    found = [*_records(book, person), *_logs(book, tree, person), *_results(tree, person)]
    return sorted(found)


def _records(book: Book, person: str) -> Iterator[Item]:
    for record in book.ledger.records.values():
        if person in subjects(record):
            yield own_item(record, person)


def subjects(record: Record) -> frozenset[str]:
    """Whose it is or of whom it has a row; who only decided or reviewed is not its subject."""
    if record.kind in _SECRET:
        return frozenset()
    named = people_named(record.kind, record.value)
    rows = {whom for place, whom in named if place[-1] == "person"}
    return frozenset(rows | {record.keys["person"]} if "person" in record.keys else rows)


def own_item(record: Record, person: str) -> Item:
    """What a record says of one of its subjects."""
    return _item(record.id, record.kind, record.value, person)


def unit_item(record: Record, unit: str) -> Item:
    """What a record says of a unit: of its rows only those of the unit."""
    value = record.value
    rows = value.get("rows")
    if isinstance(rows, list):
        own = [row for row in rows if isinstance(row, dict) and row.get("unit") == unit]
        value = {**value, "rows": own}
    return Item(record.id, record.kind, _date(value), value)


def _logs(book: Book, tree: Tree, person: str) -> Iterator[Item]:
    for log in book.ledger.logs:
        if log.person == person:
            yield from _read(tree, record_path(log.record), person)


def _results(tree: Tree, person: str) -> Iterator[Item]:
    needle = person.encode()
    for path in tree.paths(FOLDER):
        place = kind_of(path)
        if place is not None and place[0].name == "result" and needle in tree.read(path):
            yield from _read(tree, path, person)


def _read(tree: Tree, path: str, person: str) -> Iterator[Item]:
    place, document = kind_of(path), read_document(path, tree.read(path), MAX_SETTLED_BYTES)[0]
    if place is not None and document is not None and _about(document.value, person):
        yield _item(record_id(path), place[0].name, document.value, person)


def _about(value: Map, person: str) -> bool:
    rows = value.get("people")
    return not isinstance(rows, list) or any(_row_of(row, person) for row in rows)


def _item(record: str, kind: str, value: Map, person: str) -> Item:
    return Item(record, kind, _date(value), _cut(value, person))


def _cut(value: Map, person: str) -> Map:
    """The record with only the person's own rows: an archive tells nothing of others."""
    return {name: _own(inner, person) if _has_rows(inner) else inner for name, inner in value.items()}


def _own(rows: Any, person: str) -> Any:
    return [row for row in rows if _row_of(row, person)]


def _has_rows(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(row, dict) and "person" in row for row in value)


def _row_of(row: object, person: str) -> bool:
    return isinstance(row, dict) and row.get("person") == person


def _date(value: Map) -> str:
    return next((str(value[name]) for name in _dates(value)), "")


def _dates(value: Map) -> Iterable[str]:
    return [name for name in ("date", "filed", "month", "period", "year") if name in value]
