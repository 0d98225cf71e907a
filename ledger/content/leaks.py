"""Everything in a text that must not leave the machine, or that somebody has to look at before it does."""

from __future__ import annotations

from ledger.content.addresses import addresses
from ledger.content.identities import Leak, identities
from ledger.content.marks import marks
from ledger.content.numbers import NO_YEAR
from ledger.content.rows import DENSE
from ledger.content.unfold import unfold

__all__ = ["Leak", "leaks", "may_leak"]


def leaks(text: str, year: int = NO_YEAR) -> list[Leak]:
    """All leaks (D001 to D004, D022) in order; no two overlap. `year` is the year that the text is of."""
    told, at = unfold(text)
    found = [Leak(at[start], at[stop], rule) for start, stop, rule in _all(told, year)]
    return [each for index, each in enumerate(found) if all(each.start >= one.stop for one in found[:index])]


def may_leak(letters: str) -> bool:
    """Whether a text can hold a leak other than an address, by its letters alone."""
    return "密" in letters or DENSE.search(letters) is not None


def _all(text: str, year: int) -> list[Leak]:
    return sorted(
        [
            *identities(text, year),
            *(Leak(*span, "D004") for span in marks(text)),
            *(Leak(*span, "D022") for span in addresses(text)),
        ]
    )
