"""Which groups of people follow from others of which something is told, by sums and differences of tables.

Telling how many of a group have each grade gives an equation for every grade. So a group can be worked out
when the row that has 1 for its people and 0 for everybody else is a sum of multiples of the rows told.
"""

from __future__ import annotations

from collections.abc import Iterable

People = frozenset[str]

_Row = dict[str, int]
_PRIME = (1 << 61) - 1
"""Whole numbers are counted round this: as good as fractions here, and fast."""


class Telling:
    """What is told so far, and secret groups that must not follow from it.

    A secret that follows already from what was told before (``told``) is one no longer.
    """

    def __init__(self, told: Iterable[People], secret: Iterable[People]) -> None:
        self._rows: dict[str, _Row] = {}
        """Each without what leads the rows before it."""
        self._secret: list[_Row] = []
        for group in told:
            self.tell(group)
        self._secret = [row for group in secret if (row := self._reduced(group))]

    def tell(self, group: People) -> bool:
        """Tell of one more group, unless a secret one would follow; whether it is told."""
        row = self._reduced(group)
        if any(_is_multiple(other, row) for other in self._secret):
            return False
        if row:
            first = min(row)
            inverse = pow(row[first], -1, _PRIME)
            self._rows[first] = row = {name: value * inverse % _PRIME for name, value in row.items()}
            self._secret = [_without(other, first, row) for other in self._secret]
        return True

    def _reduced(self, group: People) -> _Row:
        """What of a group's row does not follow from the rows told."""
        row = dict.fromkeys(group, 1)
        for first, other in self._rows.items():
            row = _without(row, first, other)
        return row


def _without(row: _Row, first: str, other: _Row) -> _Row:
    """A row less as much of another, led by ``first``, as takes away what it has there."""
    times = row.get(first)
    if not times:
        return row
    left = {name: (row.get(name, 0) - times * value) % _PRIME for name, value in other.items()}
    return {name: value for name, value in (row | left).items() if value}


def _is_multiple(row: _Row, other: _Row) -> bool:
    if row.keys() != other.keys():
        return False
    first = next(iter(row))
    return all(row[name] * other[first] % _PRIME == other[name] * row[first] % _PRIME for name in row)
