"""CSV and JSON: a file for each table, written row by row."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from ledger.export.sink import Written
from ledger.export.table import Cell, Row, Table, Type
from ledger.report.csv_ import guarded


class CsvSink:
    """UTF-8 with a byte order mark, so that Excel reads Chinese; CR LF; names of columns in the first line.

    An empty cell is a value that is not there. A text that could be a formula is led by an apostrophe, as is
    one that begins with an apostrophe, or has no characters: taking one away gives the text back.
    """

    def __init__(self, folder: Path, name: str, tables: Sequence[Table]) -> None:
        self._tables = [table.name for table in tables]
        self._rows = dict.fromkeys(self._tables, 0)
        self._files: dict[str, TextIO] = {}
        for table in tables:
            path = folder / f"{table.name}.csv"
            stream = path.open("x", encoding="utf-8-sig", newline="", buffering=1 << 16)
            self._files[table.name] = stream
        self._writers = {
            name: csv.writer(stream, lineterminator="\r\n") for name, stream in self._files.items()
        }
        for table in tables:
            self._writers[table.name].writerow([column.name for column in table.columns])

    def put(self, table: str, row: Row) -> None:
        """See Sink."""
        self._rows[table] += 1
        self._writers[table].writerow(list(map(csv_cell, row)))

    def close(self) -> list[Written]:
        """See Sink."""
        self.abandon()
        return [Written(table, f"{table}.csv", "", count) for table, count in self._rows.items()]

    def abandon(self) -> None:
        """See Sink."""
        for stream in self._files.values():
            stream.close()


def csv_cell(value: Cell) -> str:
    """A value as a cell of CSV."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return guarded(value) if value else "'"


class JsonSink:
    """A list of maps, one in a line; every map has all columns, null where there is nothing."""

    def __init__(self, folder: Path, name: str, tables: Sequence[Table]) -> None:
        self._heads = {table.name: [_head(column.name) for column in table.columns] for table in tables}
        self._whole = {table.name: [column.type is Type.JSON for column in table.columns] for table in tables}
        self._rows = {table.name: 0 for table in tables}
        self._files: dict[str, TextIO] = {}
        for table in tables:
            path = folder / f"{table.name}.json"
            self._files[table.name] = path.open("x", encoding="utf-8", newline="\n", buffering=1 << 16)

    def put(self, table: str, row: Row) -> None:
        """See Sink."""
        cells = zip(self._heads[table], row, self._whole[table], strict=True)
        line = ",".join(
            [head + (str(cell) if whole and cell else _value(cell)) for head, cell, whole in cells]
        )
        self._files[table].write(("[\n" if self._rows[table] == 0 else ",\n") + "{" + line + "}")
        self._rows[table] += 1

    def close(self) -> list[Written]:
        """See Sink."""
        for table, stream in self._files.items():
            stream.write("\n]\n" if self._rows[table] else "[]\n")
        self.abandon()
        return [Written(table, f"{table}.json", "", count) for table, count in self._rows.items()]

    def abandon(self) -> None:
        """See Sink."""
        for stream in self._files.values():
            stream.close()


def _head(name: str) -> str:
    return json.dumps(name, ensure_ascii=False) + ":"


def _value(cell: Cell) -> str:
    return json.dumps(cell, ensure_ascii=False)
