"""The change of one record, entry by entry: what was added, changed, taken away or moved, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from ledger.reading.values import Map, Value

Pointer = tuple[str | int, ...]
How = Literal["added", "inserted", "changed", "removed", "moved"]

_NAMES = (
    "id",
    "date",
    "person",
    "unit",
    "indicator",
    "item",
    "level",
    "stratum",
    "record",
    "period",
    "until",
)
"""Fields by which an entry of a list is known again when something else in it was changed."""
_ORDERS = ("date", "person", "id")
"""Fields by whose values the entries of a list may be in order."""


class Touch(NamedTuple):
    """One place that a change touches.

    ``how``: `inserted` is an entry added before others that were there. `at` leads into the record after the
    change; of what was removed or moved, into the one before.
    """

    at: Pointer
    how: How


def touches(before: Map | None, after: Map | None) -> tuple[Touch, ...]:
    """Everything that lies between two versions of a record; None where there is none.

    A record made or taken away touches each of its fields.
    """
    return tuple(_maps(before or {}, after or {}, ()))


def fields_of(found: Iterable[Touch]) -> frozenset[str]:
    """The top-level fields touched."""
    return frozenset(str(touch.at[0]) for touch in found if touch.at)


def at(value: Value, pointer: Pointer) -> Value | None:
    """What stands at a place; None when nothing does."""
    found: Value | None = value
    for step in pointer:
        if isinstance(step, int):
            found = found[step] if isinstance(found, list) and step < len(found) else None
        else:
            found = found.get(step) if isinstance(found, dict) else None
    return found


def in_order(entries: Value | None) -> bool:
    """Whether a list stands in order: of its texts, or of a field that each of its entries has."""
    if not isinstance(entries, list):
        return False
    if all(isinstance(each, str) for each in entries):
        return _ascend([str(each) for each in entries])
    maps = [each for each in entries if isinstance(each, dict)]
    shared = (name for name in _ORDERS if len(maps) == len(entries) and all(name in each for each in maps))
    return any(_ascend([str(each[name]) for each in maps]) for name in shared)


def _ascend(texts: Sequence[str]) -> bool:
    return all(one <= other for one, other in pairwise(texts))


def _values(before: Value, after: Value, at_: Pointer) -> Iterator[Touch]:
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _maps(before, after, at_)
    elif isinstance(before, list) and isinstance(after, list):
        yield from _lists(before, after, at_)
    elif not _same(before, after):
        yield Touch(at_, "changed")


def _maps(before: Map, after: Map, at_: Pointer) -> Iterator[Touch]:
    for name, value in before.items():
        if name in after:
            yield from _values(value, after[name], (*at_, name))
        else:
            yield Touch((*at_, name), "removed")
    yield from (Touch((*at_, name), "added") for name in after if name not in before)
    if [name for name in before if name in after] != [name for name in after if name in before]:
        yield Touch(at_, "moved")


def _lists(before: list[Value], after: list[Value], at_: Pointer) -> Iterator[Touch]:
    pairs = _embedded(before, after)
    if pairs is None:
        pairs = _known_again(before, after)
    olds, news = [old for old, _ in pairs], [new for _, new in pairs]
    for old in range(len(before)):
        if old not in olds:
            yield Touch((*at_, old), "removed")
    last = max(news, default=-1)
    for new in range(len(after)):
        if new not in news:
            yield Touch((*at_, new), "inserted" if new < last else "added")
    for old, new in pairs:
        yield from _values(before[old], after[new], (*at_, new))
    if any(one > other for one, other in pairwise(news)):
        yield Touch(at_, "moved")


def _embedded(before: list[Value], after: list[Value]) -> list[tuple[int, int]] | None:
    """The places of the old entries among the new ones, if each is there, perhaps with more in it."""
    pairs: list[tuple[int, int]] = []
    new = 0
    for old, entry in enumerate(before):
        while new < len(after) and not _holds(after[new], entry):
            new += 1
        if new == len(after):
            return None
        pairs.append((old, new))
        new += 1
    return pairs


def _known_again(before: list[Value], after: list[Value]) -> list[tuple[int, int]]:
    """Old and new entries that are the same, or go by the same name; each once, in the order of the old."""
    free = dict(enumerate(after))
    pairs: dict[int, int] = {}
    for same in (_same, _named_alike):
        for old, entry in enumerate(before):
            found = next((new for new, each in free.items() if same(entry, each)), None)
            if old not in pairs and found is not None:
                pairs[old] = found
                del free[found]
    return sorted(pairs.items())


def _holds(new: Value, old: Value) -> bool:
    """Whether a value says everything that another one said, in the same order, and perhaps more."""
    if isinstance(old, dict) and isinstance(new, dict):
        return all(name in new and _holds(new[name], value) for name, value in old.items())
    if isinstance(old, list) and isinstance(new, list):
        return _embedded(old, new) is not None
    return _same(old, new)


def _same(one: Value, other: Value) -> bool:
    """Equal in type as well: `true` is not 1."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(value, other[name]) for name, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return type(one) is type(other) and one == other


def _named_alike(one: Value, other: Value) -> bool:
    if not isinstance(one, dict) or not isinstance(other, dict):
        return False
    names = [name for name in _NAMES if name in one or name in other]
    return bool(names) and all(one.get(name) == other.get(name) for name in names)
