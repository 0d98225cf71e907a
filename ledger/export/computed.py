"""Tables that no record holds as they are. docs/export.md lists them.

Each column names the fields that one has to see to see it; a table of which only keys would be left is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from ledger.export.source import Source
from ledger.export.table import Column, Row, Table, Type
from ledger.records.schemas import Words

_KEYS = frozenset(
    {"period", "number", "unit", "person", "as_of", "policy", "policy_version", "part", "class"}
)


class Needed(NamedTuple):
    """A column and the fields that one has to see."""

    column: Column
    fields: tuple[str, ...]


class Computed(NamedTuple):
    """A computed table and how to make its rows, with all columns."""

    name: str
    zh: Words
    en: Words
    columns: tuple[Needed, ...]
    rows: Callable[[Source], Iterator[Row]]


def seen(computed: Computed, source: Source) -> tuple[Table, Callable[[], Iterator[Row]]] | None:
    """The columns that may be seen and their rows; None when there is nothing but keys to see."""
    places = [place for place, each in enumerate(computed.columns) if source.sight.sees(*each.fields)]
    columns = tuple(computed.columns[place].column for place in places)
    if all(column.name in _KEYS for column in columns):
        return None

    def rows() -> Iterator[Row]:
        for row in computed.rows(source):
            yield tuple(row[place] for place in places)

    return Table(computed.name, computed.name, "", computed.zh, computed.en, columns), rows


def column(name: str, type_: Type, zh: tuple[str, str], en: tuple[str, str]) -> Column:
    """A column that no schema describes: title and description in both languages."""
    return Column(name, type_, "", Words(*zh), Words(*en))
