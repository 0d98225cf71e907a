"""One question to the database, and its answer as plain values."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from ledger.export.table import Cell
from ledger.reading.values import MAX_INT
from ledger.refusal import Refusal

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_ASKING = ("SELECT", "EXPLAIN")
"""The kinds of statement that ask and do nothing else."""


class Answer(NamedTuple):
    """Names of columns, each once, and rows. A decimal is a text as short as is exact; a day is a text."""

    columns: tuple[str, ...]
    numbers: frozenset[int]
    """The places of columns that hold numbers."""
    rows: list[tuple[Cell, ...]]


def ask(database: DuckDBPyConnection, sql: str) -> Answer:
    """Run one statement that only asks.

    Raises Refusal for anything else, and for what the database cannot answer or does not allow.
    """
    import duckdb

    try:
        statements = database.extract_statements(sql)
        if len(statements) != 1:
            raise Refusal("query.one" if statements else "query.nothing")
        kind = statements[0].type.name
        if kind not in _ASKING:
            raise Refusal("query.reads", what=kind)
        database.execute("BEGIN TRANSACTION READ ONLY")
        found = database.execute(statements[0])
        return _answer([column[0] for column in found.description or ()], found.fetchall())
    except duckdb.Error as error:
        raise Refusal("query.failed", what=str(error).partition("\n")[0]) from None


def _answer(names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> Answer:
    numbers = {
        place
        for place in range(len(names))
        if all(_is_number(row[place]) for row in rows) and any(row[place] is not None for row in rows)
    }
    return Answer(_unique(names), frozenset(numbers), [tuple(map(cell, row)) for row in rows])


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    """The names, a number at the end of those that were there before."""
    found: list[str] = []
    for name in names:
        others = (name, *(f"{name}_{number}" for number in range(2, len(names) + 2)))
        found.append(next(each for each in others if each not in found))
    return tuple(found)


def _is_number(value: Any) -> bool:
    return value is None or (isinstance(value, int | float | Decimal) and not isinstance(value, bool))


def cell(value: Any) -> Cell:
    """A value of the database as a plain one; nothing is rounded."""
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, int):
        return value if abs(value) <= MAX_INT else str(value)
    if isinstance(value, Decimal):
        return _short(f"{value:f}")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, list | tuple | dict):
        return json.dumps(_plain(value), ensure_ascii=False)
    return value.hex() if isinstance(value, bytes) else str(value)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(cell(key)): _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list | tuple) else cell(value)


def _short(number: str) -> str:
    return number.rstrip("0").rstrip(".") if "." in number else number
