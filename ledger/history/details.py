"""What became of one record between two versions: which values were added, changed or taken away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ledger.history.shelf import Version
from ledger.records.loading import Record
from ledger.records.logs import HASH_BYTES, LogFacts
from ledger.visibility import SEALED

IDENTITIES = ("id", "record", "person", "unit", "date", "from", "level", "day", "cohort", "item")
"""Fields that say which entry of a list is meant; the first that every entry has, each another, counts."""


class Detail(NamedTuple):
    """One value that is another; None where there is none. ``place`` reads ``levels[deputy].score``."""

    place: str
    before: Any
    after: Any


def details(was: Version | None, now: Version | None) -> list[Detail]:
    """What changed between two versions of a record; nothing of kinds that are sealed (J7)."""
    one, other = (_value(version) for version in (was, now))
    kinds = {each.read.kind for each in (was, now) if each and isinstance(each.read, Record)}
    return [] if kinds & SEALED else list(changed(one, other))


def changed(one: Any, other: Any, place: str = "") -> Iterator[Detail]:
    """The innermost values in which two differ, in the order of the first, then of the second."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        for key in dict.fromkeys((*one, *other)):
            yield from changed(one.get(key), other.get(key), f"{place}.{key}" if place else str(key))
    elif isinstance(one, list) and isinstance(other, list):
        yield from _listed(one, other, place)
    elif one != other or type(one) is not type(other):
        yield Detail(place, one, other)


def keyed_by(values: list[Any]) -> tuple[str, dict[str, Any]]:
    """The entries of a list by what they are about, and the field that says so.

    Without such a field it is empty: plain values stand for themselves, anything else by its position from 1.
    """
    for name in IDENTITIES:
        if values and all(isinstance(each, Mapping) and name in each for each in values):
            found = {str(each[name]): each for each in values}
            if len(found) == len(values):
                return name, found
    return "", _counted(values)


def _listed(one: list[Any], other: list[Any], place: str) -> Iterator[Detail]:
    (by, first), (also_by, second) = keyed_by(one), keyed_by(other)
    if one and other and by != also_by:
        first, second = _counted(one), _counted(other)
    for key in dict.fromkeys((*first, *second)):
        yield from changed(first.get(key), second.get(key), f"{place}[{key}]")


def _counted(values: list[Any]) -> dict[str, Any]:
    """Plain values by themselves, anything else by its position from 1."""
    plain = all(isinstance(each, str | int) for each in values) and len(set(values)) == len(values)
    return {str(each) if plain else str(number): each for number, each in enumerate(values, 1)}


def _value(version: Version | None) -> Any:
    if version is None or version.read is None:
        return {}
    read = version.read
    return _log(read) if isinstance(read, LogFacts) else read.value


def _log(log: LogFacts) -> dict[str, Any]:
    """A log without its texts: of each day when it was filed, its theme, and what stands for its text."""
    entries = zip(log.dates, log.filed, log.themes, _texts(log), strict=True)
    return {
        "entries": [
            {"date": date, "filed": filed, **({"theme": theme} if theme else {}), "text": text}
            for date, filed, theme, text in entries
        ]
    }


def _texts(log: LogFacts) -> Iterable[str]:
    """A word for each text: how many letters it has, and enough of its hash to tell two apart."""
    for number, length in enumerate(log.lengths):
        start = number * HASH_BYTES
        yield f"({length}) {log.hashes[start : start + HASH_BYTES].hex()[:8]}"
