"""Text that only fills (D020): the same few characters over and over, to reach the length asked for."""

from __future__ import annotations

from itertools import pairwise

SCALE = 100


def sameness(letters: str) -> int:
    """How many of a hundred pairs of neighbouring letters are different ones, rounded down.

    `letters` are those of `ledger.reading.text.letters`. Ordinary text has 90 and more, filler hardly any.
    """
    pairs = len(letters) - 1
    return len(set(pairwise(letters))) * SCALE // pairs if pairs > 0 else SCALE


def may_be_filler(letters: int, pairs: int, percent: int) -> bool:
    """Whether a text of so many letters, at least so many of whose pairs are different, can be filler.

    Each bit of its sketch is a pair of its own, and so is each different letter but the first.
    """
    return pairs * SCALE < percent * (letters - 1)
