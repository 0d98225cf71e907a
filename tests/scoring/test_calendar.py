"""Workdays counted strictly after a day, over weekends and beyond the calendars."""

from scoring.calendar import NEVER, between, workdays_after
from tests.scoring.small import workdays

DAYS = workdays("2026-03-02", "2026-03-31")


def test_workdays_after_a_friday() -> None:
    assert workdays_after(DAYS, "2026-03-06", 1) == "2026-03-09"
    assert workdays_after(DAYS, "2026-03-06", 5) == "2026-03-13"


def test_a_day_off_counts_from_the_next_workday() -> None:
    assert workdays_after(DAYS, "2026-03-07", 1) == "2026-03-09"


def test_no_workdays_after_is_the_day_itself() -> None:
    assert workdays_after(DAYS, "2026-03-07", 0) == "2026-03-07"


def test_beyond_the_calendars_is_later_than_any_day() -> None:
    assert workdays_after(DAYS, "2026-03-31", 1) == NEVER > "2999-12-31"


def test_between_takes_both_ends() -> None:
    assert list(between(DAYS, "2026-03-06", "2026-03-09")) == ["2026-03-06", "2026-03-09"]
