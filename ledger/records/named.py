"""The people and units that a record names, with their places: whatever its schema says is the id of one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, TypeAlias

from ledger.records.dictionary import field_rows

Pointer: TypeAlias = tuple[str | int, ...]
Named: TypeAlias = Iterator[tuple[Pointer, str]]
"""Places and ids."""

_OWN = frozenset({("person", "person"), ("unit", "unit")})
"""Where an id is given to somebody, not used: kind and field."""
_WITHOUT = frozenset({"policy"})
"""Kinds that speak of no single person or unit."""


def people_named(kind: str, value: Any) -> Named:
    """Every person a record of that kind names, in the order of the schema."""
    return _named("person", kind, value)


def units_named(kind: str, value: Any) -> Named:
    """Every unit a record of that kind names, in the order of the schema."""
    return _named("unit", kind, value)


def _named(form: str, kind: str, value: Any) -> Named:
    for steps in _ways(form, kind):
        yield from _follow(value, steps, ())


@cache
def _ways(form: str, kind: str) -> tuple[tuple[str, ...], ...]:
    """The ways to the fields of a kind that hold such an id: names of fields, ``[]`` for each of a list."""
    if kind in _WITHOUT:
        return ()
    rows = field_rows(kind)
    single = (_steps(row.path) for row in rows if row.type == form and (kind, row.path) not in _OWN)
    listed = ((*_steps(row.path), "[]") for row in rows if row.type == f"list of {form}")
    return tuple(dict.fromkeys((*single, *listed)))


def _steps(path: str) -> tuple[str, ...]:
    """``rows[].person`` → ``rows``, ``[]``, ``person``; which of several forms a value has is left out."""
    plain = re.sub(r"\([^)]*\)", "", path)
    return tuple(step for part in plain.split(".") for step in _split(part))


def _split(part: str) -> Iterable[str]:
    while part.endswith("[]"):
        return (*_split(part[:-2]), "[]")
    return (part,)


def _follow(value: Any, steps: tuple[str, ...], at: Pointer) -> Named:
    if not steps:
        if isinstance(value, str):
            yield at, value
        return
    for key, inner in _inside(value, steps[0]):
        yield from _follow(inner, steps[1:], (*at, key))


def _inside(value: Any, step: str) -> Iterable[tuple[str | int, Any]]:
    if step == "[]":
        return enumerate(value) if isinstance(value, list) else ()
    if not isinstance(value, dict):
        return ()
    return value.items() if step == "{}" else [(step, value[step])] if step in value else ()
