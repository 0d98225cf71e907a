"""A line from period to period: a point for each, its number above, its name below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from math import floor
from typing import NamedTuple

from ledger.board.charts.svg import Told, dot, figure, stroke, words

TOP, TALL = 28, 96
"""Where the highest value stands, and how far below it the lowest."""
HEIGHT = TOP + TALL + 40
ROOM = Fraction(9, 100)
"""The share of the width that is kept free at either end, for the words of the outer points."""
LABELS = 6
"""As many points as may carry words without meeting each other on a phone."""


class Point(NamedTuple):
    """One period: its name, the value, None when there is none, and how that is written."""

    label: str
    value: Fraction | None
    shown: str = ""


def trend(told: Told, found: Sequence[Point], least: Fraction = Fraction(0)) -> str:
    """A chart of points in order of time, joined where two that follow each other both have a value.

    The lowest value stands at the foot and the highest at the top, unless they are nearer than ``least``:
    then the height stands for that, so that a small change looks small. Nothing with fewer than two values.
    """
    known = [point.value for point in found if point.value is not None]
    if len(known) < 2:
        return ""
    low, high = min(known), max(known)
    room = max(least - (high - low), Fraction(0)) / 2
    places = list(_places(found, low - room, high + room))
    return figure("trend", told, HEIGHT, [*_base(), *_lines(places), *_points(found, places)])


def _places(found: Sequence[Point], low: Fraction, high: Fraction) -> Iterator[tuple[Fraction, int] | None]:
    """Where each point stands; None without a value. Equal values stand in the middle."""
    for place, point in enumerate(found):
        x = ROOM + (1 - 2 * ROOM) * Fraction(place, len(found) - 1)
        yield None if point.value is None else (x, _height(point.value, low, high))


def _height(value: Fraction, low: Fraction, high: Fraction) -> int:
    part = (high - value) / (high - low) if high > low else Fraction(1, 2)
    return TOP + floor(part * TALL + Fraction(1, 2))


def _base() -> Iterator[str]:
    yield stroke((0, TOP + TALL + 14), (1, TOP + TALL + 14), "axis")


def _lines(places: Sequence[tuple[Fraction, int] | None]) -> Iterator[str]:
    for start, end in pairwise(places):
        if start is not None and end is not None:
            yield stroke(start, end, "line")


def _points(found: Sequence[Point], places: Sequence[tuple[Fraction, int] | None]) -> Iterator[str]:
    """The points; of many only every second, third … carries words, the last one always."""
    step = -(-len(found) // LABELS)
    for number, (point, place) in enumerate(zip(found, places, strict=True)):
        told = (len(found) - 1 - number) % step == 0
        x = ROOM + (1 - 2 * ROOM) * Fraction(number, len(found) - 1)
        if told:
            yield words(x, HEIGHT - 6, point.label, "middle", "small")
        if place is not None:
            yield dot(*place, "point")
            if told:
                yield words(place[0], place[1] - 10, point.shown, "middle", "value")
