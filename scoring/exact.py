"""Exact numbers: reading them from text, and the means that scores are made of. No float anywhere."""

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction

DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?", re.ASCII)
RATIO = re.compile(r"(?:0|[1-9][0-9]*)/[1-9][0-9]*", re.ASCII)
WHOLE = 10000
"""A share or weight of one, in basis points."""
LEAST_SHARE = Fraction(1, 9999)
"""The smallest ratio above 0 that a policy can spell."""
MOST_PLACES = 24
"""No decimal of a policy or record has more places than this."""


def decimal(text: str) -> Fraction:
    """The value of a decimal such as ``-0.50``; raises ValueError for every other spelling."""
    if not DECIMAL.fullmatch(text):
        raise ValueError(f"not a decimal: {text!r}")
    return Fraction(text)


def ratio(text: str) -> Fraction:
    """The value of a ratio such as ``1/2``; raises ValueError for every other spelling."""
    if not RATIO.fullmatch(text):
        raise ValueError(f"not a ratio: {text!r}")
    return Fraction(text)


def decimal_text(value: Fraction | int) -> str:
    """The shortest decimal of a value that has one: ``9.5``, ``-0.25``, ``60``; ValueError for others."""
    number, places = Fraction(value), 0
    while (number * 10**places).denominator != 1:
        places += 1
        if places > MOST_PLACES:
            raise ValueError(f"not a decimal: {value}")
    digits = f"{abs(number * 10**places).numerator:0{places + 1}}"
    sign, cut = "-" if number < 0 else "", len(digits) - places
    return f"{sign}{digits[:cut]}.{digits[cut:]}" if places else f"{sign}{digits}"


def weighted_mean(terms: Sequence[tuple[int, Fraction]]) -> Fraction | None:
    """Σ weight × value ÷ Σ weight over pairs of weight and value; None when the weights sum to nothing."""
    if len(terms) == 1:
        weight, value = terms[0]
        return value if weight else None
    top, bottom, whole = 0, 1, 0
    for weight, value in terms:
        numerator, denominator = value.numerator, value.denominator
        top = top * denominator + weight * numerator * bottom
        bottom *= denominator
        whole += weight
    return Fraction(top, bottom * whole) if whole else None


def total(values: Iterable[Fraction]) -> Fraction:
    """The sum of the values (faster than adding Fractions one by one)."""
    top, bottom = 0, 1
    for value in values:
        numerator, denominator = value.numerator, value.denominator
        if denominator == bottom:
            top += numerator
        else:
            top = top * denominator + numerator * bottom
            bottom *= denominator
    return Fraction(top, bottom)
