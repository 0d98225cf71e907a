"""Names of fields in both languages, from the schemas' own titles."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ledger.board.both import both
from ledger.board.encode import text
from ledger.records.dictionary import KindRow, Row, field_rows, kind_rows
from ledger.records.schemas import schema_of

_NESTED = re.compile(r"(\.when)(?:\.(?:any|all|not))+(?=\.)")
"""Conditions inside conditions have the fields of a condition."""
_WAYS = re.compile(r"\[\]|\([a-z_]+\)")


@lru_cache(4096)
def field_name(field: str) -> str:
    """A ``kind`` or ``kind.field`` in words, encoded: ``工作日志 · 正文``."""
    kind, _, name = field.partition(".")
    kinds = _kinds()
    inside = _inside(kind).get(name, text(name)) if kind in kinds else text(name)
    return " · ".join(part for part in (kinds.get(kind, text(kind)), inside) if part)


def title(row: Row | KindRow) -> str:
    """What a schema calls a kind or a field, encoded, in both languages."""
    return both(text(row.zh.title), text(row.en.title))


def description(row: Row | KindRow) -> str:
    """What a schema says of a kind or a field, encoded, in both languages."""
    return both(text(row.zh.description), text(row.en.description))


def policy_field(path: str, component: str = "") -> Row | None:
    """What a field of a policy is, its path without lists (``grades.caps.share``), in a component if any."""
    flat = _NESTED.sub(r"\1", path)
    any_ = f"{flat.rpartition('.')[0]}.{{}}"
    ways = (_component_fields().get((component, name)) or _policy_fields().get(name) for name in (flat, any_))
    return next(filter(None, ways), None)


def record_field(kind: str, path: str) -> Row | None:
    """What a field of a record is, its path without lists (``milestones.due``)."""
    return _record_fields(kind).get(path)


def record_title(kind: str, path: str) -> str:
    """What a schema calls a field of a record, encoded; the path itself when there is none."""
    row = record_field(kind, path)
    return text(path) if row is None else title(row)


@cache
def way_titles() -> dict[str, str]:
    """The ways of doing one thing between which a policy chooses by ``kind`` → title: ``step`` → Step."""
    shapes = schema_of("policy")["$defs"].values()
    fixed = ((shape.get("properties", {}).get("kind", {}).get("const"), shape) for shape in shapes)
    return {
        kind: both(text(shape["title"]), text(shape["x-en"]["title"]))
        for kind, shape in fixed
        if kind is not None
    }


@cache
def _kinds() -> dict[str, str]:
    """Kind of record → what it is called."""
    return {row.kind: title(row) for row in kind_rows()}


@cache
def _record_fields(kind: str) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for row in field_rows(kind):
        found.setdefault(_WAYS.sub("", row.path), row)
    return found


@cache
def _policy_fields() -> dict[str, Row]:
    """Path of a policy's field, lists and alternatives left out (``grades.caps.share``) → what it is."""
    found: dict[str, Row] = {}
    for row in field_rows("policy"):
        found.setdefault(_WAYS.sub("", row.path), row)
    return found


@cache
def _component_fields() -> dict[tuple[str, str], Row]:
    """The same for fields of one kind of component: (component, path) → what it is."""
    found: dict[tuple[str, str], Row] = {}
    for row in field_rows("policy"):
        for name in re.findall(r"\(([a-z_]+)\)", row.path)[:1]:
            found.setdefault((name, _WAYS.sub("", row.path)), row)
    return found


@cache
def _inside(kind: str) -> dict[str, str]:
    """The last name of each field of a kind, at any depth → its title."""
    found: dict[str, str] = {}
    for row in field_rows(kind):
        found.setdefault(row.path.rpartition(".")[2], title(row))
    return found
