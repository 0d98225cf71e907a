"""Parquet, written by DuckDB: a file for each table, exact decimals and days."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ledger.export.duckdb_ import beside, create, fill, quoted
from ledger.export.sink import Written
from ledger.export.table import Row, Table

_KEPT = 4000
"""Rows of a table that wait to be handed over."""


class ParquetSink:
    """Zstandard inside; the same rows give the same bytes under the same version of DuckDB."""

    def __init__(self, folder: Path, name: str, tables: Sequence[Table]) -> None:
        self._folder = folder
        self._tables = {table.name: table for table in tables}
        self._waiting: dict[str, list[Row]] = {table.name: [] for table in tables}
        self._rows = dict.fromkeys(self._tables, 0)
        self._database = beside("export")
        for table in tables:
            create(self._database, table, "TEMP TABLE")

    def put(self, table: str, row: Row) -> None:
        """See Sink."""
        waiting = self._waiting[table]
        waiting.append(row)
        if len(waiting) == _KEPT:
            self._hand_over(table)

    def close(self) -> list[Written]:
        """See Sink."""
        for table in self._tables:
            self._hand_over(table)
            path = str(self._folder / f"{table}.parquet").replace("'", "''")
            self._database.execute(
                f"COPY {quoted(table)} TO '{path}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)"
            )
        self.abandon()
        return [Written(table, f"{table}.parquet", "", count) for table, count in self._rows.items()]

    def abandon(self) -> None:
        """See Sink."""
        self._database.close()

    def _hand_over(self, table: str) -> None:
        self._rows[table] += fill(self._database, self._tables[table], self._waiting[table])
        self._waiting[table].clear()
