"""The edges of shares and ties, each in the whole engine: one, two or three people, all alike, nobody rated.

Elsewhere: 20 % of 18, 30 % of 3, ties and all alike in the year (``test_uses.py``); 40 % of 18
(``test_official_frame.py``) and of 22, ties astride the cap of a quarter (``test_defects.py``); ties astride
the final limit and limits on a ballot (``test_ballots.py``); limits on an item (``test_reviews.py``).
"""

from fractions import Fraction
from typing import Any

import pytest

from scoring.policy.versions import Policies
from scoring.year import score_year
from tests.checks.ledgers import changed, check, path_of, value_of
from tests.golden.build import (
    Ledger,
    person,
    post,
    quarters,
    rated,
    rules,
    score,
    tally,
    unit,
    unit_result,
    year,
)
from tests.golden.test_uses import consequences, falling, names, office, quota, with_grade
from tests.golden.test_years import steady
from tests.oracle.facts import facts_of, policies_of

LIMITED = {"period_score.final_limit.enabled": True, "grades.caps": []}


# One, two, three


@pytest.mark.rule("J16", "F2", "Z6")
@pytest.mark.parametrize("at_least", [0, 1])
@pytest.mark.parametrize(
    ("rounding", "given"),
    [
        ("floor", {1: 0, 2: 0, 3: 0, 4: 0, 5: 1}),
        ("half_up", {1: 0, 2: 0, 3: 1, 4: 1, 5: 1}),
        ("ceiling", {1: 1, 2: 1, 3: 1, 4: 1, 5: 1}),
    ],
)
def test_twenty_per_cent_of_very_few(rounding: str, given: dict[int, int], at_least: int) -> None:
    """20 % of 1, 2, 3, 4, 5 people are 0.2, 0.4, 0.6, 0.8, 1.0: by each rounding, or one at least."""
    for count, places in given.items():
        people = names(count)
        ledger = office(*people, settings=quota(rounding=rounding, at_least=at_least))
        found = year(ledger, *steady(falling(people)))
        assert with_grade(found, "excellent") == people[: max(places, at_least)], count


@pytest.mark.rule("J9", "Z6")
@pytest.mark.parametrize(("at_least", "kept"), [(0, 0), (1, 1)])
def test_the_final_limit_of_thirty_per_cent_of_three(at_least: int, kept: int) -> None:
    """3 × 30 % = 0.9, floored to 0: 95, 94 and 93 all fall to 89.99, or one keeps its score."""
    people = names(3)
    settings = {**LIMITED, "period_score.final_limit.at_least": at_least}
    found = score(
        office(*people, settings=settings) | rated("roads", {"p0003": 95, "p0004": 94, "p0005": 93})
    )
    below = Fraction("89.99")
    assert [found[name].score for name in people] == [*[95][:kept], *[below] * (3 - kept)]


@pytest.mark.rule("T5")
@pytest.mark.parametrize(
    ("scores", "told"),
    [
        (["85"], {"H012"}),
        (["90"], {"H011", "H012"}),
        (["79.9"], set()),
        (["85", "85"], {"H012"}),
        (["89.9", "79"], set()),
        (["90", "79"], {"H011"}),
        (["85", "85", "79"], set()),
        (["90", "85", "79"], {"H011"}),
        (["95", "95", "95"], {"H011", "H012"}),
    ],
)
def test_t5_a_sheet_of_one_two_or_three(scores: list[str], told: set[str]) -> None:
    """From minimum_objects 1 on: 30 % rounded down allow none of 90; 20 % rounded up ask for one below 80.

    With the minimum of four that the small ledger sets none of these sheets has a limit.
    """
    sheet = value_of("scores/2025-Q1/panel/group-dongguan")
    sheet["rows"] = [
        {**row, "scores": dict.fromkeys(row["scores"], mark)}
        for row, mark in zip(sheet["rows"], scores, strict=False)
    ]
    assert _limits_told(sheet, minimum_objects=1) == told
    assert _limits_told(sheet, minimum_objects=4) == set()


def _limits_told(sheet: dict[str, Any], minimum_objects: int) -> set[str]:
    """The limits that the checks of the whole ledger find exceeded."""
    policy = value_of("policies/small/v1")
    policy["sheets"][0]["minimum_objects"] = minimum_objects
    record = "scores/2025-Q1/panel/group-dongguan"
    findings = check(changed(**{record: sheet, "policies/small/v1": policy}))
    return {found.rule for found in findings if found.path == path_of(record)} & {"H011", "H012"}


# All alike


@pytest.mark.rule("Z6")
@pytest.mark.parametrize(("ties", "good"), [("share_lower", 0), ("share_higher", 7)])
def test_everybody_equal_in_a_quarter(ties: str, good: int) -> None:
    """Seven people at 95, 40 % are two places: nobody is 好, or all are; all rank first of seven."""
    people = names(7)
    ledger = office(*people, settings={"grades.caps.good.ties": ties})
    found = score(ledger | rated("roads", dict.fromkeys(people, 95)))
    assert len(with_grade(found, "good")) == good
    assert {(found[name].unit_rank, found[name].unit_size) for name in people} == {(1, 7)}


