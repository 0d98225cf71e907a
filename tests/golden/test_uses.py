"""X4, X10, X11, D3, D14, T13 and the official frame: quotas that move, waivers, gates, ladders, awards."""

from collections.abc import Mapping
from typing import Any

import pytest

from scoring.outcome import Outcome, PersonOutcome
from scoring.year import score_year
from tests.golden.build import (
    Ledger,
    calendars,
    past,
    person,
    post,
    quarters,
    rated,
    rules,
    score,
    staff,
    unit,
    unit_result,
    vetoed,
    waiver,
    year,
)
from tests.golden.test_years import BY_QUARTERS, steady
from tests.oracle.facts import facts_of, policies_of


def names(count: int, first: int = 3) -> list[str]:
    return [f"p{number:04}" for number in range(first, first + count)]


def office(*people: str, settings: Mapping[str, object] | None = None) -> Ledger:
    """``roads`` with the head p0001 and staff; the year is the mean of the quarters."""
    crew = person("p0001", post("roads", "head")) | staff("roads", *people)
    return rules({**BY_QUARTERS, **(settings or {})}) | calendars(2026, 2027) | unit("roads") | crew


def falling(people: list[str], top: int = 97, step: int = 1) -> dict[str, str]:
    """Scores in order: the first has most."""
    return {name: str(top - step * place) for place, name in enumerate(people)}


def with_grade(found: Mapping[str, PersonOutcome], grade: str) -> list[str]:
    return [name for name, each in found.items() if each.grade == grade]


def quota(**settings: object) -> dict[str, object]:
    """The annual cap of a unit's staff with other settings."""
    return {f"annual.grades.caps.unit.{key}": value for key, value in settings.items()}


# Shares


@pytest.mark.rule("J16", "Z6")
def test_twenty_per_cent_of_eighteen_is_three() -> None:
    """18 × 20 % = 3.6, floored to 3."""
    people = names(18)
    found = year(office(*people), *steady(falling(people)))
    assert with_grade(found, "excellent") == people[:3]


@pytest.mark.rule("J9", "Z6")
@pytest.mark.parametrize(("at_least", "given"), [(0, 0), (1, 1)])
def test_thirty_per_cent_of_three_is_nobody_unless_at_least_one(at_least: int, given: int) -> None:
    """3 × 30 % = 0.9, floored to 0; at least one makes it one."""
    people = names(3)
    settings = {**quota(share=3000), **quota(at_least=at_least)}
    found = year(office(*people, settings=settings), *steady(falling(people)))
    assert with_grade(found, "excellent") == people[:given]


@pytest.mark.rule("Z6")
def test_a_tie_astride_the_limit_and_everybody_equal() -> None:
    """10 × 20 % = 2 places: 97, 96, 96, … leaves both of 96 out; all equal leaves everybody out."""
    people = names(10)
    tied = {name: "97" if place == 0 else "96" if place < 3 else "90" for place, name in enumerate(people)}
    assert with_grade(year(office(*people), *steady(tied)), "excellent") == people[:1]
    equal = dict.fromkeys(people, "95")
    assert with_grade(year(office(*people), *steady(equal)), "excellent") == []
    shared = office(*people, settings=quota(ties="share_higher"))
    assert with_grade(year(shared, *steady(equal)), "excellent") == people


# Waivers


@pytest.mark.rule("X4", "F1")
@pytest.mark.parametrize(
    ("raised", "given"),
    [({}, 2), (waiver("good", "roads", share=6000), 3), (waiver("good", "roads", count=4), 4)],
)
def test_x4_an_overrun_needs_a_waiver(raised: Ledger, given: int) -> None:
    """「好」 at most 40 % of five people: 2. A waiver for 60 % makes it 3, one for four places 4."""
    people = names(5)
    ledger = office(*people) | rated("roads", {name: 95 - place for place, name in enumerate(people)})
    assert with_grade(score(ledger | raised), "good") == people[:given]


