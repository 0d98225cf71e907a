"""Exact numbers as text: `Fraction(8735, 100)` is `"87.35"`, a third is `"1/3"`."""

from __future__ import annotations

from fractions import Fraction

MOST_PLACES = 6
"""A number that needs more decimal places than this is written as a fraction."""


def decimal(value: Fraction | int, places: int) -> str:
    """The value with exactly so many decimal places.

    Raises ValueError when it has more: a settled score is rounded before, never here.
    """
    units, rest = divmod(value.numerator * 10**places, value.denominator)
    if rest:
        raise ValueError(f"{value} does not end within {places} places")
    sign = "-" if units < 0 else ""
    digits = str(abs(units)).rjust(places + 1, "0")
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def exact(value: Fraction | int, places: int) -> str:
    """The value with at least so many places: as a decimal when it ends within six, else as ``n/d``."""
    for enough in range(places, max(places, MOST_PLACES) + 1):
        if 10**enough % value.denominator == 0:
            return decimal(value, enough)
    return f"{value.numerator}/{value.denominator}"
