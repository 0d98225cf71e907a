"""The data dictionary: every field of every kind, in words, straight from the schemas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ledger.records.kinds import KINDS
from ledger.records.schemas import Schema, Words, resolve, schema_of, words


class Row(NamedTuple):
    """One field. `path` is like `entries[].text`; a map's values stand under `{}`: `votes.{}.{}`.

    `type` is `text`, `integer`, `boolean`, `list`, `map`, `choice`, `alternatives`, or the name of a form as
    `day`, `points`, `digest`; for a list of such values `list of day`.
    """

    kind: str
    path: str
    type: str
    required: bool
    zh: Words
    en: Words


class KindRow(NamedTuple):
    """One kind of record: where it lies and what it is."""

    kind: str
    path: str
    zh: Words
    en: Words


_TYPES = {"string": "text", "integer": "integer", "boolean": "boolean", "array": "list", "object": "map"}
FORMS = frozenset(
    {
        *("day", "month", "period", "round", "year", "version"),
        *("person", "unit", "id", "group", "block_id", "slug", "item_key"),
        *("record", "cause", "field_path"),
        *("points", "size", "share", "ratio", "exact", "money", "quantity", "positive"),
        *("line", "digest", "engine", "address", "repository", "branch"),
        *("finding_reference", "stratum_id", "opaque_id"),
        *("principal_id", "key", "login", "field", "way"),
    }
)
"""Definitions that stand for a way of writing a value; the schemas agree on them."""


def kind_rows() -> tuple[KindRow, ...]:
    """All kinds, in the order of docs/records.md."""
    return tuple(_kind_row(kind.name, kind.shape) for kind in KINDS)


def field_rows(kind: str) -> tuple[Row, ...]:
    """The fields of a kind in the order of its schema, each before what is inside it."""
    return tuple(_fields(kind, schema_of(kind), schema_of(kind), "", frozenset()))


def _kind_row(name: str, path: str) -> KindRow:
    schema = schema_of(name)
    return KindRow(name, path, words(schema, "zh"), words(schema, "en"))


def _fields(kind: str, root: Schema, schema: Schema, prefix: str, above: frozenset[str]) -> Iterator[Row]:
    """The fields of a map with named fields; `above` are the definitions this one stands in."""
    required = schema.get("required", ())
    for name, field in schema["properties"].items():
        path = f"{prefix}{name}"
        yield _row(kind, root, field, path, name in required)
        yield from _inside(kind, root, field, path, above)


def _row(kind: str, root: Schema, field: Schema, path: str, required: bool) -> Row:
    full = resolve(root, field)
    return Row(kind, path, _type(root, field), required, words(full, "zh"), words(full, "en"))


def _inside(kind: str, root: Schema, field: Schema, path: str, above: frozenset[str]) -> Iterator[Row]:
    """What is in a list, a map or an alternative; a definition inside itself is not unrolled again."""
    name = _name(field)
    if name in above:
        return
    above, full = above | {name} - {""}, resolve(root, field)
    if "items" in full:
        yield from _inside(kind, root, full["items"], f"{path}[]", above)
    elif "properties" in full:
        yield from _fields(kind, root, full, f"{path}.", above)
    elif isinstance(full.get("additionalProperties"), dict):
        inner, path = full["additionalProperties"], f"{path}.{{}}"
        yield _row(kind, root, inner, path, False)
        yield from _inside(kind, root, inner, path, above)
    for form in full.get("oneOf", ()) if "properties" not in full else ():
        yield from _inside(kind, root, form, f"{path}({_name(form)})", above)


def _name(schema: Schema) -> str:
    return str(schema.get("$ref", "")).rpartition("/")[2]


def _type(root: Schema, schema: Schema) -> str:
    """The name of the value's form, else of its type."""
    while "$ref" in schema and _name(schema) not in FORMS:
        schema = root["$defs"][_name(schema)]
    if "$ref" in schema:
        return _name(schema)
    if "items" in schema and (item := _type(root, schema["items"])) in FORMS:
        return f"list of {item}"
    if "enum" in schema or "const" in schema:
        return "choice"
    return _TYPES.get(schema.get("type", ""), "alternatives")