@pytest.mark.rule("X4")
def test_x4_a_waiver_never_takes_places_away_and_reaches_no_other_unit_or_period() -> None:
    people = names(5)
    ledger = office(*people) | rated("roads", {name: 95 - place for place, name in enumerate(people)})
    for idle in (
        waiver("good", "roads", count=1),
        waiver("good", "transport", count=5),
        waiver("good", "roads", period="2026-Q2", count=5),
        waiver("unit", "roads", count=5),
    ):
        assert with_grade(score(ledger | idle), "good") == people[:2]
    assert with_grade(score(ledger | waiver("good", count=3)), "good") == people[:3]


# Quotas that move with the unit


def moving(**other: object) -> dict[str, object]:
    shares = {"first": 3500, "fourth": 1500}
    return quota(share_by_unit_grade=shares, share_bounds={"min": 1500, "max": 3500}, **other)


@pytest.mark.rule("D3")
@pytest.mark.parametrize(
    ("grade", "given"), [({"grade": "first"}, 7), ({"grade": "fourth"}, 3), ({"grade": "third"}, 4), ({}, 4)]
)
def test_d3_the_share_moves_between_15_and_35_per_cent(grade: dict[str, str], given: int) -> None:
    """Of 20 people: first tier 35 % is 7, fourth 15 % is 3; a tier not listed, or none, has the 20 %: 4."""
    people = names(20)
    ledger = office(*people, settings=moving()) | unit_result("roads", "90.00", **grade)
    assert with_grade(year(ledger, *steady(falling(people))), "excellent") == people[:given]


def two_units(total: dict[str, int], *more: Ledger) -> Outcome:
    """Ten people in ``roads`` (first tier: 3 places) and ten in ``transport`` (none: 2)."""
    roads, transport = names(10), names(10, 20)
    ledger = office(*roads, settings=moving(total=total)) | unit("transport") | staff("transport", *transport)
    ledger |= unit_result("roads", "90.00", grade="first")
    for each in more:
        ledger |= each
    rounds = quarters(*steady(falling(roads) | falling(transport)))
    return score_year(policies_of(ledger), facts_of(ledger), 2026, "2027-01-01", rounds, {})


@pytest.mark.rule("D3")
def test_d3_the_sum_of_all_places_is_held_to_the_total() -> None:
    """3 + 2 = 5 places of 20 people; 20 % are 4: exceeded, and nothing is trimmed silently."""
    found = two_units({"share": 2000})
    (total,) = found.totals
    assert (total.people, total.places, total.limit, total.exceeded) == (20, 5, 4, True)
    assert [(use.group, use.people, use.places, use.given) for use in found.caps if use.cap == "unit"] == [
        ("roads", 10, 3, 3),
        ("transport", 10, 2, 2),
    ]


@pytest.mark.rule("D3", "X4")
@pytest.mark.parametrize(("share", "exceeded"), [(2499, True), (2500, False)])
def test_d3_a_waiver_raises_the_total(share: int, exceeded: bool) -> None:
    """25 % of 20 are 5, which is met exactly; 24.99 % are 4."""
    raised = waiver("unit", period="2026", share=share)
    found = two_units({"share": 2000, "approved_share": 2500}, raised)
    (total,) = found.totals
    assert total.exceeded is exceeded
    assert [use.places for use in found.caps if use.cap == "unit"] == [3, 2]


# Gates


def gates(**when: object) -> dict[str, object]:
    listed = [{"id": name, "name": name, "basis": "X10", "when": what} for name, what in when.items()]
    return {"annual.eligibility": listed}


@pytest.mark.rule("X10")
def test_x10_excellent_asks_for_many_good_and_no_average_or_poor() -> None:
    """At least three 好 and not one 一般 or 较差; nobody is told anything about a year without grades.

    p0003 four 好: yes.  p0004 three and one 较好: yes.  p0005 three and one 一般: no.  p0006 two: no.
    p0007 was not on the roster of any period: not known.
    """
    many = {"period_grades": {"grades": ["good"], "at_least": 3}}
    none = {"period_grades": {"grades": ["average", "poor"], "at_most": 0}}
    people = names(5)
    ledger = office(*people, settings=gates(x10={"all": [many, none]}))
    history = {"p0003": "ggggg", "p0004": "gfgg", "p0005": "gagg", "p0006": "ggff"}
    words = {"g": "good", "f": "fair", "a": "average"}
    rounds = [{name: ("90", words[past[q]]) for name, past in history.items()} for q in range(4)]
    found = year(ledger, *rounds)
    assert [found[name].eligibility["x10"] for name in people] == ["yes", "yes", "no", "no", "unknown"]


