"""Clocks at their edges, and what counts as worse."""

from fractions import Fraction

import pytest

from scoring.calendar import NEVER
from scoring.clocks import Result, days_after, ran, worse

DAYS = ("2026-04-27", "2026-04-28", "2026-04-29", "2026-04-30", "2026-05-06", "2026-05-07")
"""The workdays around the May holidays."""
GRADES = ("good", "fair", "poor")


@pytest.mark.rule("F8")
@pytest.mark.parametrize(
    ("count", "to_workday", "last"),
    [(1, True, "2026-04-28"), (5, True, "2026-05-06"), (5, False, "2026-05-02"), (11, True, NEVER)],
)
def test_a_clock_in_days(count: int, to_workday: bool, last: str) -> None:
    assert days_after(DAYS, "2026-04-27", count, to_workday=to_workday) == last


@pytest.mark.rule("F3")
@pytest.mark.parametrize(
    ("last", "as_of", "enough"),
    [
        ("2026-05-06", "2026-05-07", True),
        ("2026-05-06", "2026-05-06", False),
        ("2026-05-05", "2026-05-06", False),
    ],
)
def test_a_notice_of_five_workdays_around_holidays(last: str, as_of: str, enough: bool) -> None:
    """From 27 April: 27 to 30 April are four, 6 May is the fifth; it has to be over."""
    assert ran(DAYS, "2026-04-27", last, 5, as_of) is enough


@pytest.mark.rule("F8")
@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (Result(Fraction("75.00"), "fair"), Result(Fraction("74.99"), "fair"), ("score",)),
        (Result(Fraction("75.00"), "fair"), Result(Fraction("75.00"), "fair"), ()),
        (Result(Fraction("75.00"), "good"), Result(Fraction("80.00"), "fair"), ("grade",)),
        (Result(Fraction("75.00"), "good"), Result(None, None), ("score", "grade")),
        (Result(None, None), Result(Fraction("10.00"), "poor"), ()),
        (Result(None, "fair"), Result(None, "good"), ()),
    ],
)
def test_what_is_worse(before: Result, after: Result, expected: tuple[str, ...]) -> None:
    assert worse(before, after, GRADES) == expected
