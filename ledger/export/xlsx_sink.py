"""Excel: a workbook for each kind, a sheet for each table, and a first sheet that lists them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ledger.export.sink import Written
from ledger.export.table import Cell, Column, Row, Table, Type
from ledger.refusal import Refusal

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_575
"""Rows of a sheet below its head."""
MOST_CHARACTERS = 32_767
"""Characters of a cell, as UTF-16 counts them."""
_NAME = 31
"""Characters of a sheet's name."""
_EXACT = 10**15
"""Excel keeps fifteen digits: a longer whole number is written as a text."""
_BORN = datetime.datetime(2000, 1, 1)
"""The day that every workbook says it was made on, so that the same tables give the same bytes."""
_HEAD = ("sheet", "table", "标题", "title", "rows")


class XlsxSink:
    """Texts, points included, are of the type text, never a formula, link or number; days are dates."""

    def __init__(self, folder: Path, name: str, tables: Sequence[Table]) -> None:
        try:
            from xlsxwriter import Workbook
        except ImportError:
            raise Refusal("extra.missing", extra="export") from None
        self._file = f"{name}.xlsx"
        self._book = Workbook(str(folder / self._file), {"constant_memory": True, "tmpdir": str(folder)})
        self._book.set_properties({"title": name, "author": "", "created": _BORN})
        self._formats = {
            "head": self._book.add_format({"bold": True, "num_format": "@"}),
            "text": self._book.add_format({"num_format": "@"}),
            "day": self._book.add_format({"num_format": "yyyy-mm-dd"}),
            "plain": self._book.add_format({"num_format": "0"}),
        }
        self._contents = self._book.add_worksheet("tables")
        self._names: dict[str, str] = {}
        self._sheets = {table.name: self._sheet(table, 0) for table in tables}
        self._tables = {table.name: table for table in tables}
        self._rows = {table.name: 0 for table in tables}

    def put(self, table: str, row: Row) -> None:
        """See Sink. Raises Refusal for a text that is too long for a cell."""
        number = self._rows[table]
        if number and number % MOST_ROWS == 0:
            self._sheets[table] = self._sheet(self._tables[table], number // MOST_ROWS)
        self._rows[table] += 1
        sheet, at = self._sheets[table], number % MOST_ROWS + 1
        for place, (cell, column) in enumerate(zip(row, self._tables[table].columns, strict=True)):
            if cell is not None:
                self._write(sheet, at, place, cell, column, table)

    def close(self) -> list[Written]:
        """See Sink."""
        self._contents.set_column(0, 3, 32, self._formats["text"])
        for place, title in enumerate(_HEAD):
            self._contents.write_string(0, place, title, self._formats["head"])
        for at, (name, table) in enumerate(self._tables.items(), start=1):
            for place, text in enumerate((self._names[name], name, table.zh.title, table.en.title)):
                self._contents.write_string(at, place, text, self._formats["text"])
            self._contents.write_number(at, 4, self._rows[name], self._formats["plain"])
        self.abandon()
        return [Written(name, self._file, self._names[name], rows) for name, rows in self._rows.items()]

    def abandon(self) -> None:
        """See Sink."""
        self._book.close()

    def _sheet(self, table: Table, part: int) -> Worksheet:
        """A new sheet with the table's columns; ``part`` is above 0 when rows did not fit into one."""
        name = self._name(table.name) if part == 0 else f"{self._names[table.name][: _NAME - 5]} ({part + 1})"
        self._names.setdefault(table.name, name)
        sheet: Worksheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, _width(column), self._format(column))
        for place, column in enumerate(table.columns):
            sheet.write_string(0, place, column.name, self._formats["head"])
        return sheet

    def _name(self, table: str) -> str:
        """A name that is short enough and, without regard to case, no other sheet's."""
        taken = {name.lower() for name in self._names.values()} | {"tables"}
        if len(table) <= _NAME and table.lower() not in taken:
            return table
        numbers = (f"~{number}" for number in range(1, len(taken) + 2))
        shorter = (f"{table[: _NAME - len(end)]}{end}" for end in numbers)
        return next(name for name in shorter if name.lower() not in taken)

    def _format(self, column: Column) -> Any:
        if column.type is Type.DAY:
            return self._formats["day"]
        return self._formats["plain" if column.type in (Type.INTEGER, Type.BOOLEAN) else "text"]

    def _write(self, sheet: Worksheet, row: int, place: int, cell: Cell, column: Column, table: str) -> None:
        if isinstance(cell, bool):
            sheet.write_boolean(row, place, cell, self._formats["plain"])
        elif isinstance(cell, int) and abs(cell) < _EXACT:
            sheet.write_number(row, place, cell, self._formats["plain"])
        elif column.type is Type.DAY:
            sheet.write_datetime(row, place, datetime.date.fromisoformat(str(cell)), self._formats["day"])
        elif _units(str(cell)) > MOST_CHARACTERS:
            raise Refusal("export.too_long", table=table, row=row, column=column.name, most=MOST_CHARACTERS)
        else:
            sheet.write_string(row, place, str(cell), self._formats["text"])


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _width(column: Column) -> int:
    return 12 if column.type in (Type.DAY, Type.INTEGER, Type.BOOLEAN, Type.DECIMAL) else 24
