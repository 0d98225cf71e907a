"""A calendar: a row for each month, a cell for each day that counts, drawn by what became of the day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from ledger.board.charts.svg import Key, Told, across, figure, words

ROW = 22
DAYS = 31
LABEL = Fraction(13, 100)
"""The share of the width for the names of the months."""
FULL, LOW = (1, 8), (6, 3)
"""Where a cell begins and how tall it is, in tenths of its row; what is missing is lower, so that it is told
apart without its colour."""
HEAD = 20
EVERY = (1, 5, 10, 15, 20, 25, 31)
"""Days of the month named above the columns."""


class Month(NamedTuple):
    """One row: its name, and the number of the day → its look."""

    label: str
    days: Mapping[int, str]


def calendar(told: Told, keys: Sequence[Key], missing: str, found: Sequence[Month]) -> str:
    """A chart of months from top to bottom; ``missing`` is the look drawn low. Nothing without months.

    Every look is one path in units of a day and a month, stretched to the width that there is.
    """
    if not found:
        return ""
    height = HEAD + ROW * len(found)
    names = (words(0, HEAD + ROW * row + 15, month.label, look="small") for row, month in enumerate(found))
    paths = "".join(_paths(keys, missing, found))
    frame = f'x="{across(LABEL)}" y="{HEAD}" width="{across(1 - LABEL)}" height="{ROW * len(found)}"'
    cells = f'<svg {frame} viewBox="0 0 {DAYS} {len(found)}" preserveAspectRatio="none">{paths}</svg>'
    return figure("calendar", told, height, [*_days(), *names, cells], keys)


def _days() -> Iterator[str]:
    for day in EVERY:
        x = LABEL + (1 - LABEL) * Fraction(2 * day - 1, 2 * DAYS)
        yield words(x, 13, str(day), "middle", "small")


def _paths(keys: Sequence[Key], missing: str, found: Sequence[Month]) -> Iterator[str]:
    for key in keys:
        top, tall = LOW if key.look == missing else FULL
        drawn = "".join(
            f"M{day - 1}.1 {row}.{top}h.8v.{tall}h-.8z"
            for row, month in enumerate(found)
            for day, look in sorted(month.days.items())
            if look == key.look
        )
        if drawn:
            yield f'<path data-look="{key.look}" d="{drawn}"/>'
