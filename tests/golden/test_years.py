"""J12, J13, J15, J16, J17: the year's score, ranks, what they open and what they lead to."""

from collections.abc import Mapping
from fractions import Fraction

import pytest

from tests.golden.build import (
    Ledger,
    calendars,
    past,
    person,
    post,
    rated,
    rules,
    score,
    staff,
    summary,
    tally,
    unit,
    unit_result,
    year,
)

Quarter = Mapping[str, tuple[str, str]]

NAMES = ("p0003", "p0004", "p0005", "p0006", "p0007")


def office(*names: str, settings: Mapping[str, object] | None = None) -> Ledger:
    """``roads`` with the head p0001 and staff."""
    people = person("p0001", post("roads", "head")) | staff("roads", *names)
    return rules(settings) | calendars(2026, 2027) | unit("roads") | people


BY_QUARTERS = {
    f"annual.weighted.{component}.weight": {"default": 10000 if component == "periods" else 0}
    for component in ("democratic", "unit", "periods")
}
"""Settings with which the year's score is the mean of the quarters alone, so that ranks are easy to see."""


def steady(scores: Mapping[str, str], grade: str = "good") -> list[Quarter]:
    """Two quarters with the same score and grade."""
    return [{name: (points, grade) for name, points in scores.items()}] * 2


@pytest.mark.rule("J12")
def test_j12_the_year_of_staff_and_of_a_head() -> None:
    """民主测评 10 % + unit 20 % (heads 30 %) + quarters 70 % (heads 60 %).

    democratic  nine 优秀, four 称职 of 13: (9*100 + 4*85) / 13 = 1240 / 13 = 95.384615…
    unit        92.50
    quarters    (88.50 + 86.00 + 90.25 + 84.25) / 4 = 349 / 4 = 87.25
    staff       9.5384615… + 18.50 + 61.075 = 89.1134… → 89.11
    head        9.5384615… + 27.75 + 52.35  = 89.6384… → 89.64
    """
    votes = (9, 4, 0, 0)
    ledger = (
        office("p0003") | tally("roads", {"p0001": votes, "p0003": votes}) | unit_result("roads", "92.50")
    )
    rounds = [
        {"p0001": (points, "fair"), "p0003": (points, "fair")}
        for points in ("88.50", "86.00", "90.25", "84.25")
    ]
    found = year(ledger, *rounds)
    assert (found["p0003"].score, found["p0001"].score) == (Fraction("89.11"), Fraction("89.64"))
    assert found["p0003"].parts["democratic"] == Fraction(1240, 13)


@pytest.mark.rule("J5", "J12")
@pytest.mark.parametrize(("filed", "points"), [("2027-01-14", "89.11"), ("2027-01-15", "88.61")])
def test_j5_the_annual_summary_touches_the_democratic_evaluation(filed: str, points: str) -> None:
    """Due ten workdays after 31 December (Monday to Friday, from 1 January): 14 January 2027.

    A day later 5.00 are taken off the evaluation: 95.384615… - 5 = 90.384615…, a tenth of it 9.0384…;
    9.0384… + 18.50 + 61.075 = 88.6134… → 88.61
    """
    ledger = office("p0003") | tally("roads", {"p0003": (9, 4, 0, 0)}) | unit_result("roads", "92.50")
    ledger |= summary("p0003", "roads", filed, period="2026")
    rounds = [{"p0003": (points, "fair")} for points in ("88.50", "86.00", "90.25", "84.25")]
    assert year(ledger, *rounds, as_of="2027-03-01")["p0003"].score == Fraction(points)


@pytest.mark.rule("J13")
def test_j13_ranked_inside_the_same_rank_over_the_whole_body() -> None:
    """Two units, one cohort: 95, 90, 90, 85 are 1, 2, 2, 4 of 4; the deputy's 99 is of another cohort."""
    people = person("p0001", post("roads", "head")) | person("p0002", post("transport", "head"))
    people |= person("p0009", post("roads", "deputy")) | staff("roads", "p0003", "p0004")
    people |= staff("transport", "p0005", "p0006")
    ledger = rules() | calendars(2026) | unit("roads") | unit("transport") | people
    ledger |= rated("roads", {"p0009": 99, "p0003": 95, "p0004": 90})
    ledger |= rated("transport", {"p0005": 90, "p0006": 85})
    found = score(ledger)
    names = ("p0003", "p0004", "p0005", "p0006", "p0009")
    assert [(found[name].cohort_rank, found[name].cohort_size) for name in names] == [
        (1, 4),
        (2, 4),
        (2, 4),
        (4, 4),
        (1, 1),
    ]


GATE = {f"p{number:04}": str(100 - number) for number in range(3, 8)}
"""Five people in order of score: p0003 has 97, p0007 has 93."""


@pytest.mark.rule("J15")
def test_j15_district_awards_go_to_the_upper_half() -> None:
    """Of five the upper half is rank <= 2.5: the second is in it, the third is not."""
    found = year(office(*NAMES, settings=BY_QUARTERS), *steady(GATE, "fair"))
    assert [found[name].eligibility["award"] for name in NAMES] == ["yes", "yes", "no", "no", "no"]


