"""The tables of a ledger in DuckDB, filled and then locked: no files, no network, no settings, no writing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ledger.export.duckdb_ import connect, create, fill
from ledger.export.groups import Group, groups
from ledger.export.source import Source
from ledger.export.table import Row, Table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_LOCKS = ("SET enable_external_access = false", "SET TimeZone = 'UTC'", "SET lock_configuration = true")
_ANY_TABLE = re.compile(r"\bquery|\bduckdb_|u&", re.IGNORECASE)
"""What can speak of a table without writing out its name."""
_HELD = 4000
"""Rows of a table that wait to be filled in."""


def open_database(source: Source, sql: str) -> DuckDBPyConnection:
    """All tables that the source's tier may see; those that the SQL names are filled, the others stay empty.

    Raises Refusal when DuckDB is not installed or a record has a fault.
    """
    database = connect("query")
    for group in groups(source):
        for table in group.tables:
            create(database, table)
        wanted = [table for table in group.tables if _names(sql, table.name)]
        if wanted:
            _fill(database, group, wanted)
    for lock in _LOCKS:
        database.execute(lock)
    return database


def _names(sql: str, table: str) -> bool:
    """Whether the SQL may ask this table; a name inside a text or a comment costs time, no more."""
    word = rf"(?<![0-9a-z_]){table}(?![0-9a-z_])"
    return bool(_ANY_TABLE.search(sql) or re.search(word, sql, re.IGNORECASE))


def _fill(database: DuckDBPyConnection, group: Group, tables: list[Table]) -> None:
    for table, rows in _batches(group, {table.name: table for table in tables}):
        fill(database, table, rows)


def _batches(group: Group, wanted: dict[str, Table]) -> Iterator[tuple[Table, list[Row]]]:
    """The rows of the tables that are wanted, so that few of them are held at a time."""
    held: dict[str, list[Row]] = {name: [] for name in wanted}
    for name, row in group.rows():
        if name in held:
            held[name].append(row)
            if len(held[name]) == _HELD:
                yield wanted[name], held[name]
                held[name] = []
    yield from ((wanted[name], rows) for name, rows in held.items())
