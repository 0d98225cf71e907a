"""Where two values of one settled record differ: field by field, people and units matched by id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ledger.reading.values import Map, Value
from ledger.results.numbers import exact

Pointer = tuple[str | int, ...]

_IDENTITY = {"people": "person", "inputs": "record", "units": "unit", "cohorts": "cohort"}
"""Lists of maps → the field that says what an item is about."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that is not what it should be. ``expected`` or ``found`` is None where there is none.

    ``pointer`` leads to it in the record found, or as near to it as that goes; ``subject`` is the person,
    unit or record that the value belongs to, empty for the record itself; ``field`` its dotted name.
    """

    pointer: Pointer
    subject: str
    field: str
    expected: Value | None
    found: Value | None

    @property
    def moved(self) -> Fraction | None:
        """By how much a number moved from what was found to what is expected; None when it is no decimal."""
        before, after = _number(self.found), _number(self.expected)
        return None if before is None or after is None else after - before


def differences(expected: Map, found: Map) -> Iterator[Difference]:
    """Everything in which the record found departs from the one expected."""
    return _maps(expected, found, (), "", "")


def shown(value: Value | None) -> str:
    """A value in one line."""
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "[" + ", ".join(map(shown, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {shown(item)}" for name, item in value.items()) + "}"
    return str(value)


def signed(number: Fraction, places: int = 2) -> str:
    """A movement with its sign, ``+0.05``."""
    return ("+" if number >= 0 else "") + exact(number, places)


def _maps(expected: Map, found: Map, at: Pointer, subject: str, prefix: str) -> Iterator[Difference]:
    for name in dict.fromkeys((*expected, *found)):
        field = f"{prefix}.{name}" if prefix else name
        here = (*at, name) if name in found else at
        yield from _values(expected.get(name), found.get(name), here, subject, field)


def _values(
    expected: Value | None, found: Value | None, at: Pointer, subject: str, field: str
) -> Iterator[Difference]:
    if isinstance(expected, dict) and isinstance(found, dict):
        yield from _maps(expected, found, at, subject, field)
    elif field in _IDENTITY and (wanted := _listed(expected)) and (given := _listed(found)):
        yield from _items(_IDENTITY[field], wanted, given, at)
    elif expected != found or type(expected) is not type(found):
        yield Difference(at, subject, field, expected, found)


def _items(identity: str, expected: list[Map], found: list[Map], at: Pointer) -> Iterator[Difference]:
    pairs, missing = _paired(identity, expected, found)
    for number, item in enumerate(found):
        if number in pairs:
            name = str(pairs[number].get(identity))
            yield from _maps(pairs[number], item, (*at, number), name, "")
        else:
            yield Difference((*at, number), str(item.get(identity)), identity, None, item.get(identity))
    for item in missing:
        yield Difference(at, str(item.get(identity)), identity, item.get(identity), None)


def _paired(identity: str, expected: list[Map], found: list[Map]) -> tuple[dict[int, Map], list[Map]]:
    """Index of each item found → the item it should be; and the expected items that nothing found is.

    Items of one name belong together, first those at the same place. As many left over on either side are
    taken for the same items with another name.
    """
    free = dict(enumerate(expected))
    pairs = {n: free.pop(n) for n, item in enumerate(found) if _same(identity, free.get(n), item)}
    names = {str(item.get(identity)): place for place, item in free.items()}
    for number, item in enumerate(found):
        place = None if number in pairs else names.pop(str(item.get(identity)), None)
        if place is not None:
            pairs[number] = free.pop(place)
    rest = [number for number in range(len(found)) if number not in pairs]
    if len(rest) == len(free):
        return pairs | dict(zip(rest, free.values(), strict=True)), []
    return pairs, list(free.values())


def _same(identity: str, expected: Map | None, found: Map) -> bool:
    return expected is not None and expected.get(identity) == found.get(identity)


def _listed(value: Value | None) -> list[Map] | None:
    """The maps of a list that holds nothing else; None for any other value."""
    maps = [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
    return maps if isinstance(value, list) and len(maps) == len(value) else None


def _number(value: Value | None) -> Fraction | None:
    if not isinstance(value, str) or not value.lstrip("-")[:1].isdigit():
        return None
    try:
        return Fraction(value)
    except (ValueError, ZeroDivisionError):
        return None