@pytest.mark.rule("J15")
def test_j15_promotion_by_rank_or_by_one_excellent_in_three_years() -> None:
    """Upper half, or 优秀 at least once in 2024, 2025, 2026. Below the half:

    p0005 was 优秀 in 2024: yes;  p0006 was 称职 in both years: no;  p0007 has no record of 2024: unknown.
    """
    ledger = office(*NAMES, settings=BY_QUARTERS)
    competent, excellent = {"grade": "competent"}, {"grade": "excellent"}
    ledger |= past(2025, "roads", p0005=competent, p0006=competent, p0007=competent)
    ledger |= past(2024, "roads", p0005=excellent, p0006=competent)
    found = year(ledger, *steady(GATE, "fair"))
    assert [found[name].eligibility["promotion"] for name in NAMES] == ["yes", "yes", "yes", "no", "unknown"]


@pytest.mark.rule("J15")
def test_j15_an_excellent_four_years_ago_no_longer_counts() -> None:
    """优秀 in 2023 lies outside the last three years (2024 to 2026): no."""
    ledger = office(*NAMES, settings=BY_QUARTERS) | past(2023, "roads", p0007={"grade": "excellent"})
    ledger |= past(2024, "roads", p0007={"grade": "basic"}) | past(
        2025, "roads", p0007={"grade": "competent"}
    )
    assert year(ledger, *steady(GATE, "fair"))["p0007"].eligibility["promotion"] == "no"


@pytest.mark.rule("J16")
def test_j16_the_highest_within_the_quota_are_excellent() -> None:
    """20 % of ten staff: floor(2.0) = 2. The head of the list has no 好 quarter, so the next two get it.

    p0003 97 without a 好; p0004 96 and p0005 95 have two; p0006 94 too, but the quota is used up.
    """
    names = [f"p{number:04}" for number in range(3, 13)]
    quarter = {name: (str(97 - place), "good") for place, name in enumerate(names)}
    quarter["p0003"] = ("97", "fair")
    found = year(office(*names, settings=BY_QUARTERS), quarter, quarter)
    assert [name for name in names if found[name].grade == "excellent"] == ["p0004", "p0005"]
    assert found["p0003"].grade == "competent"


@pytest.mark.rule("J16")
def test_j16_an_average_quarter_rules_out_excellent() -> None:
    """One 一般 among the quarters and the highest score does not help; the runner-up is 优秀."""
    names = [f"p{number:04}" for number in range(3, 8)]
    first = {name: (str(97 - place), "good") for place, name in enumerate(names)}
    second = first | {"p0003": ("97", "average")}
    found = year(office(*names, settings=BY_QUARTERS), first, second)
    assert [name for name in names if found[name].grade == "excellent"] == ["p0004"]


@pytest.mark.rule("J16")
def test_j16_managed_cadres_are_counted_over_the_whole_body() -> None:
    """Five heads and deputies of three units: 20 % of 5 is 1, the best of all of them."""
    people: Ledger = {}
    for name, where in zip(NAMES, ("roads", "roads", "transport", "transport", "office"), strict=True):
        people |= person(name, post(where, "deputy"))
    units = unit("roads") | unit("transport") | unit("office")
    ledger = rules(BY_QUARTERS) | calendars(2026, 2027) | units | people
    found = year(ledger, *steady(GATE))
    assert [name for name in NAMES if found[name].grade == "excellent"] == ["p0003"]


@pytest.mark.rule("J16")
def test_j16_one_excellent_shortens_the_rank_term_by_half_a_year() -> None:
    """Of five, one is 优秀: six months for that one, nothing for the others."""
    found = year(office(*NAMES, settings=BY_QUARTERS), *steady(GATE))
    assert [found[name].consequences.get("rank-term") for name in NAMES] == [6, None, None, None, None]


LADDER = [
    ({}, {}, "reminder-talk"),
    ({"last_in_unit": True}, {}, "admonition"),
    ({"last_in_unit": True}, {"last_in_unit": True}, "removal-inquiry"),
    ({"last_in_unit": False}, {"last_in_unit": True}, "reminder-talk"),
]


@pytest.mark.rule("J17")
@pytest.mark.parametrize(("last_year", "year_before", "measure"), LADDER)
def test_j17_last_in_the_unit_one_two_three_years(
    last_year: dict[str, bool], year_before: dict[str, bool], measure: str
) -> None:
    """One year a reminder talk, two in a row an admonition, three removal after an inquiry.

    p0007 is last of five in 2026; 2025 and 2024 were taken over. A year that says no, or nothing, ends it.
    """
    ledger = office(*NAMES, settings=BY_QUARTERS)
    ledger |= past(2025, "roads", p0007={"grade": "competent", **last_year})
    ledger |= past(2024, "roads", p0007={"grade": "competent", **year_before})
    found = year(ledger, *steady(GATE, "fair"))
    assert found["p0007"].consequences == {"last-in-unit": measure}
    assert [name for name in NAMES if found[name].last_in_unit] == ["p0007"]


@pytest.mark.rule("J17")
def test_j17_nobody_is_last_of_two_or_when_tied() -> None:
    """Fewer than three with a score, or two level at the bottom: nobody is last."""
    two = year(office(*NAMES[:2], settings=BY_QUARTERS), *steady({"p0003": "97", "p0004": "96"}, "fair"))
    level = dict(GATE) | {"p0006": "93"}
    tied = year(office(*NAMES, settings=BY_QUARTERS), *steady(level, "fair"))
    assert [name for found in (two, tied) for name in found if found[name].last_in_unit] == []
