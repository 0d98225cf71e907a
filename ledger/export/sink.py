"""Where tables go: one sink for each format. A sink takes the tables of one kind at a time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from ledger.export.table import Row, Table


class Written(NamedTuple):
    """A table that was written: the file it is in, its sheet there if the file has several, its rows."""

    table: str
    file: str
    sheet: str
    rows: int


class Sink(Protocol):
    """Takes rows of some tables, in order within each, and writes their files."""

    def put(self, table: str, row: Row) -> None:
        """Add a row to a table."""

    def close(self) -> list[Written]:
        """Finish all files; tables without rows have files as well."""

    def abandon(self) -> None:
        """Let go of all files, finished or not: the folder goes away."""


class Open(Protocol):
    """Begins a sink in a folder."""

    def __call__(self, folder: Path, name: str, tables: Sequence[Table]) -> Sink:
        """``name`` is what the tables have in common: their kind, or the name of one that is computed."""
