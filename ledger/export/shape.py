"""From a kind's schema to its tables: scalars are columns, lists and maps by id are tables of their own.

- A map with named fields is spread over columns: ``undertaken.date`` is ``undertaken_date``.
- A list, or a map by id, becomes a table with the record's id and keys, the position (from 1, or the id) and
  a row for each element. Where the elements are lists or maps by id themselves, the table has one position
  more. The table above keeps the number of elements, so that an empty list differs from none.
- What may have one of several shapes or hold itself, or is a map of which nothing is required, is one column
  of JSON.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from ledger.export.table import Column, Table, Type
from ledger.export.take import Take, count, json_text, scalar
from ledger.export.types import type_of
from ledger.export.words import amount, key_column, position, record_column
from ledger.records.kinds import KIND
from ledger.records.schemas import Schema, resolve, schema_of, words

Sees = Callable[[str], bool]
"""Whether a field may be shown, by its name."""
Level = Literal["list", "map"]


@dataclass(slots=True)
class Branch:
    """How rows of one table are taken from a record, or from an element of a list or map in it."""

    table: str
    path: tuple[str, ...]
    """From the element above to the list or map."""
    levels: tuple[Level, ...]
    columns: list[Column] = field(default_factory=list)
    takes: list[Take] = field(default_factory=list)
    inner: list[Branch] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Shape:
    """The tables of one kind and how to fill them. ``keys`` are the path's keys that stand in every table."""

    tables: tuple[Table, ...]
    root: Branch | None
    """None when nothing of the kind may be shown."""
    record: bool
    """Whether every table begins with the record's id."""
    keys: tuple[tuple[str, Type], ...]


def shape_of(kind: str, sees: Sees = lambda name: True) -> Shape:
    """The tables of a kind, as far as its fields may be seen."""
    return _Shaper(kind, sees).shape()


class _Field(NamedTuple):
    """A field inside fixed maps: its names, its schema, and its place as the dictionary writes it."""

    names: tuple[str, ...]
    schema: Schema
    path: str

    @property
    def name(self) -> str:
        return "_".join(self.names)


