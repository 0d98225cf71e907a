"""J2, J4, J5: how long a log or a summary is, how late a day may be filed, and what a missing one costs."""

from fractions import Fraction
from pathlib import Path

import pytest

from tests.golden.build import (
    LATE,
    Ledger,
    adjusted,
    body,
    calendars,
    diary,
    only_workdays,
    person,
    post,
    rated,
    rules,
    score,
    staff,
    summary,
    unit,
    weekdays,
)
from tests.golden.checking import faulty

TEN = weekdays("2026-03-02", 10)
AFTER = weekdays("2026-04-01", 10)


def office(days: list[str]) -> Ledger:
    """``roads`` with the head p0001 and p0003, whom the head rates 85; the given workdays only."""
    people = person("p0001", post("roads", "head")) | staff("roads", "p0003")
    return rules() | only_workdays(days) | unit("roads") | people | rated("roads", {"p0003": 85})


def on_file() -> Ledger:
    """A complete small ledger with the ordinary calendar, for checks."""
    people = person("p0001", post("roads", "head")) | staff("roads", "p0003")
    return rules() | body() | calendars(2026, 2027) | unit("roads") | people


def log(day: str, text: str) -> Ledger:
    """One day's log of p0003 with the given text."""
    ledger = diary("p0003", "roads", {day: day})
    (value,) = ledger.values()
    value["entries"][0]["text"] = text
    return ledger


