"""Ballot styles: who rates whom on the same ballot, and nobody themselves."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from scoring.facts import Facts, Panel, Person, Span
from scoring.periods import parse
from scoring.styles import Style, rules_of, styles, styles_by_unit
from tests.scoring.small import facts, person, policy, post, unit

BALLOTS = "period_score.weighted.ballots"


def styles_in(found: Facts, place: str = "roads", changes: dict[str, Any] | None = None) -> dict[str, Style]:
    rules = policy(changes)
    return {style.block: style for style in styles(rules, found, parse("2026-Q1", rules), place)}


def team(staff: int, deputies: int = 2) -> list[Person]:
    head = [person("p0001", post(role="head"))]
    others = [person(f"p01{number:02}", post(role="deputy")) for number in range(deputies)]
    return head + others + [person(f"p02{number:02}") for number in range(staff)]


def test_the_blocks_of_a_township() -> None:
    found = styles_in(facts(team(5)))
    assert found["head"].raters == ("p0001",)
    assert found["head"].subjects == ("p0100", "p0101", "p0200", "p0201", "p0202", "p0203", "p0204")
    assert found["upward"].subjects == ("p0001", "p0100", "p0101")
    assert found["deputies-1"].raters == ("p0100",)
    assert found["deputies-1"].subjects == ("p0101",)
    assert "superior" not in found
    assert "panel" not in found


def test_a_block_for_some_unit_classes_only() -> None:
    district = facts(team(5), [unit("roads", unit_class="district")])
    assert not {"deputies-1", "deputies-2"} & styles_in(district).keys()


def test_people_are_dealt_in_order_of_their_ids() -> None:
    found = styles_in(facts(team(5)))
    assert found["staff-1"].raters == ("p0200", "p0202", "p0204")
    assert found["staff-1"].subjects == found["staff-2"].raters == ("p0201", "p0203")


@given(st.integers(0, 12), st.integers(2, 4))
def test_no_rater_is_a_subject_and_everybody_is_rated_by_the_other_parts(staff: int, split: int) -> None:
    found = styles_in(facts(team(staff)), changes={f"{BALLOTS}.blocks.staff.split": split})
    for style in found.values():
        assert not set(style.raters) & set(style.subjects)
    parts = [style for style in found.values() if style.block.startswith("staff-")]
    raters = [rater for style in parts for rater in style.raters]
    assert len(raters) == len(set(raters))
    if staff >= split:
        assert len(raters) == staff


def test_a_style_without_raters_or_subjects_does_not_exist() -> None:
    assert styles_in(facts(team(1, deputies=0))).keys() == {"head", "upward"}


def test_present_people_rate_and_only_assessed_ones_are_rated() -> None:
    away = person("p0200", leave=[Span("2026-01-01", "2026-03-31")])
    new = person("p0201", probation=[Span("2026-01-01", None)])
    found = styles_in(facts([person("p0001", post(role="head")), away, new, person("p0202")]))
    assert found["upward"].raters == ("p0201", "p0202")
    assert found["head"].subjects == ("p0202",)


def test_the_superior_unit_rates_whether_assessed_or_not() -> None:
    units = [unit("roads", superior="district"), unit("district", assessed=False)]
    leaders = [
        person("p0900", post("district", "head")),
        person("p0901", post("district", "deputy", end="2026-03-30")),
        person("p0902", post("district", "staff")),
    ]
    found = styles_in(facts([*team(1), *leaders], units))
    assert found["superior"].raters == ("p0900",)
    assert found["superior"].named


def test_a_panel_rates_everybody() -> None:
    panel = Panel("2026-Q1", "roads", ("p0900", "p0901"), "panels/2026-Q1/roads")
    found = styles_in(facts(team(1), panels={("2026-Q1", "roads"): panel}))
    assert found["panel"].raters == ("p0900", "p0901")
    assert len(found["panel"].subjects) == 4


def test_a_rater_who_is_a_subject_is_taken_out() -> None:
    panel = Panel("2026-Q1", "roads", ("p0200", "p0900"), "panels/2026-Q1/roads")
    found = styles_in(facts(team(1), panels={("2026-Q1", "roads"): panel}))
    assert found["panel"].raters == ("p0900",)


def test_styles_of_every_unit() -> None:
    rules = policy()
    people = [*team(3), person("p0300", post("canal", "head")), person("p0301", post("canal"))]
    found = styles_by_unit(rules, facts(people, [unit("roads"), unit("canal")]), parse("2026-Q1", rules))
    assert {place: len(some) for place, some in found.items()} == {"canal": 2, "roads": 7}


def test_a_year_without_ballots_has_no_styles() -> None:
    rules = policy()
    assert rules_of(rules, parse("2026", rules)) is None
    assert styles_by_unit(rules, facts(team(3)), parse("2026", rules)) == {}
