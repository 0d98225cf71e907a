"""The draw of a survey: without replacement, by a public seed, so that anybody can make it again (T6).

The idea is that of RFC 3797. For one cell, its ids stand in ascending order, and ``counter`` runs from 1:

1. ``n`` ids are left. Take the first 15 hexadecimal digits of the SHA-256 of ``<seed>/<cell>/<counter>``
   (UTF-8, no line feed) as a number ``v`` below 16¹⁵.
2. With ``v`` at or above the greatest multiple of ``n`` that is not above 16¹⁵, nothing is drawn: that
   keeps every id equally likely. Otherwise the id at place ``v mod n``, counted from 0, is drawn and taken
   out of the list, the others keeping their order.
3. ``counter`` rises by 1, until ``size`` ids are drawn or none is left.

A cell's draw rests on nothing but seed, cell and ids: the order of cells does not matter. 15 digits fit into
the whole numbers of every shell.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple

DIGITS = 15
SPAN = 16**DIGITS


class Pick(NamedTuple):
    """One step of a draw: its number, how many were left, and the id drawn (None: the number was refused)."""

    counter: int
    digits: str
    left: int
    place: int | None
    drawn: str | None


def draw(seed: str, cell: str, ids: Iterable[str], size: int) -> tuple[str, ...]:
    """The ids drawn, in the order in which they were; all of them when there are no more than ``size``."""
    return tuple(pick.drawn for pick in picks(seed, cell, ids, size) if pick.drawn is not None)


def picks(seed: str, cell: str, ids: Iterable[str], size: int) -> Iterator[Pick]:
    """The steps of a draw. ``ids`` may come in any order; one given twice counts once."""
    left, counter, missing = sorted(set(ids)), 0, size
    while left and missing > 0:
        counter += 1
        digits = digits_of(seed, cell, counter)
        place = place_of(int(digits, 16), len(left))
        yield Pick(counter, digits, len(left), place, None if place is None else left[place])
        if place is not None:
            del left[place]
            missing -= 1


def digits_of(seed: str, cell: str, counter: int) -> str:
    """The digits that decide a step."""
    return sha256(f"{seed}/{cell}/{counter}".encode()).hexdigest()[:DIGITS]


def place_of(value: int, left: int, span: int = SPAN) -> int | None:
    """The place that a number below ``span`` stands for among ``left``; None when it would favour some."""
    return value % left if value < span - span % left else None
