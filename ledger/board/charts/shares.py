"""Shares of a whole: one bar a row, cut in the parts it is made of, each row as wide as the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from ledger.board.charts.bars import BELOW
from ledger.board.charts.svg import TEXT, Key, Told, box, figure, words

ROW = 50
"""Pixels of a row with the room below."""
THICK = 14


class Whole(NamedTuple):
    """One row: its name, how the whole is written, and how many there are of each of the chart's keys."""

    label: str
    shown: str
    parts: Sequence[int]


def shares(told: Told, keys: Sequence[Key], found: Sequence[Whole]) -> str:
    """A chart of rows; those without anything in them are left out, and without any there is no chart.

    Of 3, 1 and 0 the first part takes three quarters, the second the last quarter.
    """
    rows = [whole for whole in found if sum(whole.parts)]
    parts = (part for place, whole in enumerate(rows) for part in _row(keys, whole, place * ROW))
    return figure("shares", told, ROW * len(rows), parts, keys) if rows else ""


def _row(keys: Sequence[Key], whole: Whole, top: int) -> Iterator[str]:
    yield words(0, top + TEXT, whole.label)
    yield words(1, top + TEXT, whole.shown, "end", "value")
    yield from cut(keys, whole.parts, top + BELOW, THICK)


def cut(keys: Sequence[Key], parts: Sequence[int], top: int, height: int) -> Iterator[str]:
    """The parts of one whole from left to right over the whole width."""
    whole, start = sum(parts), 0
    for key, part in zip(keys, parts, strict=True):
        yield box(Fraction(start, whole), top, Fraction(part, whole), height, key.look)
        start += part
