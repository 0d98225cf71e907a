"""Upright columns over bands of a scale: how many fall into each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import floor
from typing import NamedTuple

from ledger.board.charts.svg import Told, box, figure, stroke, words

TOP, TALL = 20, 100
"""Where the highest column ends, and how high it is."""
FOOT = TOP + TALL
HEIGHT = FOOT + 22


class Upright(NamedTuple):
    """One column: the name of its band, how many, its look, and how the number is written."""

    label: str
    number: int
    look: str = "main"
    shown: str = ""


def columns(told: Told, found: Sequence[Upright]) -> str:
    """A chart of columns side by side, the fullest as high as there is room; nothing when all are empty."""
    most = max((column.number for column in found), default=0)
    if not most:
        return ""
    width = Fraction(1, len(found))
    parts = (p for place, each in enumerate(found) for p in _column(each, place * width, width, most))
    return figure("columns", told, HEIGHT, [*parts, stroke((0, FOOT), (1, FOOT), "axis")])


def _column(column: Upright, left: Fraction, width: Fraction, most: int) -> Iterator[str]:
    high = floor(Fraction(column.number * TALL, most) + Fraction(1, 2))
    middle = left + width / 2
    yield words(middle, HEIGHT - 5, column.label, "middle", "small")
    if column.number:
        yield box(left + width / 10, FOOT - high, width * Fraction(8, 10), high, column.look)
        shown = column.shown or str(column.number)
        yield words(middle, FOOT - high - 5, shown, "middle", "value")
