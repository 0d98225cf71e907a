"""Numbers read from text, means, and rounding."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.exact import decimal, ratio, total, weighted_mean
from scoring.rounding import from_units, in_units, rounded

DECIMAL_MODES = {
    "half_up": ROUND_HALF_UP,
    "half_even": ROUND_HALF_EVEN,
    "floor": ROUND_FLOOR,
    "ceiling": ROUND_CEILING,
}
terms = st.lists(st.tuples(st.integers(0, 50), st.fractions(max_denominator=97)), min_size=1, max_size=6)


def test_decimals_are_read_exactly() -> None:
    assert decimal("-0.50") == Fraction(-1, 2)
    assert decimal("89.99") == Fraction(8999, 100)


@pytest.mark.parametrize("text", ["", "1.", ".5", "+1", "1e3", "01", "1/2", " 1", "1_0", "１", "1\n", "nan"])
def test_other_spellings_are_no_decimals(text: str) -> None:
    with pytest.raises(ValueError, match="not a decimal"):
        decimal(text)


@pytest.mark.parametrize("text", ["1", "1/0", "-1/2", "0.5", "1/2 ", "01/2"])
def test_other_spellings_are_no_ratios(text: str) -> None:
    with pytest.raises(ValueError, match="not a ratio"):
        ratio(text)


@given(terms)
def test_weighted_mean_is_the_textbook_one(pairs: list[tuple[int, Fraction]]) -> None:
    whole = sum(weight for weight, _ in pairs)
    expected = sum(weight * value for weight, value in pairs) / Fraction(whole) if whole else None
    assert weighted_mean(pairs) == expected


@given(st.lists(st.fractions(max_denominator=1000)))
def test_total_is_the_sum(values: list[Fraction]) -> None:
    assert total(values) == sum(values, Fraction(0))


@given(st.integers(-(10**6), 10**6), st.integers(0, 3), st.sampled_from(sorted(DECIMAL_MODES)))
def test_rounding_agrees_with_decimal(thousandths: int, places: int, mode: str) -> None:
    exact = Decimal(thousandths) / 1000
    expected = exact.quantize(Decimal(1).scaleb(-places), DECIMAL_MODES[mode])
    assert rounded(Fraction(thousandths, 1000), places, mode) == Fraction(expected)


def test_an_89_995_rounds_up_and_an_89_9_never_reaches_90() -> None:
    assert in_units(Fraction("89.995"), 2, "half_up") == 9000
    assert in_units(Fraction("89.9"), 2, "half_up") == 8990
    assert from_units(8990, 2) == Fraction("89.9")


def test_half_up_goes_away_from_zero() -> None:
    assert rounded(Fraction(-5, 2), 0, "half_up") == -3
