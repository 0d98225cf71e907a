"""The worked example of the preset `jiancaoping`, by hand: a township of ten and an archive of two people.

It shows logs of two weeks a quarter; the other workdays stand in the attendance as days without a log.
"""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.presets.samples import Sample, sample

QUARTERS = ("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4")


@pytest.fixture(scope="module")
def district() -> Sample:
    """The worked example."""
    return sample("jiancaoping")


def test_the_worked_example_is_in_order(district: Sample) -> None:
    assert district.findings("2026-01-27") == []


@pytest.mark.rule("J5", "J6")
def test_j6_a_quarter_of_ballots_less_two_days_without_a_log(district: Sample) -> None:
    """p0009, second quarter.

    Leaders: the head's 70 counts twice, the deputy's 68 once: 208 ÷ 3. Peers 67, 68, 69 and 71: 68.75.
    Nobody else rates staff, so 4 to 3:
    (4 × 208 ÷ 3 + 3 × 68.75) ÷ 7 = 69.0833… Two days × 0.10 and a late
    matter 0.50 less: 68.3833…, rounded 68.38, average.
    """
    found = district.scored("2025-Q2")["p0009"]
    assert found.parts == {
        "ballots": (4 * Fraction(208, 3) + 3 * Fraction("68.75")) / 7,
        "logs": Fraction("-0.2"),
        "adjustments": Fraction("-0.5"),
    }
    assert (found.score, found.grade) == (Fraction("68.38"), "average")


@pytest.mark.rule("J11")
def test_j11_an_archive_of_two_has_a_panel(district: Sample) -> None:
    """Four raters of the township rate the two; without the panel the check objects."""
    without = district.without("panels/2025-Q1/archives", "ballots/2025-Q1/archives/other-panel")
    assert without.findings("2026-01-27") == [("B009", "ballots/2025-Q1/archives/leader-head")]
    assert district.scored("2025-Q1")["p0013"].parts["ballots"] == 83


@pytest.mark.rule("J12", "J16")
def test_j12_a_year_by_hand(district: Sample) -> None:
    """p0004, staff.

    Votes of ten: three dimensions 9 excellent and 1 competent, 98.5, two 100: mean 99.1. The unit has 91.
    Quarters (91.52 + 92.02 + 86.02 + 93.02) ÷ 4 = 90.645.
    99.1 × 10 % + 91 × 20 % + 90.645 × 70 % = 91.5615: 91.56.
    Of seven civil servants on the staff 20 % is 1.4: the one place is p0004's.
    """
    year = district.scored("2025")
    found = year["p0004"]
    assert found.parts == {"democratic": Fraction("99.1"), "unit": 91, "periods": Fraction("90.645")}
    assert (found.score, found.grade) == (Fraction("91.56"), "excellent")
    assert found.consequences["rank-term"] == 6
    staff = [name for name in year if year[name].rank == "staff" and year[name].grade == "excellent"]
    assert staff == ["p0004"]


@pytest.mark.rule("J17")
def test_j17_last_for_the_second_year(district: Sample) -> None:
    """p0009 was last in 2024 and is last again: an admonition."""
    assert district.scored("2025")["p0009"].consequences["last-in-unit"] == "admonition"
