"""Titles and descriptions of columns that no schema names: ids, keys, positions, numbers of elements."""

from __future__ import annotations

from ledger.export.table import Column, Type
from ledger.export.types import type_of
from ledger.records.kinds import KIND
from ledger.records.schemas import Schema, Words, resolve, words

RECORD = "record"
"""The column with the record's id."""


def record_column(kind: str) -> Column:
    """The first column of every table of a kind."""
    shape = KIND[kind].shape.removeprefix("records/").removesuffix(".yaml")
    return Column(
        RECORD,
        Type.TEXT,
        "",
        Words("记录编号", f"记录在 records/ 之下的路径：{shape}"),
        Words("Record id", f"the record's path below records/: {shape}"),
    )


def key_column(kind: str, name: str, root: Schema) -> Column:
    """A key that the record's path carries: its field, when the record has one of that name."""
    if name in root["properties"]:
        full = resolve(root, root["properties"][name])
        return Column(name, type_of(full), name, words(full, "zh"), words(full, "en"))
    shape = KIND[kind].shape
    return Column(
        name,
        Type.INTEGER if name == "year" else Type.TEXT,
        "",
        Words(_KEYS.get(name, name), f"记录路径 {shape} 中的 <{name}>"),
        Words(name.capitalize(), f"<{name}> in the record's path {shape}"),
    )


_KEYS = {"year": "年份", "id": "代码", "unit": "单位", "person": "人员", "period": "考核周期"}


def position(name: str, depth: int, level: str, path: str, schema: Schema) -> Column:
    """Where in a list or map a row comes from."""
    end = "" if depth == 1 else f"_{depth}"
    zh, en = words(schema, "zh").title, words(schema, "en").title
    if level == "list":
        return Column(
            f"{name}_no{end}",
            Type.INTEGER,
            path,
            Words(f"{zh}序号", f"在“{zh}”中的位置，从1起"),
            Words(f"{en}: number", f"the position in “{en}”, from 1"),
        )
    return Column(
        f"{name}_key{end}",
        Type.TEXT,
        path,
        Words(f"{zh}代码", f"在“{zh}”中的代码"),
        Words(f"{en}: key", f"the id in “{en}”"),
    )


def amount(name: str, path: str, schema: Schema) -> Column:
    """How many elements a list or map has; they stand in a table of their own."""
    zh, en = words(schema, "zh"), words(schema, "en")
    return Column(
        name,
        Type.INTEGER,
        path,
        Words(f"{zh.title}数目", f"{zh.description}；逐项另列一表，这里是项数"),
        Words(f"{en.title}: number", f"{en.description}; they have a table of their own, this is how many"),
    )
