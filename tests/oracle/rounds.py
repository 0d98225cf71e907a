"""Periods, the policy in force, and rounding (docs/scoring.md, "Periods" and "Score of a period")."""

import math
from datetime import date, timedelta
from fractions import Fraction

from tests.oracle.book import Book, Record

MONTHS = {"M": 1, "Q": 3, "H": 6}
"""Months in a period by the letter of its id."""


def first_month_of(period: str, policy: Record) -> int:
    """The month a period starts in, counted from year 0: ``12 * year + (month - 1)``."""
    year, _, part = period.partition("-")
    start = 12 * int(year) + int(policy["cycle"]["first_month"]) - 1
    return start + (int(part[1:]) - 1) * MONTHS[part[0]] if part else start


def bounds_of(period: str, policy: Record) -> tuple[str, str]:
    """First and last day of a period or of a year."""
    _, _, part = period.partition("-")
    start = first_month_of(period, policy)
    after = start + (MONTHS[part[0]] if part else 12)
    last = date(after // 12, after % 12 + 1, 1) - timedelta(1)
    return date(start // 12, start % 12 + 1, 1).isoformat(), last.isoformat()


def periods_of_year(year: int, policy: Record) -> list[str]:
    """The ids of the periods of an assessment year, in order."""
    length = policy["cycle"]["period_months"]
    letter = {1: "M", 3: "Q", 6: "H"}[length]
    width = 2 if letter == "M" else 1
    return [f"{year}-{letter}{n:0{width}}" for n in range(1, 12 // length + 1)]


def policy_for_period(book: Book, period: str) -> Record:
    """The greatest version among those in effect at the start of the period."""
    in_effect = [
        policy
        for policy in book.policies
        if first_month_of(policy["effective_from"], policy) <= first_month_of(period, policy)
    ]
    return max(in_effect, key=lambda policy: policy["version"])


def policy_for_year(book: Book, year: int) -> Record:
    """The policy of the year's last period."""
    in_effect = [
        policy
        for policy in book.policies
        if first_month_of(policy["effective_from"], policy)
        <= first_month_of(periods_of_year(year, policy)[-1], policy)
    ]
    return max(in_effect, key=lambda policy: policy["version"])


def policy_of(book: Book, period: str) -> Record:
    """The policy in force for a period or for a year."""
    return policy_for_period(book, period) if "-" in period else policy_for_year(book, int(period))


def whole(value: Fraction, rounding: str) -> int:
    """Round to an integer: ``half_up`` (away from zero), ``half_even``, ``floor``, ``ceiling``."""
    below, above = math.floor(value), math.ceil(value)
    if rounding == "floor" or below == above:
        return below
    if rounding == "ceiling":
        return above
    if value - below != Fraction(1, 2):
        return below if value - below < Fraction(1, 2) else above
    if rounding == "half_even":
        return below if below % 2 == 0 else above
    return above if value > 0 else below


def to_places(value: Fraction, places: int, rounding: str) -> Fraction:
    """Round once to ``places`` decimals."""
    return Fraction(whole(value * 10**places, rounding), 10**places)


def written(value: Fraction, places: int) -> str:
    """A score on the grid of ``places`` decimals as text (``"87.35"``, ``"-0.50"``)."""
    units = value * 10**places
    if units.denominator != 1:
        raise ValueError(f"{value} has more than {places} decimals")
    sign = "-" if units < 0 else ""
    digits = str(abs(units.numerator)).rjust(places + 1, "0")
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def limit_of(rule: Record, number: int) -> int:
    """``count``, or the greater of ``at_least`` and the rounded share of ``number``."""
    if "count" in rule:
        return int(rule["count"])
    return max(int(rule["at_least"]), whole(Fraction(rule["share"], 10000) * number, rule["rounding"]))
