"""What other systems get wrong and this one must not: each test is one defect seen in the field."""

from collections.abc import Mapping
from fractions import Fraction

import pytest

from tests.golden.build import (
    Ledger,
    adjusted,
    box,
    calendars,
    person,
    post,
    rated,
    rules,
    score,
    staff,
    tally,
    unit,
    vetoed,
    year,
)


def office(*names: str, settings: Mapping[str, object] | None = None) -> Ledger:
    """``roads`` with the head p0001 and staff."""
    people = person("p0001", post("roads", "head")) | staff("roads", *names)
    return rules(settings) | calendars(2026) | unit("roads") | people


def numbered(count: int) -> list[str]:
    """So many people after the head."""
    return [f"p{number:04}" for number in range(2, count + 2)]


@pytest.mark.rule("Z5")
def test_89_9_never_becomes_90() -> None:
    """90 less 0.10 is 89.90: below 90.00 to the cent, whatever rounds to integers elsewhere.

    好 asks for 90.00 here: 89.90 does not reach it, 90.00 does.
    """
    settings = {"grades.caps.good.requires": {"score_at_least": "90.00"}, "grades.caps.good.share": 10000}
    ledger = office("p0003", "p0004", settings=settings) | rated("roads", {"p0003": 90, "p0004": 90})
    found = score(ledger | adjusted("p0003", "-0.10"))
    assert (found["p0003"].score, found["p0003"].grade) == (Fraction("89.90"), "fair")
    assert (found["p0004"].score, found["p0004"].grade) == (90, "good")


@pytest.mark.rule("Z5")
def test_89_9_is_not_floored_to_a_lower_grade() -> None:
    """一般 below 89.50: 89.90 is not below it, though 89, what an integer conversion leaves, is."""
    settings = {"grades.floors": [{"grade": "average", "below": "89.50", "basis": "illustrative"}]}
    ledger = office("p0003", settings=settings) | rated("roads", {"p0003": 90}) | adjusted("p0003", "-0.10")
    assert score(ledger)["p0003"].grade != "average"


@pytest.mark.rule("Z5")
@pytest.mark.parametrize(
    ("rounding", "points"),
    [("half_up", "85.13"), ("half_even", "85.12"), ("floor", "85.12"), ("ceiling", "85.13")],
)
def test_one_rounding_at_one_place(rounding: str, points: str) -> None:
    """Nothing is rounded on the way, and the end is half a cent, so that every way of rounding shows.

    leaders 85 (weight 5000), peers 85, 85, 85, 86 = 85.25 (weight 5000): 85.125 exactly
    """
    groups = [("leader", 5000), ("peer", 5000), ("other", 0)]
    weights = {f"period_score.weighted.ballots.groups.{name}.weight": weight for name, weight in groups}
    names = numbered(8)
    ledger = office(*names, settings={"points.rounding": rounding, **weights}) | rated(
        "roads", {names[0]: 85}
    )
    ledger |= box("roads", "peer", "staff-2", *({names[0]: mark} for mark in (85, 85, 85, 86)))
    assert score(ledger)[names[0]].score == Fraction(points)


@pytest.mark.rule("Z6", "F1")
def test_the_cap_of_40_percent_is_never_40_9() -> None:
    """40 % of 22 is 8.8, at most 8 (36.4 %): nine would be 40.9 %, shown as 40 % by the careless."""
    names = numbered(22)
    given = {name: 99 - place for place, name in enumerate(names[:19])}
    found = score(office(*names) | rated("roads", given | dict.fromkeys(names[19:], 80)))
    assert [name for name in names if found[name].grade == "good"] == names[:8]


@pytest.mark.rule("Z6")
@pytest.mark.parametrize(("ties", "good"), [("share_lower", 1), ("share_higher", 3)])
def test_ties_astride_a_cap_are_left_out_or_taken_together(ties: str, good: int) -> None:
    """40 % of 5 is 2: 95, 90, 90, 85, 80. The two at 90 share the lower grade or the higher one."""
    names = numbered(5)
    given = dict(zip(names, (95, 90, 90, 85, 80), strict=True))
    found = score(office(*names, settings={"grades.caps.good.ties": ties}) | rated("roads", given))
    assert sum(1 for name in names if found[name].grade == "good") == good
    assert found[names[1]].grade == found[names[2]].grade


@pytest.mark.rule("Z6")
def test_a_tie_may_be_broken_by_a_component() -> None:
    """Level at 90: one by 90 from the ballots, the other by 89 and 1.00 added; ballots decide."""
    names = numbered(5)
    given = dict(zip(names, (95, 90, 89, 85, 80), strict=True))
    policy = {"grades.caps.good.break_by": ["ballots"]}
    ledger = office(*names, settings=policy) | rated("roads", given) | adjusted(names[2], "1.00")
    found = score(ledger)
    assert found[names[1]].score == found[names[2]].score == 90
    assert [name for name in names if found[name].grade == "good"] == names[:2]


@pytest.mark.rule("Z7")
def test_an_absent_rating_is_never_averaged_as_zero() -> None:
    """Only the head has rated p0003, with 80: the score is 80, not 0.4 x 80 = 32."""
    assert score(office("p0003") | rated("roads", {"p0003": 80}))["p0003"].score == 80


@pytest.mark.rule("Z7")
def test_an_absent_component_withholds_and_is_not_dropped_silently() -> None:
    """Nobody has rated p0003: no score, and the reason says which component is lacking."""
    outcome = score(office("p0003"))["p0003"]
    assert (outcome.status, outcome.reason, outcome.score) == ("withheld", "ballots", None)


@pytest.mark.rule("J12", "Z7")
def test_a_year_without_the_units_result_is_withheld() -> None:
    """No result of the unit was filed: the year's score waits for it, it is not 0.2 x 0."""
    ledger = office("p0003") | tally("roads", {"p0003": (9, 4, 0, 0)})
    outcome = year(ledger, {"p0003": ("88", "fair")}, {"p0003": ("86", "fair")})["p0003"]
    assert (outcome.status, outcome.reason, outcome.score) == ("withheld", "unit", None)
    assert outcome.parts["periods"] == 87


@pytest.mark.rule("Z8")
def test_a_veto_overrides_the_arithmetic_and_counts_in_the_base() -> None:
    """95 points and a refused assignment: 较差. 40 % of five, the vetoed one counted: 好 for two others."""
    names = numbered(5)
    given = dict(zip(names, (95, 94, 93, 92, 91), strict=True))
    found = score(office(*names) | rated("roads", given) | vetoed(names[0], "refused-assignment"))
    assert [found[name].grade for name in names] == ["poor", "good", "good", "fair", "fair"]
    assert found[names[0]].score == 95
