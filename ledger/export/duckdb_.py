"""DuckDB, when it is installed: tables made and filled in memory."""

from __future__ import annotations

import atexit
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

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
    settings: dict[str, str | bool | int | float | list[str]] = {
        "threads": 1,
        "temp_directory": "",
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "allow_community_extensions": False,
        "python_enable_replacements": False,
    }
    connection: DuckDBPyConnection = _duckdb(extra).connect(":memory:", config=settings)
    return connection


def _duckdb(extra: str) -> Any:
    try:
        import duckdb
    except ImportError:
        raise Refusal("extra.missing", extra=extra) from None
    return duckdb


@cache
def _shared() -> DuckDBPyConnection:
    atexit.register(_shared.cache_clear)
    return connect("export")


def beside(extra: str) -> DuckDBPyConnection:
    """A connection to the one database of this process, which is slow to make; its tables are its own.

    Raises Refusal as above.
    """
    _duckdb(extra)
    return _shared().cursor()


def create(database: DuckDBPyConnection, table: Table, kind: str = "TABLE") -> None:
    """An empty table; a TEMP TABLE goes with its connection."""
    columns = ", ".join(f"{quoted(column.name)} {_TYPES[column.type]}" for column in table.columns)
    database.execute(f"CREATE {kind} {quoted(table.name)} ({columns})")


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