class _Shaper:
    """The way through one schema."""

    def __init__(self, kind: str, sees: Sees) -> None:
        self._kind = kind
        self._root = schema_of(kind)
        self._sees = sees
        names = KIND[kind].pattern.groupindex
        self._keys = [key_column(kind, name, self._root) for name in names if sees(name)]
        self._head = [record_column(kind)] if len(self._keys) == len(names) else []
        self._key_names = {column.name for column in self._keys}
        self._whole = {name for name in self._root["$defs"] if _holds(self._root, name, name, set())}
        self._tables: list[Table] = []

    def shape(self) -> Shape:
        """All of it."""
        above = [*self._head, *self._keys]
        branch = Branch(self._kind.replace("-", "_"), (), ())
        self._fill(branch, self._root, "", above)
        keys = tuple((column.name, column.type) for column in self._keys)
        return Shape(tuple(self._tables), branch if self._tables else None, bool(self._head), keys)

    def _fill(self, branch: Branch, schema: Schema, path: str, above: list[Column]) -> None:
        """Give a branch its columns and inner branches; its table stands before theirs."""
        at = len(self._tables)
        taken = {column.name for column in above}
        for each in self._fields(schema, _Field((), schema, path), branch.path == ()):
            self._place(branch, each, above, taken)
        if branch.columns or (branch.path == () and self._keys):
            zh, en = words(schema, "zh"), words(schema, "en")
            table = Table(branch.table, self._kind, path, zh, en, (*above, *branch.columns))
            self._tables.insert(at, table)

    def _fields(self, schema: Schema, at: _Field, top: bool) -> Iterator[_Field]:
        """The fields that may be seen, maps with named fields entered; keys are columns already."""
        for name, inner in schema["properties"].items():
            if not self._sees(name) or (top and not at.names and name in self._key_names):
                continue
            full = resolve(self._root, inner)
            path = f"{at.path}.{name}" if at.path else name
            found = _Field((*at.names, name), {**full, "x-whole": self._is_whole(inner)}, path)
            yield found
            if "properties" in full and not found.schema["x-whole"]:
                yield from self._fields(full, found, top)

    def _place(self, branch: Branch, each: _Field, above: list[Column], taken: set[str]) -> None:
        """Make columns, or an inner branch, of one field."""
        schema, zh, en = each.schema, words(each.schema, "zh"), words(each.schema, "en")
        name = each.name if each.name not in taken else f"{branch.table.rpartition('_')[2]}_{each.name}"
        if schema["x-whole"]:
            self._add(branch, Column(name, Type.JSON, each.path, zh, en), json_text(each.names))
        elif "properties" in schema:
            return
        elif _is_many(schema):
            self._add(branch, amount(f"{name}_count", each.path, schema), count(each.names))
            branch.inner.append(self._inner(branch, each, above))
        else:
            self._scalars(branch, name, each)

    def _scalars(self, branch: Branch, name: str, each: _Field) -> None:
        """A column for each type that a value may have: the texts', the whole numbers', the truth values'."""
        forms = [resolve(self._root, form) for form in each.schema.get("oneOf", [each.schema])]
        types = [type_of(form) for form in forms]
        texts = [type_ for type_ in types if type_ not in _OF_PYTHON]
        told = [*dict.fromkeys([*(texts if len(set(texts)) == 1 else [Type.TEXT] * bool(texts)),
                                *(type_ for type_ in types if type_ in _OF_PYTHON)])]  # fmt: skip
        zh, en = words(each.schema, "zh"), words(each.schema, "en")
        for number, type_ in enumerate(told):
            own = name if number == 0 else f"{name}_{type_}"
            python = _OF_PYTHON.get(type_, str)
            self._add(branch, Column(own, type_, each.path, zh, en), scalar(each.names, python))

    def _inner(self, branch: Branch, each: _Field, above: list[Column]) -> Branch:
        """The branch of a list or map by id; lists and maps right inside it are further levels of it."""
        taken = {column.name for column in above}
        name = each.names[-1] if f"{each.names[-1]}_no" not in taken else each.name
        schema, path = each.schema, each.path
        levels: list[Level] = []
        positions: list[Column] = []
        while _is_many(schema) and not schema["x-whole"]:
            level: Level = "list" if "items" in schema else "map"
            path += "[]" if level == "list" else ".{}"
            levels.append(level)
            positions.append(position(name, levels.count(level), level, path, each.schema))
            element = schema["items"] if level == "list" else schema["additionalProperties"]
            schema = {**resolve(self._root, element), "x-whole": self._is_whole(element)}
        inner = Branch(f"{branch.table}_{each.name}", each.names, tuple(levels))
        above = [*above, *positions]
        if "properties" in schema and not schema["x-whole"]:
            self._fill(inner, schema, path, above)
        else:
            self._fill_values(inner, each, schema, path, above)
        return inner

    def _fill_values(
        self, inner: Branch, each: _Field, schema: Schema, path: str, above: list[Column]
    ) -> None:
        """A table with one value for each element."""
        if "title" not in schema:
            schema = {**schema, **{key: each.schema[key] for key in ("title", "description", "x-en")}}
        value = _Field((), schema, path)
        if schema["x-whole"]:
            zh, en = words(schema, "zh"), words(schema, "en")
            self._add(inner, Column("value", Type.JSON, path, zh, en), json_text(()))
        else:
            self._scalars(inner, "value", value)
        zh, en = words(each.schema, "zh"), words(each.schema, "en")
        self._tables.append(Table(inner.table, self._kind, path, zh, en, (*above, *inner.columns)))

    def _add(self, branch: Branch, column: Column, take: Take) -> None:
        branch.columns.append(column)
        branch.takes.append(take)

    def _is_whole(self, schema: Schema) -> bool:
        """Whether a value stays in one piece: it may hold itself or nothing, or have several shapes."""
        if str(schema.get("$ref", "")).rpartition("/")[2] in self._whole:
            return True
        full = resolve(self._root, schema)
        if "properties" in full and not full.get("required") and not full.get("oneOf"):
            return True
        forms = full.get("oneOf", ()) if "properties" not in full else ()
        return any("type" not in form or form["type"] in ("object", "array") for form in
                   (resolve(self._root, form) for form in forms))  # fmt: skip


_OF_PYTHON: dict[Type, type] = {Type.INTEGER: int, Type.BOOLEAN: bool}


def _is_many(schema: Schema) -> bool:
    return "items" in schema or isinstance(schema.get("additionalProperties"), dict)


def _holds(root: Schema, name: str, wanted: str, seen: set[str]) -> bool:
    """Whether a definition refers to the wanted one, itself or through others."""
    found = set(_references(root["$defs"][name]))
    if wanted in found:
        return True
    fresh = found - seen
    seen |= found
    return any(_holds(root, each, wanted, seen) for each in sorted(fresh))


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if "$ref" in node:
            yield str(node["$ref"]).rpartition("/")[2]
        for inner in node.values():
            yield from _references(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _references(inner)
