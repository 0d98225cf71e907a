"""Forms on paper as one Excel workbook, a sheet for each, set up to be printed on A4."""

from __future__ import annotations

import datetime
import html
import re
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from xlsxwriter import Workbook

from ledger.board.both import LANGS, both, in_language
from ledger.board.forms.paper import BLOCK, ESSAY, LABEL, SIGN, Cell, Paper, Row

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_BORN = datetime.datetime(2000, 1, 1)
"""The day that every workbook says it was made on, so that the same forms give the same bytes."""
_A4 = 9
_MARGIN = 0.5
_CHARACTERS = 92
"""Ordinary characters across a sheet of paper; a Chinese one takes two."""
_LINE, _ROW, _SIGN = 16, 24, 84
"""Heights in points: of a line of text, of a row at least, of room to sign."""
_ROLL = both("名册", "List")
_NAME = re.compile(r"[\[\]:*?/\\']")
_TAG = re.compile("<[^>]*>")


def workbook(papers: Sequence[Paper]) -> bytes:
    """The workbook. Every cell is a text, never a formula, link or number."""
    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": _plain(papers[0].title), "author": "", "created": _BORN})
    formats = {kind: book.add_format(_BASE | shape) for kind, shape in _SHAPES.items()}
    for paper in papers:
        _draw(book.add_worksheet(_sheet_name(paper)), paper, formats)
    book.close()
    return out.getvalue()


_BASE: dict[str, Any] = {"num_format": "@", "text_wrap": True, "valign": "vcenter", "font_size": 11}
_SHAPES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 18, "align": "center"},
    "under": {"align": "left"},
    LABEL: {"border": 1, "align": "center", "bold": True},
    "value": {"border": 1, "align": "center"},
    BLOCK: {"border": 1, "align": "left"},
    ESSAY: {"border": 1, "align": "left", "valign": "top"},
    SIGN: {"border": 1, "align": "right", "valign": "bottom"},
    "below": {"font_size": 9, "align": "left"},
}


def _draw(sheet: Worksheet, paper: Paper, formats: dict[str, Any]) -> None:
    last = len(paper.columns) - 1
    sheet.set_paper(_A4)
    sheet.set_margins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    for place, width in enumerate(paper.columns):
        sheet.set_column(place, place, width * _CHARACTERS / sum(paper.columns))
    sheet.set_row(0, 36)
    sheet.merge_range(0, 0, 0, last, _plain(paper.title), formats["title"])
    under = "    ".join(_words(cell) for cell in paper.under)
    sheet.merge_range(1, 0, 1, last, under, formats["under"])
    for number, row in enumerate(paper.rows, start=2):
        _write(sheet, number, row, paper, formats)
    if paper.headed:
        sheet.repeat_rows(2)
    for number, words in enumerate(paper.below, start=2 + len(paper.rows)):
        sheet.set_row(number, 2 * _LINE)
        sheet.merge_range(number, 0, number, last, _plain(words), formats["below"])


def _write(sheet: Worksheet, number: int, row: Row, paper: Paper, formats: dict[str, Any]) -> None:
    sheet.set_row(number, max(_height(cell, paper) for cell in row))
    place = 0
    for cell in row:
        words, shape = _words(cell), formats[cell.kind]
        if cell.span > 1:
            sheet.merge_range(number, place, number, place + cell.span - 1, "", shape)
        sheet.write_string(number, place, words, shape)
        place += cell.span


def _height(cell: Cell, paper: Paper) -> float:
    """Room for the text of a cell; Excel does not fit a row to merged cells by itself."""
    if cell.kind == SIGN:
        return _SIGN
    across = _CHARACTERS * cell.span / len(paper.columns)
    lines = sum(1 + int(_length(line) // across) for line in _words(cell).split("\n"))
    return max(_SIGN if cell.kind == ESSAY else _ROW, lines * _LINE + 6)


def _length(line: str) -> int:
    return sum(1 if sign.isascii() else 2 for sign in line)


def _words(cell: Cell) -> str:
    return _plain(cell.words) if cell.words else cell.text


def _plain(words: str) -> str:
    """The board's words in its first language, as text."""
    return html.unescape(_TAG.sub("", in_language(words, LANGS[0])))


def _sheet_name(paper: Paper) -> str:
    """At most 31 characters, none that Excel refuses; the id at the end makes it the only one of its name."""
    return _plain(_ROLL) if paper.headed else _NAME.sub(" ", f"{paper.name} {paper.id}")[-31:].strip()
