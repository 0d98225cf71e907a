"""Days of filing held against the day of receipt: what came too late does not pass for what came in time."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from ledger.gate.times import judge_times
from ledger.git.history import Claim
from ledger.reading.emit import emit
from ledger.reading.values import Map
from tests.gate.given import commit, field_at, given, record, step
from tests.gate.proposals import RECEIVED

LOG = "logs/2026/roads/p0012/2026-01"
SUMMARY = "summaries/2025-Q4/roads/p0012"
YEARLY = "summaries/2025/roads/p0012"
ROLLUP = "rollups/2025-Q4/dongguan/2025-w51"
FRAME = "surveys/2026/public/frame"
INSPECTION = "inspections/2026/safety"


def entry(day: str, filed: str) -> dict[str, str]:
    return {"date": day, "filed": filed, "text": "核查路灯。"}


def log(*entries: dict[str, str]) -> Map:
    return {"person": "p0012", "unit": "roads", "month": "2026-01", "entries": list(entries)}


def summary(period: str, filed: str) -> Map:
    return {"period": period, "unit": "roads", "person": "p0012", "filed": filed}


LATE: dict[str, Map] = {
    SUMMARY: summary("2025-Q4", ""),
    ROLLUP: {"period": "2025-Q4", "week_ending": "2025-12-05"},
    FRAME: {"seed_date": "2026-01-10"},
    INSPECTION: {"year": 2026, "from": "2026-01-21"},
}


def told(path: str, before: Map | None, after: Map, received: Any = RECEIVED) -> list[tuple[str, str]]:
    """The rule and the claimed day of each finding, received on 20 January 2026 unless said otherwise."""
    found = judge_times(given(step(path, before, after), received=received))
    return [(each.rule, dict(each.args).get("filed", "")) for each in found]


def on(day: str) -> Any:
    return RECEIVED.replace(year=int(day[:4]), month=int(day[5:7]), day=int(day[8:]))


def late(path: str, after: Map, day: str) -> bool:
    """Whether a record that claims to be filed in time is too late when it comes on a day."""
    return "J061" in {rule for rule, _ in told(path, None, after, on(day))}


def test_an_entry_may_come_until_its_last_day() -> None:
    """5 January 2026 is a Monday: five workdays later is the 12th."""
    assert not late(LOG, log(entry("2026-01-05", "2026-01-05")), "2026-01-12")
    assert late(LOG, log(entry("2026-01-05", "2026-01-05")), "2026-01-13")


def test_an_entry_of_a_week_may_come_as_long_after_the_week() -> None:
    """Where one a week is due, that of Monday the 5th counts from Friday the 9th: until the 16th."""

    def found(day: str) -> list[str]:
        made = step(LOG, None, log(entry("2026-01-05", "2026-01-05")))
        return [each.rule for each in judge_times(given(made, received=on(day), logs="weekly"))]

    assert "J061" not in found("2026-01-16")
    assert "J061" in found("2026-01-17")


def test_an_entry_that_says_itself_that_it_is_late_is_no_lie() -> None:
    assert told(LOG, None, log(entry("2026-01-05", "2026-01-20"))) == []
    assert told(LOG, None, log(entry("2026-01-05", "2026-01-14"))) == []


def test_entries_that_were_there_are_not_asked_again() -> None:
    old, new = entry("2026-01-05", "2026-01-05"), entry("2026-01-06", "2026-01-06")
    assert told(LOG, log(old), log(old, new)) == [("J061", "2026-01-06")]
    assert told(LOG, log(old), log(old)) == []


def test_an_entry_whose_day_of_filing_was_changed_is_a_new_one() -> None:
    before, after = entry("2026-01-05", "2026-01-14"), entry("2026-01-05", "2026-01-05")
    assert told(LOG, log(before), log(after)) == [("J061", "2026-01-05")]


def test_what_is_late_is_told_at_its_place() -> None:
    """Two entries, the second of them late: the finding leads to the record and says both days."""
    after = log(entry("2026-01-16", "2026-01-19"), entry("2026-01-05", "2026-01-05"))
    (found,) = judge_times(given(step(LOG, None, after)))
    assert (found.path, dict(found.args)) == (
        f"records/{LOG}.yaml",
        {"filed": "2026-01-05", "day": "2026-01-20"},
    )
    assert emit(after).splitlines()[found.line - 1] == '  filed: "2026-01-05"'


@pytest.mark.parametrize("path", [SUMMARY, ROLLUP, FRAME, INSPECTION])
def test_what_is_late_is_told_where_the_day_of_filing_stands(path: str) -> None:
    after = {**LATE[path], "filed": "2025-12-01"}
    found = judge_times(given(step(path, None, after), logs="rollups"))
    assert [(each.rule, field_at(each, after)) for each in found] == [("J061", "filed")]


def test_logs_before_any_policy_have_no_last_day() -> None:
    path = "logs/2024/roads/p0012/2024-01"
    assert not late(path, log(entry("2024-01-05", "2024-01-05")), "2026-01-20")


def test_a_summary_of_a_quarter_is_due_after_five_workdays() -> None:
    """The quarter ends on Wednesday, 31 December; 1 to 3 January are off, the 4th is worked."""
    filed = summary("2025-Q4", "2025-12-31")
    assert not late(SUMMARY, filed, "2026-01-08")
    assert late(SUMMARY, filed, "2026-01-09")


def test_a_summary_of_a_year_has_longer() -> None:
    filed = summary("2025", "2025-12-31")
    assert not late(YEARLY, filed, "2026-01-15")
    assert late(YEARLY, filed, "2026-01-16")


def test_a_summary_of_no_known_period_has_no_last_day() -> None:
    assert not late("summaries/2024-Q4/roads/p0012", summary("2024-Q4", "2025-01-02"), "2026-01-20")


def test_a_day_of_filing_that_was_claimed_before_is_not_asked_again() -> None:
    filed = summary("2025-Q4", "2025-12-31")
    assert told(SUMMARY, filed, {**filed, "text": "x"}) == []
    assert told(SUMMARY, {**filed, "filed": "2026-01-14"}, filed) == [("J061", "2025-12-31")]


def test_a_rollup_is_due_some_workdays_after_its_week() -> None:
    """Two workdays after Friday, 19 December: Tuesday. A policy without rollups asks for none in time."""
    value = {**record("rollups/2025-Q1/dongguan/2025-w11"), "period": "2025-Q4"}
    value |= {"week_ending": "2025-12-19", "filed": "2025-12-19"}

    def found(day: str, logs: str) -> list[str]:
        change = given(step(ROLLUP, None, value), received=on(day), logs=logs)
        return [each.rule for each in judge_times(change) if each.rule == "J061"]

    assert found("2025-12-23", "rollups") == []
    assert found("2025-12-24", "rollups") == ["J061"]
    assert found("2025-12-24", "") == []


def test_a_frame_comes_before_the_day_of_its_seed() -> None:
    """Who is asked must stand before the seed is known that draws them."""
    value = {**record("surveys/2025/public/frame"), "seed_date": "2026-01-19", "filed": "2026-01-16"}
    assert not late(FRAME, value, "2026-01-18")
    assert late(FRAME, value, "2026-01-19")


def test_an_inspection_is_announced_long_enough_before() -> None:
    """Fifteen workdays before 2 February is 12 January."""
    value = {**record("inspections/2025/safety-q1"), "year": 2026, "from": "2026-02-02"}
    value["filed"] = "2026-01-04"
    january = [f"2026-01-{number:02}" for number in range(5, 21)]
    assert next(day for day in january if late(INSPECTION, value, day)) == "2026-01-13"


def test_an_inspection_of_a_year_without_a_policy_has_no_window() -> None:
    value = {**record("inspections/2025/safety-q1"), "year": 2024, "filed": "2025-02-01"}
    assert not late(INSPECTION, value, "2025-03-09")


def test_kinds_without_a_window_are_not_asked() -> None:
    value = {**record("adjustments/2025-Q1/p0005-flood"), "filed": "2025-01-01"}
    assert told("adjustments/2025-Q1/p0005-flood", None, value) == []


def test_without_a_time_of_receipt_nothing_is_held_against_it_but_that_is_said() -> None:
    (found,) = judge_times(given(step(LOG, None, log(entry("2026-01-05", "2026-01-05"))), received=None))
    assert (found.rule, found.path) == ("J063", "")


@pytest.mark.parametrize(("minutes", "expected"), [(10, []), (-10, []), (11, ["J062"]), (-11, ["J062"])])
def test_clocks_that_do_not_agree_are_told(minutes: int, expected: list[str]) -> None:
    claimed = Claim("x", int((RECEIVED + timedelta(minutes=minutes)).timestamp()))
    found = list(judge_times(given(commits=(commit(claimed=claimed),))))
    assert [each.rule for each in found] == expected


def test_of_several_wrong_clocks_the_worst_is_told() -> None:
    commits = tuple(
        commit(claimed=Claim("x", int((RECEIVED + timedelta(minutes=apart)).timestamp())), number=number)
        for number, apart in enumerate((20, -90, 40, 5), 1)
    )
    (found,) = judge_times(given(commits=commits))
    assert dict(found.args) == {
        "count": "3",
        "commit": commits[1].id[:12],
        "claimed": "2026-01-20 08:30",
        "received": "2026-01-20 10:00",
    }
    assert (found.path, found.line) == ("", 0)


def test_a_commit_without_a_readable_time_is_not_compared() -> None:
    assert list(judge_times(given(commits=(commit(claimed=Claim("x", None)),)))) == []
