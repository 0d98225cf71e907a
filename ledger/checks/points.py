"""Points as people write them."""

from __future__ import annotations

from fractions import Fraction


def shown(points: Fraction) -> str:
    """Points of a policy as a decimal with the fewest places; a policy writes decimals, so there is one.

    >>> shown(Fraction(-5, 4))
    '-1.25'
    """
    places = 0
    while (points * 10**places).denominator != 1:
        places += 1
    digits = f"{abs(points * 10**places).numerator:0{places + 1}}"
    sign, cut = "-" if points < 0 else "", len(digits) - places
    return f"{sign}{digits[:cut]}.{digits[cut:]}" if places else f"{sign}{digits}"