@pytest.mark.rule("J9", "Z6")
@pytest.mark.parametrize(("ties", "points"), [("share_lower", "89.99"), ("share_higher", "95")])
def test_everybody_equal_under_the_final_limit(ties: str, points: str) -> None:
    """Ten people at 95 and three places: all fall to 89.99, or all keep 95; nobody is treated otherwise."""
    people = names(10)
    ledger = office(*people, settings={**LIMITED, "period_score.final_limit.ties": ties})
    found = score(ledger | rated("roads", dict.fromkeys(people, 95)))
    assert {found[name].score for name in people} == {Fraction(points)}


@pytest.mark.rule("J17", "T13")
def test_everybody_equal_has_no_last_and_no_award() -> None:
    """Five people at 90: nobody is last alone, and one award for five at the top goes to none of them."""
    people = names(5)
    award = {"id": "best", "component": "award", "count": 1, "base": "body", "ties": "share_lower"}
    last = {"id": "last", "component": "last_in_unit", "minimum": 3, "ties": "nobody"}
    last["steps"] = [{"years": 1, "measure": "talk", "name": "谈话"}]
    found = year(office(*people, settings=consequences(award, last)), *steady(dict.fromkeys(people, "90")))
    assert [dict(found[name].consequences) for name in people] == [{}] * 5


# Ties astride a limit


@pytest.mark.rule("J16", "Z6")
@pytest.mark.parametrize(("ties", "given"), [("share_lower", 1), ("share_higher", 3)])
def test_a_tie_astride_the_cap_over_the_whole_body(ties: str, given: int) -> None:
    """Ten deputies in two units, 20 % of the body are two: 97, then 96 twice, once in each unit.

    The two at 96 are of different units and stand level all the same: both or neither.
    """
    deputies = names(10)
    people: Ledger = {}
    for place, name in enumerate(deputies):
        people |= person(name, post("roads" if place % 2 else "transport", "deputy"))
    settings = {"annual.grades.caps.managed.ties": ties}
    ledger = office(settings=settings) | unit("transport") | people
    scores = {
        name: "97" if place == 0 else "96" if place < 3 else "90" for place, name in enumerate(deputies)
    }
    found = year(ledger, *steady(scores))
    assert with_grade(found, "excellent") == deputies[:given]


@pytest.mark.rule("Z5", "Z6")
def test_a_hair_above_in_the_exact_score_is_level_in_the_rounded_one() -> None:
    """Two quarters of 90.00 and 90.01 are 90.005 exactly, which is 90.01 rounded: level with 90.01.

    Five people and one place: p0003 has 90.01 twice, p0004 90.00 and 90.01: level, so neither is 优秀.
    """
    people = names(5)
    rest = dict.fromkeys(people[2:], ("80", "good"))
    first = {"p0003": ("90.01", "good"), "p0004": ("90.00", "good"), **rest}
    found = year(office(*people), first, first | {"p0004": ("90.01", "good")})
    assert found["p0003"].score == found["p0004"].score == Fraction("90.01")
    assert with_grade(found, "excellent") == []


# Nobody


@pytest.mark.rule("Z7", "Z6")
def test_nobody_is_rated() -> None:
    """No ballot at all: everybody is withheld for want of ballots; no score, no grade, no rank, no zero."""
    found = score(office(*names(3)))
    seen = {(each.status, each.reason, each.score, each.grade, each.unit_rank) for each in found.values()}
    assert seen == {("withheld", "ballots", None, None, None)}


@pytest.mark.rule("Z7", "Z6")
def test_nobody_is_rated_but_one() -> None:
    """Of five only p0004 is rated: the share is of those with a score, 40 % of one, and one at least: 好."""
    people = names(5)
    found = score(office(*people) | rated("roads", {"p0004": 85}))
    assert with_grade(found, "good") == ["p0004"]
    assert (found["p0004"].unit_rank, found["p0004"].unit_size) == (1, 1)


@pytest.mark.rule("Z7", "J12")
def test_nobody_has_a_quarter_in_the_year() -> None:
    """A tally and the unit's result, but no quarter with a score: the year is withheld, nobody is last."""
    people = names(3)
    votes = dict.fromkeys(people, (5, 0, 0, 0))
    ledger = rules() | {key: value for key, value in office(*people).items() if "policies/" not in key}
    found = year(ledger | tally("roads", votes) | unit_result("roads", "92.50"))
    assert {(found[name].status, found[name].reason, found[name].grade) for name in people} == {
        ("withheld", "periods", None)
    }
    assert not any(each.last_in_unit or each.consequences for each in found.values())


@pytest.mark.rule("Z6")
def test_a_body_of_nobody_is_scored_to_nothing() -> None:
    """A unit that nobody is posted to, and a total to keep: no people, no places, nothing exceeded."""
    settings = {**quota(total={"share": 2000, "basis": "D3"})}
    ledger = {key: value for key, value in office(settings=settings).items() if "/people/" not in key}
    policies: Policies = policies_of(ledger)
    outcome = score_year(policies, facts_of(ledger), 2026, "2027-01-01", quarters(), {})
    assert dict(outcome.people) == {}
    assert not any(total.exceeded for total in outcome.totals)
