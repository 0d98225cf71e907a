"""A draw that anybody can repeat with nothing but SHA-256 (D11).

The names stand in ascending order. For counter 1, 2, 3 … the digest of ``seed|label|counter`` (UTF-8), read
as a whole number, is taken when it is below the greatest multiple of the number of names left; its remainder
by that number is the place, from 0, of the name drawn, which is taken out. So every name is as likely as
any other, and none is drawn twice.
"""

from collections.abc import Iterable
from hashlib import sha256

_ALL = 2**256


def draw(seed: str, label: str, names: Iterable[str], count: int) -> tuple[str, ...]:
    """So many of the names, in the order in which they are drawn; all of them when there are no more."""
    left, counter = sorted(set(names)), 0
    drawn: list[str] = []
    while left and len(drawn) < count:
        counter += 1
        number = int.from_bytes(sha256(f"{seed}|{label}|{counter}".encode()).digest(), "big")
        if number < _ALL - _ALL % len(left):
            drawn.append(left.pop(number % len(left)))
    return tuple(drawn)
