"""Answers of `shaiji query` as a table, as CSV, as JSON; and the list of named queries."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ledger.cli.table import table
from ledger.cli.words import Words
from ledger.report.csv_ import guarded
from ledger.report.display import visible

if TYPE_CHECKING:
    from ledger.export.table import Cell
    from ledger.query.ask import Answer


def as_table(answer: Answer) -> str:
    """Aligned columns under their names, numbers set right."""
    rows = [[_shown(value) for value in row] for row in answer.rows]
    return table([visible(name) for name in answer.columns], rows, answer.numbers)


def as_csv(answer: Answer) -> str:
    """As `shaiji export` writes CSV, without byte order mark and with LF."""
    from ledger.export.text_sinks import csv_cell

    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([guarded(name) for name in answer.columns])
    writer.writerows([[csv_cell(value) for value in row] for row in answer.rows])
    return stream.getvalue()


def as_json(answer: Answer) -> str:
    """A list of maps; decimals and days are texts."""
    from ledger.report.json_ import dump

    return dump([dict(zip(answer.columns, row, strict=True)) for row in answer.rows])


VIEWS: Mapping[str, Callable[[Answer], str]] = {"text": as_table, "csv": as_csv, "json": as_json}


def listed(words: Words) -> str:
    """Every named query with its title and what it tells."""
    from ledger.query.named import named_queries

    lines = []
    for query in named_queries().values():
        said = query.zh if words.lang == "zh" else query.en
        lines.append(f"{query.name}\n    {said.title}{words.pick('：', ': ')}{said.description}\n")
    return "".join(lines)


def _shown(value: Cell) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else visible(str(value))
