"""The way back: tables read from files by other programs' readers, and records put together from tables."""

from __future__ import annotations

import atexit
import csv
import datetime
import json
import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from ledger.export.table import Cell, Column, Row, Table, Type
from ledger.report.csv_ import unguarded


def read_csv(folder: Path, table: Table) -> list[Row]:
    text = (folder / f"{table.name}.csv").read_bytes().decode("utf-8-sig")
    head, *rows = csv.reader(text.splitlines(keepends=True))
    assert head == [column.name for column in table.columns]
    return [
        tuple(_from_csv(cell, column) for cell, column in zip(row, table.columns, strict=True))
        for row in rows
    ]


def _from_csv(cell: str, column: Column) -> Cell:
    if cell == "":
        return None
    if column.type is Type.INTEGER:
        return int(cell)
    if column.type is Type.BOOLEAN:
        return {"true": True, "false": False}[cell]
    return unguarded(cell)


def read_json(folder: Path, table: Table) -> list[Row]:
    rows = json.loads((folder / f"{table.name}.json").read_text("utf-8"))
    names = [column.name for column in table.columns]
    assert all(list(row) == names for row in rows)
    return [tuple(row[name] for name in names) for row in rows]


def read_parquet(folder: Path, table: Table) -> list[Row]:
    path = str(folder / f"{table.name}.parquet")
    found = _duckdb().execute("SELECT * FROM read_parquet($1)", [path])
    assert [column[0] for column in found.description or ()] == [column.name for column in table.columns]
    return [tuple(map(_plain, row)) for row in found.fetchall()]


@cache
def _duckdb() -> Any:
    import duckdb

    atexit.register(_duckdb.cache_clear)
    return duckdb.connect()


def read_xlsx(folder: Path, table: Table) -> list[Row]:
    book = _workbook(folder / f"{table.kind}.xlsx")
    _, *listed = book["tables"].iter_rows(values_only=True)
    sheet = next(str(row[0]) for row in listed if row[1] == table.name)
    head, *rows = book[sheet].iter_rows()
    assert [cell.value for cell in head] == [column.name for column in table.columns]
    assert all(cell.data_type != "f" and cell.hyperlink is None for row in rows for cell in row)
    return [tuple(_plain(cell.value) for cell in row) for row in rows]


@lru_cache(maxsize=1)
def _workbook(path: Path) -> Any:
    """A workbook has all tables of a kind, which are read one after another."""
    from openpyxl import load_workbook

    return load_workbook(path)


def _plain(value: Any) -> Cell:
    """Days and decimals as records write them; a float would not be exact, so there is none."""
    assert not isinstance(value, float)
    if isinstance(value, datetime.datetime):
        assert value.time() == datetime.time()
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value  # type: ignore[no-any-return]


READERS: dict[str, Callable[[Path, Table], list[Row]]] = {
    "csv": read_csv,
    "json": read_json,
    "parquet": read_parquet,
    "xlsx": read_xlsx,
}


def same(one: Row, other: Row, table: Table) -> bool:
    """Whether two rows say the same; decimals are compared as numbers, JSON as values."""
    return [*map(_meant, one, table.columns)] == [*map(_meant, other, table.columns)]


def _meant(cell: Any, column: Column) -> Any:
    if cell is None:
        return None
    if column.type is Type.DECIMAL:
        return Decimal(cell)
    return json.loads(cell) if column.type is Type.JSON and isinstance(cell, str) else cell


VALUES = ("value", "value_integer", "value_boolean")
"""Columns of a table whose elements are scalars."""


def restored(tables: dict[str, Table], rows: dict[str, list[Row]]) -> dict[str, dict[str, Any]]:
    """Record id → value, from all rows of the tables of one kind, by the paths of their columns alone."""
    records: dict[str, dict[str, Any]] = {}
    lists = {table.path for table in tables.values()}
    for name, table in tables.items():
        places = [at for at, column in enumerate(table.columns) if _is_position(column, table)]
        for row in rows[name]:
            value = records.setdefault(str(row[0]), {})
            element = _element(value, table, [row[at] for at in places], row)
            for column, cell in zip(table.columns, row, strict=True):
                if cell is not None and isinstance(element, dict):
                    _set(element, column, table, cell, lists)
    return records


def _is_position(column: Column, table: Table) -> bool:
    return column.path.endswith(("[]", ".{}")) and column.name not in VALUES and bool(table.path)


def _element(value: Any, table: Table, positions: list[Cell], row: Row) -> Any:
    """What a row is about, made if need be; a row with a value puts it in its place."""
    left, steps = list(positions), re.findall(r"[a-z_0-9]+|\[\]|\{\}", table.path)
    cells = zip(row, table.columns, strict=True)
    values = [cell for cell, column in cells if column.name in VALUES and column.path == table.path]
    for number, step in enumerate(steps):
        last = number == len(steps) - 1
        key: Any = left.pop(0) if step in ("[]", "{}") else step
        if key is None:
            return None
        fresh: Any = [] if not last and steps[number + 1] == "[]" else {}
        if last and values:
            fresh = next((each for each in values if each is not None), None)
            is_json = any(c.type is Type.JSON for c in table.columns if c.name == "value")
            fresh = json.loads(fresh) if is_json and isinstance(fresh, str) else fresh
        if step == "[]":
            assert int(key) <= len(value) + 1
            if int(key) == len(value) + 1:
                value.append(fresh)
            value = value[int(key) - 1]
        else:
            value = value.setdefault(key, fresh)
    return value


def _set(element: dict[str, Any], column: Column, table: Table, cell: Cell, lists: set[str]) -> None:
    prefix = f"{table.path}." if table.path else ""
    if not column.path.startswith(prefix) or column.path == "" or _is_position(column, table):
        return
    *outer, name = column.path.removeprefix(prefix).split(".")
    for step in outer:
        element = element.setdefault(step, {})
    if any(path.startswith((f"{column.path}[]", f"{column.path}.{{}}")) for path in lists):
        if cell == 0:
            element[name] = [] if any(path.startswith(f"{column.path}[]") for path in lists) else {}
    else:
        is_json = column.type is Type.JSON and isinstance(cell, str)
        element[name] = json.loads(str(cell)) if is_json else cell
