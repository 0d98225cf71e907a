"""Any record as a list of its fields, each under the title that its schema gives it."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.board.encode import text
from ledger.board.pages.field_names import record_field
from ledger.board.pages.policy_words import value_words
from ledger.board.view import View
from ledger.reading.values import Map, Value

HIDDEN = frozenset({"person", "id", "year"})
"""Fields that the place of the record on a page says already, or that only refer."""


def record_html(view: View, kind: str, value: Map) -> str:
    """A record cut down to what may be shown."""
    return _map(view, kind, value, "")


def _map(view: View, kind: str, value: Map, path: str) -> str:
    fields = "".join(_fields(view, kind, value, path))
    return f'<ul class="sj-rules">{fields}</ul>'


def _fields(view: View, kind: str, value: Map, path: str) -> Iterator[str]:
    for name, inner in value.items():
        if name not in HIDDEN and inner not in ({}, []):
            place = f"{path}.{name}".lstrip(".")
            row = record_field(kind, place)
            title = text(row.zh.title if row else view.names.of(name))
            yield f"<li><span>{title}</span>{_value(view, kind, inner, place)}</li>"


def _value(view: View, kind: str, value: Value, path: str) -> str:
    if isinstance(value, dict):
        return _map(view, kind, value, path)
    if isinstance(value, list) and any(isinstance(inner, dict) for inner in value):
        items = "".join(f"<li>{_value(view, kind, inner, path)}</li>" for inner in value)
        return f'<ul class="sj-rules sj-items">{items}</ul>'
    if isinstance(value, list):
        return "、".join(_value(view, kind, inner, path) for inner in value)
    said = str(value)
    if said in view.facts.people:
        return view.person_named(said)
    if said in view.facts.units:
        return view.unit_name(said)
    return value_words(value, record_field(kind, path), view.names)
