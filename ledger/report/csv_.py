"""Texts in CSV that no spreadsheet takes for a formula, and back."""

from __future__ import annotations

import re

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""First characters that make a spreadsheet take a text for a formula."""
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_MARK = "'"


def guarded(text: str) -> str:
    """The text led by an apostrophe when it could be a formula or begins with an apostrophe itself.

    A number stays as it is. So taking one apostrophe away from a cell that has one in front gives the text.
    """
    return _MARK + text if text.startswith(_MARK) or _is_risky(text) else text


def unguarded(cell: str) -> str:
    """The inverse."""
    return cell.removeprefix(_MARK)


def _is_risky(text: str) -> bool:
    """Blanks in front do not count: some spreadsheets drop them."""
    begins = text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA)
    return begins and not _NUMBER.fullmatch(text)
