"""Points as people write them."""

from __future__ import annotations

from fractions import Fraction


def shown(points: Fraction, places: int) -> str:
    """Points of a policy with its decimal places, or with as many more as they have.

    >>> shown(Fraction(-1, 2), 2), shown(Fraction(5, 4), 1)
    ('-0.50', '1.25')
    """
    while (points * 10**places).denominator != 1:
        places += 1
    digits = f"{abs(points * 10**places).numerator:0{places + 1}}"
    sign, cut = "-" if points < 0 else "", len(digits) - places
    return f"{sign}{digits[:cut]}.{digits[cut:]}" if places else f"{sign}{digits}"