@pytest.mark.rule("X10")
def test_more_than_half_is_strict() -> None:
    """Two of four are not more than half; three are."""
    people = names(2)
    when = {"period_grades": {"grades": ["good"], "more_than": "1/2"}}
    grades = {"p0003": ["good", "good", "fair", "fair"], "p0004": ["good", "good", "good", "fair"]}
    rounds = [{name: ("90", grades[name][q]) for name in people} for q in range(4)]
    found = year(office(*people, settings=gates(often=when)), *rounds)
    assert [found[name].eligibility["often"] for name in people] == ["no", "yes"]


@pytest.mark.rule("D14")
def test_d14_a_veto_a_low_score_or_a_poor_unit_closes_a_gate() -> None:
    """no_veto sees the quarters too; ``score`` is exact; the unit's tier counts, and none is not known."""
    people = names(3)
    settings = gates(
        clean={"no_veto": {}},
        orderly={"no_veto": {"grounds": ["discipline"]}},
        high={"score": {"at_least": "96.00"}},
        unit={"unit_grade": {"grades": ["first", "second"]}},
        front={"rank_in_unit": {"within": "1/3"}},
    )
    ledger = office(*people, settings=settings)
    ledger |= vetoed("p0003", "refused-assignment", period="2026-Q2")
    found = year(ledger | unit_result("roads", "90.00", grade="second"), *steady(falling(people)))
    assert [dict(found[name].eligibility) for name in people] == [
        {"clean": "no", "orderly": "yes", "high": "yes", "unit": "yes", "front": "yes"},
        {"clean": "yes", "orderly": "yes", "high": "yes", "unit": "yes", "front": "no"},
        {"clean": "yes", "orderly": "yes", "high": "no", "unit": "yes", "front": "no"},
    ]
    without = year(ledger, *steady(falling(people)))
    assert without["p0003"].eligibility["unit"] == "unknown"
    unscored = year(ledger)["p0003"].eligibility
    assert (unscored["high"], unscored["front"]) == ("unknown", "unknown")


@pytest.mark.rule("Z11", "F7")
def test_under_a_warning_nobody_is_excellent() -> None:
    """The best of five has a veto that decides no grade, but bars from the cap: the next one is 优秀."""
    people = names(5)
    grounds = [{"id": "warning", "name": "受警告处分", "evidence": 1, "basis": "公务员考核规定"}]
    settings = {
        "vetoes": grounds,
        "grades.direct": [],
        "annual.grades.caps.unit.requires": {"no_veto": ["warning"]},
    }
    ledger = office(*people, settings=settings) | vetoed("p0003", "warning", period="2026-Q2")
    found = year(ledger, *steady(falling(people)))
    assert with_grade(found, "excellent") == ["p0004"]
    assert found["p0003"].grade == "competent"


# Ladders and awards


def consequences(*found: dict[str, Any]) -> dict[str, object]:
    return {"annual.consequences": [{"name": one["id"], "basis": "T13", **one} for one in found]}


def steps(*measures: str) -> list[dict[str, Any]]:
    return [{"years": years, "measure": name, "name": name} for years, name in enumerate(measures, 1)]


@pytest.mark.rule("Z12", "F5")
@pytest.mark.parametrize(
    ("before", "measure"), [({}, "talk"), ({2025: "incompetent"}, "dismissal"), ({2025: "basic"}, "talk")]
)
def test_two_years_of_incompetent_lead_to_dismissal(before: dict[int, str], measure: str) -> None:
    """不称职 (55 points): a talk; the second in a row: dismissal. 基本称职 between breaks the row."""
    ladder = {"id": "out", "component": "ladder", "grades": ["incompetent"]}
    ledger = office("p0003", settings=consequences({**ladder, "steps": steps("talk", "dismissal")}))
    for when, grade in before.items():
        ledger |= past(when, "roads", p0003={"grade": grade})
    found = year(ledger, *steady({"p0003": "55"}, "poor"))
    assert (found["p0003"].grade, dict(found["p0003"].consequences)) == ("incompetent", {"out": measure})


