"""Where terms stand: numbers of documents in few characters, and in which file a term is to be looked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, chain
from operator import sub

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""Digits to the base of 32: the first half ends a number, the second is followed by higher digits."""
_BASE = len(DIGITS) // 2
_NUMBER = re.compile(f"[{re.escape(DIGITS[_BASE:])}]*[{DIGITS[:_BASE]}]")
_HEAD = 3
"""Characters at the beginning of a term that its file depends on: words that begin alike stand together."""


def packed(places: Sequence[int]) -> str:
    """Ascending numbers as their differences, each to the base of 32 with its lowest digit first."""
    return "".join(map(_NUMBERS.__getitem__, map(sub, places, chain((0,), places))))


def unpacked(text: str) -> list[int]:
    """The numbers again."""
    return list(accumulate(map(_value, _NUMBER.findall(text))))


@lru_cache(1 << 16)
def _value(digits: str) -> int:
    return sum(DIGITS.index(digit) % _BASE << 5 * place for place, digit in enumerate(digits))


class _Numbers(dict[int, str]):
    """Number → its digits, worked out once."""

    def __missing__(self, number: int) -> str:
        higher, lowest = divmod(number, _BASE)
        self[number] = DIGITS[_BASE + lowest] + self[higher] if higher else DIGITS[lowest]
        return self[number]


_NUMBERS = _Numbers()


def shard_of(term: str, shards: int) -> int:
    """The file in which a term stands, of so many: a power of two."""
    found = 0
    for character in term[:_HEAD]:
        found = (found * 31 + ord(character)) % 2**32
    return found % shards


def shards_for(documents: int) -> int:
    """How many files an index of so many documents is shared out among."""
    return power_of_two(documents // 32)


def power_of_two(number: int) -> int:
    """The smallest power of two that is no less."""
    return 1 << max(number - 1, 0).bit_length()
