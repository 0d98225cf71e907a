"""Tables come from the schemas: a field is a column of its kind, and every column is described."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from ledger.export import shape
from ledger.export.dictionary import dictionary_files
from ledger.export.export import export
from ledger.export.groups import computed
from ledger.export.rows import rows_of
from ledger.export.shape import shape_of
from ledger.export.table import Column, Table, Type
from ledger.export.types import type_of
from ledger.records.dictionary import field_rows
from ledger.records.kinds import KINDS, Kind
from ledger.records.schemas import schema_of

NAMES = [kind.name for kind in KINDS]
WORDS = {"title": "甲", "description": "乙", "x-en": {"title": "A", "description": "b"}}


def columns(kind: str) -> list[Column]:
    return [column for table in shape_of(kind).tables for column in table.columns]


@pytest.mark.parametrize("kind", NAMES)
def test_every_field_of_a_kind_has_a_column(kind: str) -> None:
    """A field is a column, a list or map with a number and a table, or part of a column of JSON."""
    paths = {column.path for column in columns(kind)}
    whole = tuple(column.path for column in columns(kind) if column.type is Type.JSON)
    for row in field_rows(kind):
        inside = row.path.startswith(whole) if whole else False
        fixed = any(path.startswith(f"{row.path}.") for path in paths)
        assert row.path in paths or inside or fixed, row.path


@pytest.mark.parametrize("kind", NAMES)
def test_columns_have_names_of_their_own_and_words_in_both_languages(kind: str) -> None:
    for table in shape_of(kind).tables:
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names), table.name
        assert all(name.replace("_", "").isalnum() and name.isascii() for name in names)
        for said in (table, *table.columns):
            assert all((*said.zh, *said.en)), (table.name, said)
            assert not any("一" <= character <= "鿿" for text in said.en for character in text)


def test_tables_have_names_of_their_own() -> None:
    names = [table.name for kind in NAMES for table in shape_of(kind).tables]
    names += [each.name for each in computed()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("kind", "form", "expected"),
    [
        ("log", "day", Type.DAY),
        ("log", "month", Type.TEXT),
        ("log", "id", Type.TEXT),
        ("result", "points", Type.DECIMAL),
        ("summary", "period", Type.TEXT),
        ("result", "exact", Type.EXACT),
        ("result", "engine", Type.TEXT),
        ("result", "version", Type.INTEGER),
        ("result", "digest", Type.TEXT),
        ("policy", "ratio", Type.EXACT),
        ("policy", "size", Type.DECIMAL),
        ("notice", "slug", Type.TEXT),
        ("notice", "line", Type.TEXT),
    ],
)
def test_a_pattern_tells_the_type(kind: str, form: str, expected: Type) -> None:
    assert type_of(schema_of(kind)["$defs"][form]) is expected


def test_a_new_kind_appears_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fixed maps are spread, lists of lists have two positions, scalars of two types two columns."""
    text = {"type": "string", "minLength": 1, "maxLength": 9, **WORDS}
    whole = {"type": "integer", "minimum": 0, "maximum": 9, **WORDS}
    schema = {
        **WORDS,
        "type": "object",
        "required": ["inner", "grid"],
        "properties": {
            "record": text,
            "inner": {**WORDS, "type": "object", "required": ["a"], "properties": {"a": whole, "b": text}},
            "grid": {**WORDS, "type": "array", "items": {"type": "array", "items": whole}},
            "either": {**WORDS, "oneOf": [{"$ref": "#/$defs/text"}, {"$ref": "#/$defs/whole"}]},
            "rows": {**WORDS, "type": "array", "items": {"$ref": "#/$defs/row"}},
            "tree": {**WORDS, "$ref": "#/$defs/tree"},
        },
        "$defs": {
            "text": text,
            "whole": whole,
            "row": {**WORDS, "type": "object", "required": ["id"], "properties": {"id": text}},
            "tree": {**WORDS, "type": "object", "required": ["not"],
                     "properties": {"not": {**WORDS, "$ref": "#/$defs/tree"}}},
        },
    }  # fmt: skip
    import re

    kind = Kind("brand-new", "brand", "brand/{id}", re.compile("brand/(?P<id>[a-z]+)[.]yaml"))
    monkeypatch.setattr(shape, "schema_of", lambda name: schema)
    monkeypatch.setitem(shape.KIND, "brand-new", kind)
    found = shape_of("brand-new")
    assert {table.name: [column.name for column in table.columns] for table in found.tables} == {
        "brand_new": [
            *("record", "id", "new_record", "inner_a", "inner_b", "grid_count"),
            *("either", "either_integer", "rows_count", "tree"),
        ],
        "brand_new_grid": ["record", "id", "grid_no", "grid_no_2", "value"],
        "brand_new_rows": ["record", "id", "rows_no", "rows_id"],
    }
    value = {"inner": {"a": 1}, "grid": [[1, 2], [], [3]], "either": 4, "rows": [{"id": "x"}]}
    assert list(rows_of(found, "brand/q", {"id": "q"}, value)) == [
        ("brand_new", ("brand/q", "q", None, 1, None, 3, None, 4, 1, None)),
        ("brand_new_grid", ("brand/q", "q", 1, 1, 1)),
        ("brand_new_grid", ("brand/q", "q", 1, 2, 2)),
        ("brand_new_grid", ("brand/q", "q", 2, None, None)),
        ("brand_new_grid", ("brand/q", "q", 3, 1, 3)),
        ("brand_new_rows", ("brand/q", "q", 1, "x")),
    ]


@pytest.mark.parametrize("form", ["csv", "json"])
def test_the_dictionary_describes_every_column_of_every_file(form: str, year: Path, tmp_path: Path) -> None:
    export(year, tmp_path / "out", form, tier="sealed")
    listed = json.loads((tmp_path / "out" / "dictionary.json").read_text("utf-8"))
    described = {table["table"]: [column["name"] for column in table["columns"]] for table in listed}
    files = sorted(path.stem for path in (tmp_path / "out" / "tables").iterdir())
    assert files == sorted(described)
    if form == "csv":
        for table in files:
            text = (tmp_path / "out" / "tables" / f"{table}.csv").read_bytes().decode("utf-8-sig")
            assert next(csv.reader(text.splitlines())) == described[table]


def test_the_three_dictionaries_say_the_same() -> None:
    tables: list[Table] = [table for kind in NAMES for table in shape_of(kind).tables]
    files = dictionary_files(tables)
    text = files["dictionary.csv"].decode("utf-8-sig")
    rows = list(csv.DictReader(text.splitlines(keepends=True)))
    listed = json.loads(files["dictionary.json"])
    assert [(row["table"], row["column"], row["title_zh"], row["description_en"]) for row in rows] == [
        (table["table"], column["name"], column["zh"]["title"], column["en"]["description"])
        for table in listed
        for column in table["columns"]
    ]
    lines = [line for line in files["dictionary.md"].decode().splitlines() if line.startswith("| `")]
    assert len(lines) == len(rows)
