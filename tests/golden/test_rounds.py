"""J1, J10: who is assessed and in which rounds; transfers, leave, probation, another start of the year."""

import pytest

from scoring.periods import periods_of
from scoring.policy.read import read_policy
from tests.golden.build import (
    Ledger,
    only_workdays,
    person,
    post,
    rated,
    rules,
    score,
    staff,
    unassessed,
    unit,
    weekdays,
)
from tests.oracle.policies import preset

TEN = weekdays("2026-03-02", 10)
"""Ten workdays of the quarter, 2 to 13 March, for counting days by hand."""


def two_units() -> Ledger:
    """``roads`` with the head p0001 and ``transport`` with the head p0002; ten workdays in the quarter."""
    heads = person("p0001", post("roads", "head")) | person("p0002", post("transport", "head"))
    return rules() | only_workdays(TEN) | unit("roads") | unit("transport", "district") | heads


@pytest.mark.rule("J1")
def test_j1_schools_and_hospitals_are_left_out() -> None:
    """A teacher is on no roster; somebody moved from the school to the roads unit is, for the days there."""
    school = unassessed("school") | person("p0008", post("school"))
    moved = person("p0009", post("school", span="2019-01-01/2026-02-28"), post("roads", span="2026-03-01/"))
    found = score(two_units() | school | moved | rated("roads", {"p0009": 80}))
    assert "p0008" not in found
    assert (found["p0009"].unit, found["p0009"].status) == ("roads", "assessed")


@pytest.mark.rule("J1")
def test_j1_three_classes_of_units() -> None:
    """The preset knows townships, district units and their subordinate units."""
    assert [entry["id"] for entry in preset()["unit_classes"]] == ["township", "district", "subordinate"]


@pytest.mark.rule("J10", "F1")
def test_j10_four_rounds_a_year() -> None:
    """A year of quarters: four rounds that meet without gap or overlap."""
    rounds = periods_of(2026, read_policy(preset()))
    assert [(one.id, one.first, one.last) for one in rounds] == [
        ("2026-Q1", "2026-01-01", "2026-03-31"),
        ("2026-Q2", "2026-04-01", "2026-06-30"),
        ("2026-Q3", "2026-07-01", "2026-09-30"),
        ("2026-Q4", "2026-10-01", "2026-12-31"),
    ]


@pytest.mark.rule("J10")
def test_j10_the_assessment_year_may_start_in_september() -> None:
    """With the year starting in September its second quarter runs from December to the end of February."""
    (policy,) = rules({"cycle.first_month": 9}).values()
    rounds = periods_of(2027, read_policy(policy))
    assert [(one.first, one.last) for one in rounds] == [
        ("2027-09-01", "2027-11-30"),
        ("2027-12-01", "2028-02-29"),
        ("2028-03-01", "2028-05-31"),
        ("2028-06-01", "2028-08-31"),
    ]


@pytest.mark.rule("Z1", "F6")
def test_a_transfer_is_assessed_once_by_the_new_unit() -> None:
    """Moved on 9 March: only the new unit's ballots count, and the rank is that of the first day.

    Both heads rate p0003, 60 in the old unit and 90 in the new one: 90.
    """
    moved = person(
        "p0003",
        post("roads", span="2019-01-01/2026-03-08"),
        post("transport", rank="fuke", span="2026-03-09/"),
    )
    found = score(two_units() | moved | rated("roads", {"p0003": 60}) | rated("transport", {"p0003": 90}))
    outcome = found["p0003"]
    assert (outcome.unit, outcome.rank, outcome.cohort, outcome.score) == ("transport", "staff", "staff", 90)


@pytest.mark.rule("Z1")
def test_a_transfer_never_rewrites_the_past() -> None:
    """What the first quarter said of the roads unit it still says after a transfer in the second."""
    before = two_units() | staff("roads", "p0003", "p0004") | rated("roads", {"p0003": 85, "p0004": 80})
    moved = person(
        "p0003", post("roads", span="2019-01-01/2026-05-10"), post("transport", "head", span="2026-05-11/")
    )
    assert score(before | moved) == score(before)


@pytest.mark.rule("Z2")
def test_leavers_stay_in_the_results_of_their_period() -> None:
    """Retired on 6 March: on the quarter's roster as having left, unscored, and gone from the next one."""
    retired = person("p0003", post("roads", span="2019-01-01/2026-03-06"))
    ledger = two_units() | retired | rated("roads", {"p0003": 85})
    outcome = score(ledger)["p0003"]
    assert (outcome.unit, outcome.status, outcome.reason, outcome.score) == ("roads", "left", "no_post", None)
    assert "p0003" not in score(ledger, "2026-Q2", "2026-04-01")


@pytest.mark.rule("Z3", "F7")
@pytest.mark.parametrize(("last", "status"), [("2026-03-06", "assessed"), ("2026-03-09", "long_leave")])
def test_exactly_half_on_leave_is_assessed(last: str, status: str) -> None:
    """Leave over half the ten days: five days (to 6 March) are not over half, six (to 9 March) are."""
    away = person("p0003", post("roads"), leave=("2026-02-20", last))
    assert score(two_units() | away | rated("roads", {"p0003": 85}))["p0003"].status == status


@pytest.mark.rule("Z3")
@pytest.mark.parametrize(("first", "status"), [("2026-03-09", "assessed"), ("2026-03-10", "short")])
def test_exactly_half_present_is_assessed(first: str, status: str) -> None:
    """Present less than half of ten workdays is too short: from 9 March five days, from 10 March four."""
    joined = person("p0003", post("roads", span=f"{first}/"))
    assert score(two_units() | joined | rated("roads", {"p0003": 85}))["p0003"].status == status


@pytest.mark.rule("Z3", "F6")
def test_probation_gets_comments_and_no_grade() -> None:
    """On probation on the last day of the quarter: no score, no grade, no rank."""
    new = person("p0003", post("roads"), probation=("2026-01-01", "2026-12-31"))
    outcome = score(two_units() | new | rated("roads", {"p0003": 85}))["p0003"]
    assert outcome.status == "probation"
    assert (outcome.score, outcome.grade, outcome.cohort_rank) == (None, None, None)


@pytest.mark.rule("Z4", "F11")
def test_a_borrowed_person_is_counted_once_and_in_a_base_of_their_own() -> None:
    """Lent by transport to roads for the quarter: on one roster, ranked among the borrowed.

    Roads has five ordinary staff and the borrowed p0007. 好 for 40 % of five is floor(2.0) = 2, of one
    borrowed floor(0.4) = 0 but one at least: p0003 and p0004 from the five, p0007 on their own.
    """
    names = ("p0003", "p0004", "p0005", "p0006", "p0008")
    lent = post("roads", identity="borrowed", span="2026-01-01/")
    borrowed = person("p0007", post("transport", span="2019-01-01/2025-12-31"), lent)
    scores = {"p0003": 95, "p0004": 94, "p0005": 93, "p0006": 92, "p0007": 85, "p0008": 80}
    ledger = two_units() | staff("roads", *names) | borrowed | rated("roads", scores)
    found = score(ledger)
    assert [name for name in scores if found[name].grade == "good"] == ["p0003", "p0004", "p0007"]
    assert (found["p0007"].cohort, found["p0007"].unit_rank, found["p0007"].unit_size) == ("borrowed", 1, 1)
    assert (found["p0008"].unit_rank, found["p0008"].unit_size) == (5, 5)
