"""Chance that everybody can repeat: whole numbers drawn from SHA-256, and draws without replacement.

The stream of a seed is the digests of the UTF-8 texts ``<seed>/0``, ``<seed>/1``, …, one after the other, cut
into pieces of 8 bytes, each read as a whole number with the first byte the most significant. A number below
``n`` is the remainder of the next piece by ``n``; a piece of the last, incomplete turn (at or above the
greatest multiple of ``n`` not above 2⁶⁴) is passed over, so that every number is equally likely.
"""

from collections.abc import Iterator
from hashlib import sha256

_PIECE = 8
_RANGE = 1 << (8 * _PIECE)


class Stream:
    """The numbers of one seed, in their order."""

    def __init__(self, seed: str) -> None:
        self._pieces = _pieces(seed)

    def below(self, bound: int) -> int:
        """The next number from 0 to ``bound`` − 1."""
        limit = _RANGE - _RANGE % bound
        return next(piece for piece in self._pieces if piece < limit) % bound

    def sample(self, size: int, count: int) -> list[int]:
        """So many different numbers below ``size``: each is exchanged with one drawn from those not taken."""
        numbers = list(range(size))
        for place in range(count):
            other = place + self.below(size - place)
            numbers[place], numbers[other] = numbers[other], numbers[place]
        return numbers[:count]


def _pieces(seed: str) -> Iterator[int]:
    counter = 0
    while True:
        digest = sha256(f"{seed}/{counter}".encode()).digest()
        for start in range(0, len(digest), _PIECE):
            yield int.from_bytes(digest[start : start + _PIECE], "big")
        counter += 1
