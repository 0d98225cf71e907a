"""A small deterministic random stream.

The standard ``random`` module may change what a seed yields from one Python to the next; this one is a few
lines of integer arithmetic (splitmix64, started from SHA-256), so that a demo has the same bytes everywhere.
"""

from collections.abc import MutableSequence, Sequence
from hashlib import sha256
from typing import TypeVar

Item = TypeVar("Item")

_MASK = (1 << 64) - 1
_STEP = 0x9E3779B97F4A7C15


def mix(value: int) -> int:
    """Scramble 64 bits: a bijection on 0 … 2⁶⁴-1 that looks random."""
    value = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & _MASK
    return value ^ (value >> 31)


class Stream:
    """An endless sequence of 64-bit integers that depends on its starting state alone."""

    __slots__ = ("_state",)

    def __init__(self, state: int) -> None:
        self._state = state & _MASK

    @classmethod
    def of(cls, *names: str | int) -> "Stream":
        """The stream called so, e.g. ``Stream.of(7, "ballots")``; 1 and "1" are different names."""
        spelled = "\x1f".join(f"{type(name).__name__}:{name}" for name in names)
        return cls(int.from_bytes(sha256(spelled.encode()).digest()[:8], "big"))

    def bits(self) -> int:
        """The next 64 bits."""
        self._state = (self._state + _STEP) & _MASK
        return mix(self._state)

    def below(self, limit: int) -> int:
        """The next integer in 0 … ``limit`` - 1."""
        return (self.bits() * limit) >> 64

    def between(self, least: int, most: int) -> int:
        """The next integer from ``least`` to ``most``, both included."""
        return least + self.below(most - least + 1)

    def chance(self, share: int, of: int = 100) -> bool:
        """True in ``share`` of ``of`` cases."""
        return self.below(of) < share

    def pick(self, items: Sequence[Item]) -> Item:
        """One of ``items``."""
        return items[self.below(len(items))]

    def shuffle(self, items: MutableSequence[Item]) -> None:
        """Put ``items`` into a random order, in place."""
        for last in range(len(items) - 1, 0, -1):
            other = self.below(last + 1)
            items[last], items[other] = items[other], items[last]

    def sample(self, items: Sequence[Item], count: int) -> list[Item]:
        """``count`` different items (all of them, if there are fewer), in random order."""
        pool = list(items)
        self.shuffle(pool)
        return pool[:count]
