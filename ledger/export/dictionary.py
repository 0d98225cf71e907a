"""The data dictionary beside the tables: every table and column in Chinese and English, from the schemas."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence

from ledger.export.table import Column, Table
from ledger.report.csv_ import guarded

_HEAD = (
    *("table", "column", "type", "path"),
    *("title_zh", "description_zh", "title_en", "description_en"),
)


def dictionary_files(tables: Sequence[Table]) -> dict[str, bytes]:
    """Name → bytes of the dictionary as Markdown, CSV and JSON."""
    return {
        "dictionary.md": _markdown(tables).encode(),
        "dictionary.csv": b"\xef\xbb\xbf" + _csv(tables).encode(),
        "dictionary.json": _json(tables).encode(),
    }


def _markdown(tables: Sequence[Table]) -> str:
    return "".join(["# 数据字典 Data dictionary\n", *(part for table in tables for part in _section(table))])


def _section(table: Table) -> Iterator[str]:
    yield f"\n## {table.name}\n\n"
    yield f"{table.zh.title} {table.en.title}: {table.zh.description} / {table.en.description}\n\n"
    yield "| column | type | path | 中文 | English |\n|---|---|---|---|---|\n"
    for column in table.columns:
        path = f"`{column.path}`" if column.path else ""
        zh, en = (f"**{said.title}** {said.description}" for said in (column.zh, column.en))
        cells = (f"`{column.name}`", column.type, path, zh, en)
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def _csv(tables: Sequence[Table]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(_HEAD)
    for table in tables:
        for column in table.columns:
            cells = (table.name, column.name, column.type, column.path, *column.zh, *column.en)
            writer.writerow([guarded(cell) for cell in cells])
    return stream.getvalue()


def _json(tables: Sequence[Table]) -> str:
    value = [
        {
            **{"table": table.name, "kind": table.kind, "path": table.path},
            **{"zh": table.zh._asdict(), "en": table.en._asdict()},
            "columns": [_column(column) for column in table.columns],
        }
        for table in tables
    ]
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _column(column: Column) -> dict[str, object]:
    return {
        **{"name": column.name, "type": column.type, "path": column.path},
        **{"zh": column.zh._asdict(), "en": column.en._asdict()},
    }
