"""Horizontal bars: the name and the number above, the bar below; with a mark where there is a limit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from ledger.board.charts.svg import TEXT, Key, Told, box, figure, stroke, words

ROW = 46
"""Pixels of a bar with its line of text and the room below."""
THICK = 10
BELOW = 22
"""Where the bar begins below the top of its row."""


class Bar(NamedTuple):
    """One bar: ``value`` out of ``full``, how the number is written, its look, and where its limit is."""

    label: str
    value: Fraction | int
    full: Fraction | int
    shown: str
    look: str = "main"
    limit: Fraction | int | None = None


def bars(told: Told, found: Sequence[Bar], keys: Sequence[Key] = ()) -> str:
    """A chart of bars, nothing without any.

    A bar of 3 out of 4 takes three quarters of the width. Raises ValueError for a value, or a limit, below 0
    or above what is full.
    """
    parts = (part for place, bar in enumerate(found) for part in _bar(bar, place * ROW))
    return figure("bars", told, ROW * len(found), parts, keys) if found else ""


def _bar(bar: Bar, top: int) -> Iterator[str]:
    yield words(0, top + TEXT, bar.label)
    yield words(1, top + TEXT, bar.shown, "end", "value")
    yield box(0, top + BELOW, 1, THICK, "track")
    yield box(0, top + BELOW, _part(bar.value, bar.full), THICK, bar.look)
    if bar.limit is not None:
        x = _part(bar.limit, bar.full)
        yield stroke((x, top + BELOW - 4), (x, top + BELOW + THICK + 4), "limit")


def _part(value: Fraction | int, full: Fraction | int) -> Fraction:
    """The share of the width that a value takes; none of nothing."""
    if not 0 <= value <= full:
        raise ValueError(f"{value} is not between 0 and {full}")
    return Fraction(value) / Fraction(full) if full else Fraction(0)
