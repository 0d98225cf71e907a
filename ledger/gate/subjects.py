"""Whom a record is about: a person, a unit, a section, or nobody in particular."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ledger.gate.entries import Pointer, Touch, at
from ledger.reading.values import Map, Value
from ledger.records.kinds import SETTLED


class Subject(NamedTuple):
    """What a record names at its top, in its path or in its fields."""

    person: str | None = None
    unit: str | None = None
    section: str | None = None


NOBODY = Subject()


def subject_of(kind: str, keys: Mapping[str, str], value: Map) -> Subject:
    """Whom the record is about. Results are about everybody and so about nobody in particular."""
    if kind in SETTLED:
        return NOBODY
    return Subject(*(_named(name, keys, value) for name in ("person", "unit", "section")))


def rows_of(touched: Iterable[Touch], *versions: Map) -> frozenset[str]:
    """The people whom the entries touched are about: those that have a `person` of their own."""
    return frozenset(person for touch in touched for value in versions for person in _people(value, touch.at))


def _named(name: str, keys: Mapping[str, str], value: Map) -> str | None:
    found = keys.get(name, value.get(name))
    return found if isinstance(found, str) else None


def _people(value: Map, pointer: Pointer) -> Iterator[str]:
    """The people of the entries that a place lies in, and of those that lie in it."""
    above = [pointer[: depth + 1] for depth, step in enumerate(pointer) if isinstance(step, int)]
    yield from (found for each in above if (found := _person(at(value, each))))
    yield from _within(at(value, pointer))


def _within(value: Value | None) -> Iterator[str]:
    inner = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    for each in inner:
        if isinstance(value, list) and (found := _person(each)):
            yield found
        yield from _within(each)


def _person(entry: Value | None) -> str | None:
    person = entry.get("person") if isinstance(entry, dict) else None
    return person if isinstance(person, str) else None
