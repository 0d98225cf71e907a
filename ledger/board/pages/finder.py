"""The box that finds people and units in a list by a few characters."""

from __future__ import annotations

from collections.abc import Sequence

from ledger.board import address
from ledger.board.both import both
from ledger.board.html import filter_box, seek_box
from ledger.board.people_list import LIST

FEW = 5
"""So many things are seen at a glance."""


def finder(what: str) -> str:
    """A filter over the cards of a page by their ``what``; without scripts the whole list stays readable."""
    return filter_box(both(f"输入{what}中的几个字", f"A few characters of {what}"), "sj-item")


def sifted(found: Sequence[str], what: str) -> tuple[str, list[str]]:
    """A filter over things told one by one, and these as it finds them; no filter where they are few."""
    if len(found) <= FEW:
        return "", list(found)
    return finder(what), [f'<div class="sj-item">{each}</div>' for each in found]


def seeker() -> str:
    """A box on the front page that leads to any person or unit by a part of the name or id."""
    label = both("找人、找单位：名字或编号的几个字", "Find a person or unit: part of a name or id")
    return seek_box(label, address.to_file(address.FRONT, LIST))
