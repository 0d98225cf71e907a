"""Thirty-two bytes of how a text goes: enough to say of most pairs of texts that they are not alike.

Two texts are as alike as their pairs of neighbouring letters: twice those they share, over those of both.
Each pair sets one bit of the sketch, so texts that are alike differ in few bits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

BYTES = 32
SCALE = 100
_TURNED = bytes(code ^ 0x80 for code in range(256))
_IDENTITY = int.from_bytes(bytes(range(256)), "little")


def sketches_of(texts: Sequence[str]) -> Iterator[bytes]:
    """The sketch of each text.

    A pair's bit is that of one letter's code against the next one's. All texts are done in one go: a whole
    number is held against itself, shifted by a letter.
    """
    joined = "".join(texts)
    codes = joined.encode("utf-16-le")[::2]
    number = int.from_bytes(codes, "little")
    against = (number ^ (number >> 8)).to_bytes(len(codes), "little")
    one_each, start = len(codes) == len(joined), 0
    for text in texts:
        size = len(text) if one_each else len(text.encode("utf-16-le")) // 2
        yield _bits(against[start : start + max(0, size - 1)])
        start += size


def _bits(codes: bytes) -> bytes:
    """One bit for each code that occurs.

    Python's table of substitutions is filled at one stroke: the highest bit of each byte tells whether its
    place occurs. Eight such bits are then brought together into one byte.
    """
    table = int.from_bytes(bytes.maketrans(codes, codes.translate(_TURNED)), "little")
    told = (table ^ _IDENTITY) >> 7
    told |= told >> 7
    told |= told >> 14
    told |= told >> 28
    return told.to_bytes(256, "little")[::8]


def bits_in(sketch: bytes) -> int:
    """How many bits a sketch has."""
    return int.from_bytes(sketch, "little").bit_count()


def most_bits(one: int, other: int, percent: int) -> int:
    """The most bits in which the sketches of two texts of so many letters differ when they are so alike.

    Of p and q different pairs, texts alike to s of a hundred share at least s(p+q)/200, so that at most
    (100-s)(p+q)/100 stand in one of them only; p is less than the number of letters. Two bits are allowed for
    a letter that is written in two halves.
    """
    return (SCALE - percent) * max(0, one + other - 2) // SCALE + 2


def likeness(one: str, other: str) -> int:
    """How alike two texts are, of a hundred, rounded down; by their letters."""
    here, there = (set(pairwise(text)) for text in (one, other))
    total = len(here) + len(there)
    return 2 * SCALE * len(here & there) // total if total else SCALE
