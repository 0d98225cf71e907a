"""Rows of digits as they stand in a text: what each stands for, where, and what lies between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from ledger.content.signs import TEN, dense_run_of, is_letter, plain, run_of, seen, value_of

LEAST = 11
"""Shorter rows are no number that identifies anybody."""
RUN = run_of(LEAST)
DENSE = dense_run_of(LEAST)
_TEN = re.compile(rf"[\W_]{{0,3}}[{TEN}]")
_TOKENS = re.compile("[0-9a-f]{40,}|AAAA[0-9A-Za-z+/=]{40,}")
"""Digests and keys: they hold rows of digits by chance."""


@dataclass(frozen=True, slots=True)
class Row:
    """Digits with no more than gaps between them."""

    text: str
    digits: str
    places: Sequence[int]
    """The index in the text of each digit."""
    pieces: Sequence[tuple[int, int]]
    """First digit and the one after the last of each group of digits that touch."""
    gaps: Sequence[str]
    """What is seen between the pieces."""
    digits_before: Sequence[int]
    """How many of the first digits, none of them to all, are digits and no letters that look like one."""

    def end(self, digit: int) -> int:
        """The index in the text after a digit."""
        return self.places[digit] + 1

    def sure(self, start: int, stop: int) -> int:
        """How many of some digits are digits, and no letters that look like one."""
        return self.digits_before[stop] - self.digits_before[start]

    def has_ten(self) -> int | None:
        """The index after an X that follows the last digit; None when none does."""
        found = _TEN.match(self.text, self.places[-1] + 1)
        return found.end() if found else None


def rows(text: str) -> Iterator[Row]:
    """Every row of at least `LEAST` digits."""
    text = plain(text)
    if not RUN.search(text):
        return
    text = _TOKENS.sub(lambda token: "\0" * len(token[0]), text)
    for match in RUN.finditer(text):
        places = [at for at in range(match.start(), match.end()) if value_of(text[at]) is not None]
        places = _without_words(text, places)
        if len(places) >= LEAST:
            yield _row(text, places)


def _row(text: str, places: list[int]) -> Row:
    gaps = [seen(text[one + 1 : other]) for one, other in pairwise(places)]
    cuts = [0, *(index + 1 for index, gap in enumerate(gaps) if gap), len(places)]
    digits = "".join(str(value_of(text[at])) for at in places)
    before = [0, *accumulate(not is_letter(text[at]) for at in places)]
    return Row(text, digits, places, tuple(pairwise(cuts)), [gap for gap in gaps if gap], before)


def _without_words(text: str, places: list[int]) -> list[int]:
    """The places without letters in front that end a word, and without those at the end that begin one."""
    start, stop = 0, len(places)
    while start < stop and _is_inside(text, at := places[start], at - 1):
        start += 1
    while start < stop and _is_inside(text, at := places[stop - 1], at + 1):
        stop -= 1
    return places[start:stop]


def _is_inside(text: str, at: int, beside: int) -> bool:
    """Whether there is a letter at a place, and beside it one of a word."""
    return is_letter(text[at]) and 0 <= beside < len(text) and _is_latin(text[beside])


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalpha() and sign not in TEN
