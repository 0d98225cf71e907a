"""Pieces of SVG that every chart is made of.

Lengths across are shares of the width, so that a chart takes the room there is while its text keeps its
size; lengths down are whole pixels. Words that come in are encoded (`ledger.board.encode`) or pairs of both
languages.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import floor
from typing import NamedTuple

from ledger.results.numbers import decimal

PLACES = 2
"""Decimal places of a share of the width in percent."""
TEXT = 15
"""Pixels from the top of a line of text to the foot of its letters."""


class Told(NamedTuple):
    """What a chart is called and what it says, for those who do not see it."""

    title: str
    says: str


class Key(NamedTuple):
    """What one look of a mark means."""

    look: str
    words: str


def across(part: Fraction | int) -> str:
    """A share of the width as a length: a third is ``33.33%``. Halves of the last place go up."""
    units = floor(Fraction(part) * 100 * 10**PLACES + Fraction(1, 2))
    digits = decimal(Fraction(units, 10**PLACES), PLACES).rstrip("0").rstrip(".")
    return f"{digits}%" if digits != "0" else "0"


def figure(kind: str, told: Told, height: int, parts: Iterable[str], keys: Iterable[Key] = ()) -> str:
    """A whole chart with the meaning of its marks below it.

    It is left out of the search: a table says the same.
    """
    inside = f"<title>{told.title}</title><desc>{told.says}</desc>{''.join(parts)}"
    drawing = f'<svg class="sj-chart sj-{kind}" role="img" width="100%" height="{height}">{inside}</svg>'
    return f'<figure class="sj-figure" data-search-exclude>{drawing}{_legend(keys)}</figure>'


def _legend(keys: Iterable[Key]) -> str:
    marks = "".join(f'<li><i data-look="{key.look}"></i>{key.words}</li>' for key in keys)
    return f'<figcaption><ul class="sj-keys">{marks}</ul></figcaption>' if marks else ""


def box(x: Fraction | int, y: int, width: Fraction | int, height: int, look: str) -> str:
    """A rectangle; nothing for one without width."""
    if not width:
        return ""
    return f'<rect data-look="{look}" x="{across(x)}" y="{y}" width="{across(width)}" height="{height}"/>'


def words(x: Fraction | int, y: int, said: str, anchor: str = "start", look: str = "label") -> str:
    """A line of text: ``anchor`` is the part of it that stands at ``x``."""
    return f'<text data-look="{look}" x="{across(x)}" y="{y}" text-anchor="{anchor}">{said}</text>'


def stroke(start: tuple[Fraction | int, int], end: tuple[Fraction | int, int], look: str) -> str:
    """A straight line."""
    (x1, y1), (x2, y2) = start, end
    return f'<line data-look="{look}" x1="{across(x1)}" y1="{y1}" x2="{across(x2)}" y2="{y2}"/>'


def dot(x: Fraction | int, y: int, look: str) -> str:
    """A point of a line."""
    return f'<circle data-look="{look}" cx="{across(x)}" cy="{y}" r="4"/>'
