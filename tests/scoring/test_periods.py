"""Periods: ids and days, whatever month the assessment year starts in."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.periods import PeriodError, ascending, order, parse, period_of, periods_of, year_of
from scoring.policy.types import Cycle, Policy
from tests.scoring.small import policy

cycles = st.builds(Cycle, st.integers(1, 12), st.sampled_from([1, 3, 6]))


def with_cycle(first_month: int, months: int) -> Policy:
    return replace(policy(), cycle=Cycle(first_month, months))


def test_quarters_of_a_calendar_year() -> None:
    assert [(period.id, period.first, period.last) for period in periods_of(2028, policy())] == [
        ("2028-Q1", "2028-01-01", "2028-03-31"),
        ("2028-Q2", "2028-04-01", "2028-06-30"),
        ("2028-Q3", "2028-07-01", "2028-09-30"),
        ("2028-Q4", "2028-10-01", "2028-12-31"),
    ]


def test_an_assessment_year_that_starts_in_september() -> None:
    rules = with_cycle(9, 6)
    half = parse("2027-H1", rules)
    assert (half.first, half.last) == ("2027-09-01", "2028-02-29")
    assert year_of(2027, rules).last == "2028-08-31"
    assert period_of("2028-03-01", rules).id == "2027-H2"
    assert half.months >= {"2027-12", "2028-01"}


def test_months_have_two_digits() -> None:
    assert [period.id for period in periods_of(2026, with_cycle(1, 1))][8:10] == ["2026-M09", "2026-M10"]


@given(cycles, st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_every_day_is_in_the_period_that_claims_it(cycle: Cycle, day: date) -> None:
    rules = with_cycle(cycle.first_month, cycle.period_months)
    period = period_of(day.isoformat(), rules)
    assert period.first <= day.isoformat() <= period.last
    assert parse(period.id, rules) == period
    assert day.isoformat()[:7] in period.months


@given(cycles, st.integers(1990, 2100))
def test_periods_follow_one_another_and_make_the_year(cycle: Cycle, year: int) -> None:
    rules = with_cycle(cycle.first_month, cycle.period_months)
    parts = periods_of(year, rules)
    for before, after in zip(parts, [*parts[1:], periods_of(year + 1, rules)[0]], strict=True):
        assert date.fromisoformat(before.last) + timedelta(days=1) == date.fromisoformat(after.first)
    whole = year_of(year, rules)
    assert (whole.first, whole.last) == (parts[0].first, parts[-1].last)
    assert whole.is_year
    assert not parts[0].is_year


@pytest.mark.parametrize(
    "text", ["2026-Q5", "2026-Q0", "2026-M13", "2026-M1", "2026-Q01", "26-Q1", "2026-W1", "2026-Q1\n"]
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(PeriodError):
        parse(text, policy())


def test_a_period_of_another_cycle_is_refused() -> None:
    with pytest.raises(PeriodError, match="3 months"):
        parse("2026-M01", policy())


def test_periods_of_any_length_are_in_order_of_their_first_month() -> None:
    assert order("2026-M04") == order("2026-Q2") < order("2026-H2")
    assert ascending(["2027-Q1", "2026", "2026-Q4", "2026-Q1"]) == ["2026-Q1", "2026-Q4", "2026", "2027-Q1"]
