"""Numbers as text are exact, or refused."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.results.numbers import decimal, exact


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Fraction(8735, 100), 2, "87.35"),
        (Fraction(-3, 10), 2, "-0.30"),
        (0, 2, "0.00"),
        (Fraction(-1, 100), 2, "-0.01"),
        (88, 0, "88"),
        (-5, 0, "-5"),
        (100, 3, "100.000"),
    ],
)
def test_decimal(value: Fraction, places: int, text: str) -> None:
    assert decimal(value, places) == text


def test_a_decimal_is_never_cut_off() -> None:
    with pytest.raises(ValueError, match="does not end"):
        decimal(Fraction(87654, 1000), 2)


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Fraction(1, 3), 2, "1/3"),
        (Fraction(-40, 7), 2, "-40/7"),
        (Fraction(1, 8), 2, "0.125"),
        (Fraction(1, 2), 2, "0.50"),
        (Fraction(1, 64), 2, "0.015625"),
        (Fraction(1, 128), 2, "1/128"),
        (Fraction(1, 10**7), 7, "0.0000001"),
    ],
)
def test_exact(value: Fraction, places: int, text: str) -> None:
    assert exact(value, places) == text


@given(st.fractions(), st.integers(0, 6))
def test_exact_reads_back_as_the_number(value: Fraction, places: int) -> None:
    assert Fraction(exact(value, places)) == value