@pytest.mark.rule("J2")
@pytest.mark.parametrize(("letters", "rules_broken"), [(49, ["L004"]), (50, []), (300, []), (301, ["L005"])])
def test_j2_a_log_is_neither_perfunctory_nor_long_winded(
    letters: int, rules_broken: list[str], tmp_path: Path
) -> None:
    """「50字」 at least and 300 at most, counting letters and numbers: the punctuation adds nothing."""
    text = "巡查，" * (letters // 2) + "路" * (letters % 2)
    ledger = on_file() | log("2026-03-02", text)
    found = [rule for rule in ("L004", "L005") if faulty(ledger, tmp_path, rule)]
    assert found == rules_broken


@pytest.mark.rule("J2")
@pytest.mark.parametrize(
    ("period", "letters", "rules_broken"),
    [
        ("2026-Q1", 149, ["M001"]),
        ("2026-Q1", 150, []),
        ("2026-Q1", 300, []),
        ("2026-Q1", 301, ["M002"]),
        ("2026", 399, ["M001"]),
        ("2026", 400, []),
        ("2026", 800, []),
        ("2026", 801, ["M002"]),
    ],
)
def test_j2_summaries_of_quarter_and_year(
    period: str, letters: int, rules_broken: list[str], tmp_path: Path
) -> None:
    """「200字左右」 a quarter: 150 to 300; 「500字左右」 a year: 400 to 800."""
    ledger = on_file() | summary("p0003", "roads", "2026-04-01", period=period, letters=letters)
    found = [rule for rule in ("M001", "M002") if faulty(ledger, tmp_path, rule, now="2027-06-01")]
    assert found == rules_broken


@pytest.mark.rule("J4")
@pytest.mark.parametrize(("filed", "allowed"), [("2026-04-08", True), ("2026-04-09", False)])
def test_j4_a_day_may_be_filed_five_workdays_late(filed: str, allowed: bool, tmp_path: Path) -> None:
    """Tuesday 31 March, with Monday 6 April a holiday: workdays 1, 2, 3, 7, 8 April; 8 April is the fifth."""
    ledger = on_file() | calendars(2026, 2027, holidays=["2026-04-06"])
    ledger |= diary("p0003", "roads", {"2026-03-31": filed})
    assert (faulty(ledger, tmp_path, "L011") == []) == allowed


@pytest.mark.rule("J4", "J5")
@pytest.mark.parametrize(
    ("filed", "points"), [("2026-03-09", "85"), ("2026-03-10", "84.90"), ("2026-02-27", "84.90")]
)
def test_j4_what_comes_later_counts_as_missing(filed: str, points: str) -> None:
    """2 March filed on 9 March (3, 4, 5, 6, 9: the fifth workday) is kept; on the 10th it is missing: -0.10.

    So is a log received before its day.
    """
    days = dict(zip(TEN, TEN, strict=True)) | {"2026-03-02": filed}
    ledger = office(TEN + AFTER) | diary("p0003", "roads", days) | summary("p0003", "roads", "2026-04-01")
    assert score(ledger, as_of=LATE)["p0003"].score == Fraction(points)


@pytest.mark.rule("J5")
def test_j5_missing_days_and_a_missing_summary_deduct() -> None:
    """Seven of ten days kept, no summary: 3 x 0.10 + 1.00 = 1.30 off 85: 83.70."""
    ledger = office(TEN + AFTER) | diary("p0003", "roads", dict(zip(TEN[:7], TEN[:7], strict=True)))
    outcome = score(ledger, as_of=LATE)["p0003"]
    assert outcome.parts["logs"] == Fraction("-1.30")
    assert outcome.score == Fraction("83.70")


@pytest.mark.rule("J5")
@pytest.mark.parametrize(("filed", "deduction"), [("2026-04-07", "0"), ("2026-04-08", "-1.00")])
def test_j5_a_summary_is_due_five_workdays_after_the_quarter(filed: str, deduction: str) -> None:
    """Workdays after 31 March: 1, 2, 3, 6, 7 April. On the 7th it is there, on the 8th missing."""
    kept = diary("p0003", "roads", dict(zip(TEN, TEN, strict=True)))
    ledger = office(TEN + AFTER) | kept | summary("p0003", "roads", filed)
    assert score(ledger, as_of=LATE)["p0003"].parts["logs"] == Fraction(deduction)


@pytest.mark.rule("J5")
def test_j5_what_can_still_be_filed_is_not_missing() -> None:
    """On 10 March the window of 2 March (to the 9th) has passed, that of the 3rd has not: -0.10."""
    ledger = office(TEN + AFTER)
    found = {day: score(ledger, as_of=day)["p0003"].parts["logs"] for day in ("2026-03-09", "2026-03-10")}
    assert found == {"2026-03-09": 0, "2026-03-10": Fraction("-0.10")}


@pytest.mark.rule("J5")
def test_j5_the_deduction_is_capped() -> None:
    """Sixty days missing and the summary: 6.00 + 1.00 = 7.00, capped at 5.00: 80.00."""
    days = weekdays("2026-01-05", 60)
    outcome = score(office(days + AFTER), as_of=LATE)["p0003"]
    assert (outcome.parts["logs"], outcome.score) == (-5, 80)


@pytest.mark.rule("J5")
def test_j5_leave_and_excused_days_ask_for_no_log() -> None:
    """Ten days, four on leave, one excused, none kept, summary there: 5 x 0.10 = 0.50."""
    away = person("p0003", post("roads"), leave=("2026-03-02", "2026-03-05"))
    rows = [{"person": "p0003", "excused": ["2026-03-13"]}]
    excused = {"period": "2026-Q1", "unit": "roads", "source": "考勤系统导出", "rows": rows}
    ledger = office(TEN + AFTER) | away | summary("p0003", "roads", "2026-04-01")
    ledger |= {"attendance/2026-Q1/roads": excused}
    assert score(ledger, as_of=LATE)["p0003"].parts["logs"] == Fraction("-0.50")


@pytest.mark.rule("Z9")
def test_adjustments_have_a_cap_each_way() -> None:
    """Added 1.00 four times, capped at 3.00; deducted 0.50 once: 85 + 3.00 - 0.50 = 87.50."""
    ledger = office(TEN) | adjusted("p0003", "-0.50", item="late-task", key="e")
    for key in ("a", "b", "c", "d"):
        ledger |= adjusted("p0003", "1.00", key=key)
    outcome = score(ledger)["p0003"]
    assert (outcome.parts["adjustments"], outcome.score) == (Fraction("2.50"), Fraction("87.50"))
