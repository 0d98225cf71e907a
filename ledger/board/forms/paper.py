"""A form on paper: rows of labels and values on a grid, the same for the printed page and for Excel."""

from __future__ import annotations

from dataclasses import dataclass

LABEL, VALUE, BLOCK, ESSAY, SIGN = "label", "value", "block", "essay", "sign"
"""What a cell is: a name, one value, text of several lines, the same with room for more, room to sign."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. ``words`` are the board's own, encoded pairs; ``text`` is people's, as it is."""

    kind: str
    words: str = ""
    text: str = ""
    span: int = 1
    """Columns that it takes."""


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """One sheet of paper or more: its title, the line under it, its rows and its last lines.

    ``id`` is unique among the papers printed together; ``name`` is what it is about, as it is.
    """

    id: str
    name: str
    columns: tuple[int, ...]
    """Widths, relative to each other."""
    title: str
    under: tuple[Cell, ...]
    rows: tuple[Row, ...]
    below: tuple[str, ...]
    """Words of the board under the table."""
    headed: bool = False
    """Whether the first row heads a list and is printed on every page."""


def label(words: str, span: int = 1) -> Cell:
    """A cell that names what stands beside it."""
    return Cell(LABEL, words, span=span)


def value(text: str, span: int = 1) -> Cell:
    """A cell with a text of the records."""
    return Cell(VALUE, text=text, span=span)


def said(words: str, span: int = 1) -> Cell:
    """A cell with a value in the board's own words."""
    return Cell(VALUE, words, span=span)


def block(text: str, span: int) -> Cell:
    """A cell with a text of several lines."""
    return Cell(BLOCK, text=text, span=span)


def essay(text: str, span: int) -> Cell:
    """A cell with a text of several lines that has room even when nothing is there."""
    return Cell(ESSAY, text=text, span=span)


def sign(words: str, span: int) -> Cell:
    """Room for somebody's opinion, with the line to sign on."""
    return Cell(SIGN, words, span=span)
