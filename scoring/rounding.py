"""Rounding: the only place where an exact number loses digits, and always because the policy says so."""

from collections.abc import Callable, Mapping
from fractions import Fraction


def _half_up(numerator: int, denominator: int) -> int:
    """Nearest integer, away from zero at the half."""
    size = (2 * abs(numerator) + denominator) // (2 * denominator)
    return size if numerator >= 0 else -size


def _half_even(numerator: int, denominator: int) -> int:
    """Nearest integer, the even one at the half."""
    low, rest = divmod(numerator, denominator)
    up = 2 * rest > denominator or (2 * rest == denominator and low % 2 == 1)
    return low + up


def _floor(numerator: int, denominator: int) -> int:
    return numerator // denominator


def _ceiling(numerator: int, denominator: int) -> int:
    return -(-numerator // denominator)


MODES: Mapping[str, Callable[[int, int], int]] = {
    "half_up": _half_up,
    "half_even": _half_even,
    "floor": _floor,
    "ceiling": _ceiling,
}


def in_units(value: Fraction, places: int, mode: str) -> int:
    """``value`` rounded to ``places`` decimal places, counted in units of the last place (87.35 → 8735)."""
    return MODES[mode](value.numerator * 10**places, value.denominator)


def from_units(units: int, places: int) -> Fraction:
    """The value of so many units of the last place."""
    return Fraction(units, 10**places)


def rounded(value: Fraction, places: int, mode: str) -> Fraction:
    """``value`` rounded to ``places`` decimal places."""
    return from_units(in_units(value, places, mode), places)