@pytest.mark.rule("T13")
def test_t13_low_grade_or_last_in_consecutive_years() -> None:
    """Last of three in 2026 and 基本称职 in 2025 count together: two years in a row."""
    people = names(3)
    low = {"grades": ["basic", "incompetent"], "last": {"minimum": 3, "ties": "nobody"}}
    ladder = {"id": "change", "component": "ladder", **low, "steps": steps("talk", "another-post")}
    ledger = office(*people, settings=consequences(ladder)) | past(2025, "roads", p0005={"grade": "basic"})
    found = year(ledger, *steady(falling(people)))
    assert {name: dict(found[name].consequences) for name in people} == {
        "p0003": {},
        "p0004": {},
        "p0005": {"change": "another-post"},
    }
    assert [found[name].last_in_unit for name in people] == [False, False, True]


@pytest.mark.rule("T13")
def test_t13_excellent_in_a_row_favours_promotion_unless_vetoed() -> None:
    """优秀 in 2025 and 2026: favoured; a veto this year and nothing follows."""
    people = names(5)
    ladder = {"id": "up", "component": "ladder", "grades": ["excellent"], "when": {"no_veto": {}}}
    ladder["steps"] = [{"years": 2, "measure": "favoured", "name": "x"}]
    ledger = office(*people, settings=consequences(ladder)) | past(
        2025, "roads", p0003={"grade": "excellent"}
    )
    rounds = steady(falling(people))
    assert dict(year(ledger, *rounds)["p0003"].consequences) == {"up": "favoured"}
    vetoed_too = ledger | vetoed("p0003", "discipline", period="2026-Q1")
    assert dict(year(vetoed_too, *rounds)["p0003"].consequences) == {}


@pytest.mark.rule("T13")
def test_t13_being_last_is_noted_although_nothing_follows() -> None:
    """Last of three, but the ladder asks for a veto: nothing follows, and the year still counts as last."""
    people = names(3)
    ladder = {"id": "change", "component": "ladder", "last": {"minimum": 3, "ties": "nobody"}}
    asks = {"when": {"not": {"no_veto": {}}}, "steps": steps("talk", "another-post")}
    found = year(office(*people, settings=consequences({**ladder, **asks})), *steady(falling(people)))
    assert [found[name].last_in_unit for name in people] == [False, False, True]
    assert dict(found["p0005"].consequences) == {}


def awarded(found: Mapping[str, PersonOutcome], award: str) -> list[str]:
    return [name for name, each in found.items() if each.consequences.get(award) == "yes"]


@pytest.mark.rule("T13")
def test_t13_the_best_of_the_body_and_the_best_by_one_component() -> None:
    """The best by score, by one component, by one that nobody has; a tie leaves both out."""
    people = names(6)
    award = {"component": "award", "ties": "share_lower"}
    settings = consequences(
        {**award, "id": "best", "count": 3, "base": "body"},
        {
            **award,
            "id": "by-periods",
            "count": 1,
            "base": "body",
            "by": "periods",
            "requires": {"no_veto": {}},
        },
        {**award, "id": "single", "count": 2, "base": "body", "by": "democratic"},
        {**award, "id": "third", "share": 3400, "rounding": "floor", "at_least": 0, "base": "cohort"},
    )
    ledger = office(*people, settings=settings) | vetoed("p0003", "discipline", period="2026-Q1")
    scores = falling(people) | {"p0006": "95"}
    found = year(ledger, *steady(scores))
    assert awarded(found, "best") == ["p0003", "p0004"], "p0005 and p0006 both have 95, for one place"
    assert awarded(found, "by-periods") == ["p0004"], "p0003 has a veto"
    assert awarded(found, "single") == []
    assert awarded(found, "third") == ["p0003", "p0004"], "34 % of six are 2"
