"""DuckDB, when it is installed: tables made and filled in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from ledger.export.table import Row, Table, Type
from ledger.refusal import Refusal

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_BATCH = 4000
"""Rows that travel at once."""
_TYPES = {
    Type.TEXT: "VARCHAR",
    Type.INTEGER: "BIGINT",
    Type.BOOLEAN: "BOOLEAN",
    Type.DAY: "DATE",
    Type.DECIMAL: "DECIMAL(18,6)",
    Type.EXACT: "VARCHAR",
    Type.JSON: "VARCHAR",
}
"""Column type → that of DuckDB, and so of Parquet."""


def connect(extra: str) -> DuckDBPyConnection:
    """A database in memory: one thread, so that rows keep their order; nothing is ever spilled to a disk.

    Raises Refusal, naming the extra to install, when DuckDB is not there.
    """
    try:
        import duckdb
    except ImportError:
        raise Refusal("extra.missing", extra=extra) from None
    settings: dict[str, str | bool | int | float | list[str]] = {
        "threads": 1,
        "temp_directory": "",
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "allow_community_extensions": False,
        "python_enable_replacements": False,
    }
    return duckdb.connect(":memory:", config=settings)


def create(database: DuckDBPyConnection, table: Table) -> None:
    """An empty table."""
    columns = ", ".join(f"{quoted(column.name)} {_TYPES[column.type]}" for column in table.columns)
    database.execute(f"CREATE TABLE {quoted(table.name)} ({columns})")


def fill(database: DuckDBPyConnection, table: Table, rows: Iterable[Row]) -> int:
    """Add rows to a table, in order; answers how many."""
    lists = ", ".join(
        f"unnest(${number}::{_TYPES[column.type]}[])" for number, column in enumerate(table.columns, start=1)
    )
    command, total = f"INSERT INTO {quoted(table.name)} SELECT {lists}", 0
    for batch in _batches(rows):
        database.execute(command, [list(cells) for cells in zip(*batch, strict=True)])
        total += len(batch)
    return total


def quoted(name: str) -> str:
    """A name as SQL has it."""
    return '"' + name.replace('"', '""') + '"'


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    all_ = iter(rows)
    while batch := list(islice(all_, _BATCH)):
        yield batch
