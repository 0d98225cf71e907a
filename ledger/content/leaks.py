"""Everything in a text that must not leave the machine, or that somebody has to look at before it does."""

from __future__ import annotations

from functools import lru_cache

from ledger.content.addresses import addresses
from ledger.content.identities import Leak, identities
from ledger.content.marks import marks
from ledger.content.numbers import NO_YEAR
from ledger.content.rows import DENSE
from ledger.content.unfold import unfold

__all__ = ["Leak", "leaks", "may_leak"]


@lru_cache(maxsize=8)
def leaks(text: str, year: int = NO_YEAR) -> tuple[Leak, ...]:
    """All leaks (D001 to D004, D022) in order; no two overlap. `year` is the year that the text is of.

    One file is asked about by several who judge it, one after the other.
    """
    told, at = unfold(text)
    found = [Leak(at[start], at[stop], rule) for start, stop, rule in _all(told, year)]
    last, kept = 0, []
    for each in found:
        if each.start >= last:
            kept.append(each)
        last = max(last, each.stop)
    return tuple(kept)


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
