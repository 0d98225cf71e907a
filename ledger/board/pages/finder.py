"""The box that finds people and units in a list by a few characters."""

from __future__ import annotations

from ledger.board.both import both
from ledger.board.html import filter_box


def finder(what: str) -> str:
    """A filter over the cards of a page by their ``what``; without scripts the whole list stays readable."""
    return filter_box(both(f"输入{what}中的几个字", f"A few characters of {what}"), "sj-item")
