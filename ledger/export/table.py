"""What a table is: a name, columns with a type and words in two languages, and rows of plain cells."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from ledger.records.schemas import Words

Cell: TypeAlias = str | int | bool | None
"""A value as the record writes it: days and decimals are texts. None where the record has nothing."""
Row: TypeAlias = tuple[Cell, ...]


class Type(StrEnum):
    """What a column holds."""

    TEXT = "text"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DAY = "day"
    DECIMAL = "decimal"
    """A decimal number of at most 12 digits before and 6 after the point."""
    EXACT = "exact"
    """A number of any length, or `n/d`: no decimal type of another program holds it, so it stays a text."""
    JSON = "json"
    """A part of a record that is no table: one of several shapes, or a shape that holds itself."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``path`` is the place in the record as the data dictionary writes it; empty for others."""

    name: str
    type: Type
    path: str
    zh: Words
    en: Words


@dataclass(frozen=True, slots=True)
class Table:
    """One table: of a ``kind`` of record, or computed (then ``kind`` is the table's own name)."""

    name: str
    kind: str
    path: str
    zh: Words
    en: Words
    columns: tuple[Column, ...]
