"""Indicators worked by hand: every method and its edges, what is absent, where targets come from, tasks."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.derivation import Node
from scoring.facts import IndicatorRow
from scoring.indicators.method import Known, Reading, Times
from scoring.indicators.registry import METHODS
from scoring.inputs import inputs_of
from scoring.operations import evaluate
from scoring.outcome import PersonOutcome
from scoring.period import score_period
from scoring.policy.faults import faults
from tests.scoring.body import walk
from tests.scoring.measured import (
    COUNT,
    DESCENDING,
    LOWER,
    RATIO,
    STANDARD,
    STEPS,
    TIERED,
    component,
    goals,
    indicator,
    negative,
    row,
    rows,
    rules,
    task,
)
from tests.scoring.small import CLOSED, facts, person, policies, policy, post, unit
from tests.scoring.unsound_indicators import SHARE_AT, shared

TEN = "10.00"


def outcome(
    changes: Mapping[str, Any], *found: IndicatorRow, day: str = CLOSED, **other: Any
) -> PersonOutcome:
    """p0001, alone in the unit, in the first quarter."""
    known = facts([person("p0001")], indicators=rows(*found), **other)
    return score_period(policies(changes), known, "2026-Q1", day, trace=True).people["p0001"]


def score(changes: Mapping[str, Any], *found: IndicatorRow, **other: Any) -> Fraction | None:
    """The value of the component, exact; every step of its derivation is worked out anew."""
    result = outcome(changes, *found, **other)
    assert result.derivation is not None
    assert all(evaluate(node) == node.value for node in walk(result.derivation))
    return result.parts.get("indicators")


def earned(method: Mapping[str, Any], points: str = TEN, **known: Any) -> Fraction | None:
    """Points of a single indicator of so many points: of 100, times its points."""
    part = score(rules(indicator("grain", points, method)), row("grain", **known))
    return None if part is None else part * Fraction(points) / 100


# The methods


@pytest.mark.rule("T4")
@pytest.mark.parametrize(
    ("actual", "target", "points"),
    [
        ("90", "120", "7.5"),  # 10 × 90/120
        ("120", "120", "10"),
        ("150", "120", "10"),  # no more than the cap of 1
        ("0", "120", "0"),
        ("-5", "120", "0"),  # below the floor
        ("1", "3", "10/3"),  # exact
        ("5", "0", None),  # no rate can be formed
        ("5", "-1", None),
    ],
)
def test_ratio(actual: str, target: str, points: str | None) -> None:
    assert earned(RATIO, actual=actual, target=target) == (None if points is None else Fraction(points))


def test_ratio_between_a_floor_and_a_cap() -> None:
    """From 60 % on, up to 120 %: 59 of 100 earns nothing, 60 earns 6, 130 earns 12 of 10 points."""
    method = RATIO | {"floor": "0.6", "cap": "1.2"}
    found = [earned(method, actual=actual, target="100") for actual in ("59", "60", "130")]
    assert found == [0, 6, 12]


@pytest.mark.parametrize(
    ("actual", "points"), [("30", "0"), ("31", "0"), ("10", "10"), ("9", "10"), ("15", "7.5"), ("20", "5")]
)
def test_interval_descending(actual: str, points: str) -> None:
    """From 30 days, nothing, to 10 days, everything: 15 days are 15/20 of the way."""
    assert earned(DESCENDING, actual=actual) == Fraction(points)


def test_interval_rising() -> None:
    """From 80 % to 100 %: 95 is three quarters of the way."""
    assert earned({"kind": "interval", "zero_at": "80", "full_at": "100"}, actual="95") == Fraction("7.5")


@pytest.mark.parametrize(
    ("actual", "points"), [("59.99", 0), ("60", 3), ("89", 3), ("90", 5), ("100", 5), ("-1", 0)]
)
def test_step(actual: str, points: int) -> None:
    """Exactly at a step counts as reached."""
    assert earned(STEPS, "5.00", actual=actual) == points


@pytest.mark.parametrize(
    ("actual", "begun", "full"),
    [
        ("3", "10", "10"),  # below the target
        ("4", "10", "10"),  # exactly the target
        ("5", "9.5", "10"),  # half a part: begun, not full
        ("6", "9.5", "9.5"),  # exactly one part of 2
        ("6.01", "9", "9.5"),
        ("44", "0", "0"),  # 20 parts × 0.5 = 10
        ("99", "0", "0"),  # never below nothing
    ],
)
def test_lower_is_better(actual: str, begun: str, full: str) -> None:
    """Target 4; 0.5 points for every 2 above it."""
    floor = LOWER | {"rounding": "floor"}
    assert earned(LOWER, actual=actual, target="4") == Fraction(begun)
    assert earned(floor, actual=actual, target="4") == Fraction(full)


def test_lower_is_better_may_aim_at_nothing() -> None:
    """Target 0, one accident: half a part of 2 was begun."""
    assert earned(LOWER, actual="0", target="0") == 10
    assert earned(LOWER, actual="1", target="0") == Fraction("9.5")


@pytest.mark.rule("T4")
def test_tiered() -> None:
    assert earned(TIERED, "5.00", tier="good") == 5
    assert earned(TIERED, "5.00", tier="fair") == 3
    assert earned(TIERED, "5.00", tier="unheard") is None


@pytest.mark.rule("D16")
@pytest.mark.parametrize(
    ("done", "points"),
    [
        ("2026-03-20", 10),  # on the day itself
        ("2026-03-19", 10),
        ("2026-03-21", 6),  # a Saturday: late, within the window
        ("2026-03-25", 6),  # exactly three workdays after the Friday: Mon, Tue, Wed
        ("2026-03-26", 0),  # the fourth
        (None, 0),  # never, and the window has passed
    ],
)
def test_standard(done: str | None, points: int) -> None:
    """Due on Friday 20 March; 60 % of the points within three workdays."""
    assert earned(STANDARD, deadline="2026-03-20", done=done) == points


def test_standard_that_may_still_be_met_is_absent() -> None:
    """On 25 March the window is open, on 26 March it has passed."""
    changes = rules(indicator("grain", TEN, STANDARD))
    open_ = row("grain", deadline="2026-03-20")
    assert score(changes, open_, day="2026-03-25") is None
    assert score(changes, open_, day="2026-03-26") == 0


def test_standard_beyond_the_calendar_is_never_late() -> None:
    """The calendar ends in March 2027: no workday after it is known."""
    assert earned(STANDARD, deadline="2027-03-31", done="2027-05-01") == 6


@pytest.mark.rule("D7")
@pytest.mark.parametrize(
    ("actual", "points"), [("0", "0"), ("2", "-2"), ("3", "-3"), ("9", "-3"), ("-1", "0")]
)
def test_count_deducts_up_to_the_points(actual: str, points: str) -> None:
    """One point for each, at most the three that the indicator has."""
    changes = rules(
        indicator("grain", TEN, RATIO, target="1"),
        indicator("overdue", "3.00", COUNT, absent="zero", **{"class": "negative"}),
    )
    found = outcome(changes, row("grain", actual="1"), row("overdue", actual=actual))
    assert found.parts["negative"] == Fraction(points)
    assert found.score == 100 + Fraction(points)


def test_a_cap_on_what_negative_indicators_deduct() -> None:
    """3 + 2 points to deduct, capped at 4: 100 − 4 = 96."""
    listed = [
        indicator("grain", TEN, RATIO, target="1"),
        indicator("overdue", "3.00", COUNT, absent="zero", **{"class": "negative"}),
        indicator("blamed", "5.00", COUNT, absent="zero", **{"class": "negative"}),
    ]
    changes = rules(*listed) | {"period_score.points": [negative(cap="4.00")]}
    found = [row("grain", actual="1"), row("overdue", actual="5"), row("blamed", actual="2")]
    assert outcome(changes, *found).score == 96
    assert outcome(changes, *found[:2]).score == 97


# Putting indicators together


@pytest.mark.rule("D7")
def test_points_of_several_indicators_add_up() -> None:
    """6 of 10 and 5 of 5: 100 × 11/15 = 73.33…, rounded to 73.33."""
    changes = rules(indicator("grain", TEN, RATIO, target="10"), indicator("order", "5.00", TIERED))
    found = outcome(changes, row("grain", actual="6"), row("order", tier="good"))
    assert found.parts["indicators"] == Fraction(1100, 15)
    assert found.score == Fraction("73.33")


@pytest.mark.parametrize(("absent", "value"), [("zero", 40), ("renormalise", 60), ("withhold", None)])
def test_an_indicator_without_a_result(absent: str, value: int | None) -> None:
    """6 of 10, the other 5 unknown: as nothing 6/15, left out 6/10, else the whole waits."""
    changes = rules(
        indicator("grain", TEN, RATIO, target="10"), indicator("order", "5.00", TIERED, absent=absent)
    )
    assert score(changes, row("grain", actual="6")) == value


def test_without_any_result_there_is_no_value() -> None:
    changes = rules(indicator("grain", TEN, RATIO, target="10", absent="renormalise"))
    found = outcome(changes)
    assert (found.status, found.reason) == ("withheld", "indicators")


def test_an_actual_that_was_not_given_is_not_nothing() -> None:
    changes = rules(
        indicator("grain", TEN, RATIO, target="10", absent="renormalise"), indicator("b", TEN, STEPS)
    )
    assert score(changes, row("grain"), row("b", actual="90")) == 50


@pytest.mark.rule("S4")
def test_sub_items_have_methods_of_their_own() -> None:
    """2 × 25/50 = 1 and 3 of 5 points, of 7: 100 × 4/7."""
    items = [
        {"id": "share", "name": "占比", "points": "2.00", "method": RATIO, "target": "50"},
        {"id": "text", "name": "说明", "points": "5.00", "method": TIERED},
    ]
    changes = rules(indicator("mixed", "7.00", None, sub_items=items))
    assert score(changes, row("mixed.share", actual="25"), row("mixed.text", tier="fair")) == Fraction(400, 7)


def test_sub_items_share_the_target_of_their_indicator() -> None:
    items = [{"id": "a", "name": "甲", "points": "5.00", "method": RATIO}]
    changes = rules(indicator("mixed", "5.00", None, sub_items=items, target="4"))
    assert score(changes, row("mixed.a", actual="1")) == 25


@pytest.mark.rule("X3", "T3")
def test_an_indicator_is_for_those_it_applies_to() -> None:
    """Heads have an indicator that staff have not; posts of a class have one of their own."""
    listed = [
        indicator("grain", TEN, RATIO, target="10"),
        indicator("lead", TEN, STEPS, where={"roles": ["head"]}),
        indicator("law", TEN, STEPS, where={"post_classes": ["enforcement"]}),
    ]
    changes = rules(*listed, post_classes=[{"id": "enforcement", "name": "执法"}])
    people = [
        person("p0001", post(role="head")),
        person("p0002", post()),
        person("p0003", post(post_class="enforcement")),
    ]
    grain = [row("grain", subject=one.id, actual="10") for one in people]
    known = facts(people, indicators=rows(*grain, row("lead", actual="60"), row("law", "p0003", actual="0")))
    found = score_period(policies(changes), known, "2026-Q1", CLOSED).people
    # 10 + 3 of 20; 10 of 10; 10 + 0 of 20
    assert [found[one.id].score for one in people] == [65, 100, 50]


def test_only_the_classes_named_count() -> None:
    changes = rules(
        indicator("grain", TEN, RATIO, target="10"), indicator("own", TEN, STEPS, **{"class": "negative"})
    ) | {"period_score.points": []}
    assert score(changes, row("grain", actual="10"), row("own", actual="0")) == 100


# Targets


@pytest.mark.rule("D8")
def test_the_target_of_the_row_goes_before_the_goals_and_these_before_the_policy() -> None:
    changes = rules(indicator("grain", TEN, RATIO, target="40"))
    approved = {("2026", "p0001"): (goals(("grain", "2026-Q1", "20"), ("grain", "2026", "80")),)}
    assert score(changes, row("grain", actual="10")) == 25
    assert score(changes, row("grain", actual="10"), goals=approved) == 50
    assert score(changes, row("grain", actual="10", target="10"), goals=approved) == 100


@pytest.mark.rule("S1")
def test_goals_that_nobody_approved_set_no_target() -> None:
    draft = goals(("grain", "2026-Q1", "20"), approved=False)
    elsewhere = goals(("grain", "2026-Q1", "20"), unit="canal")
    changes = rules(indicator("grain", TEN, RATIO, target="40"))
    for sheet in (draft, elsewhere):
        assert score(changes, row("grain", actual="10"), goals={("2026", "p0001"): (sheet,)}) == 25


def test_a_target_may_be_nowhere() -> None:
    assert earned(RATIO, actual="1") is None


# Tasks


@pytest.mark.rule("T7", "D5")
def test_milestones_done_in_time_feed_an_indicator() -> None:
    """Three due in the quarter: one early, one on its day, one late; another quarter's does not count."""
    done = task(
        ("2026-Q1", "2026-01-30", "2026-01-05"),
        ("2026-Q1", "2026-02-27", "2026-02-27"),
        ("2026-Q1", "2026-03-20", "2026-03-21"),
        ("2026-Q2", "2026-04-20", ""),
    )
    changes = rules(indicator("work", TEN, RATIO, source="tasks"))
    assert score(changes, tasks={("2026", "p0001"): (done,)}) == Fraction(200, 3)


def test_a_completion_is_in_percent() -> None:
    """Two of three done in time are 66.67 %: the step of 60 is reached, that of 90 is not."""
    done = task(
        ("2026-Q1", "2026-01-30", "2026-01-05"),
        ("2026-Q1", "2026-02-27", "2026-02-27"),
        ("2026-Q1", "2026-03-20", ""),
    )
    changes = rules(indicator("work", "5.00", STEPS, source="tasks"))
    assert score(changes, tasks={("2026", "p0001"): (done,)}) == 60


def test_a_milestone_is_due_once_its_day_has_passed() -> None:
    done = task(("2026-Q1", "2026-01-30", "2026-01-30"), ("2026-Q1", "2026-03-20", ""))
    changes = rules(indicator("work", TEN, RATIO, source="tasks"))
    known = {("2026", "p0001"): (done,)}
    assert score(changes, tasks=known, day="2026-01-30") is None
    assert score(changes, tasks=known, day="2026-03-20") == 100
    assert score(changes, tasks=known, day="2026-03-21") == 50


def test_tasks_of_another_indicator_do_not_count() -> None:
    other = task(("2026-Q1", "2026-01-30", ""), indicator_="lead")
    changes = rules(indicator("work", TEN, RATIO, source="tasks"))
    assert score(changes, tasks={("2026", "p0001"): (other,)}) is None


# Units


UNIT_SCORE: dict[str, Any] = {
    "weighted": [component()],
    "points": [],
    "bounds": {"min": "0.00", "max": "100.00"},
}
UNIT_GRADES: dict[str, Any] = {
    "order": [{"id": "met", "name": "完成"}],
    "default": "met",
    "floors": [],
    "direct": [],
    "caps": [],
}


@pytest.mark.rule("T3")
def test_units_have_indicators_by_class() -> None:
    """Townships are measured by grain and visits, district units by grain alone; people by neither."""
    listed = [
        indicator("grain", TEN, RATIO, subjects="units", target="10"),
        indicator("visits", "5.00", STEPS, subjects="units", where={"unit_classes": ["township"]}),
    ]
    changes = rules(*listed, indicator("own", TEN, STEPS)) | {
        "unit_period_score": UNIT_SCORE,
        "unit_grades": UNIT_GRADES,
    }
    units = [unit("roads"), unit("canal", unit_class="district")]
    measured = [row("grain", "roads", actual="5"), row("visits", "roads", actual="90")]
    known = facts([], units, indicators=rows(*measured, row("grain", "canal", actual="9")))
    found = score_period(policies(changes), known, "units-2026-Q1", CLOSED).people
    # 100 × (5 + 5)/15 and 100 × 9/10
    assert (found["roads"].score, found["canal"].score) == (Fraction("66.67"), 90)
    assert faults(policy(changes)) == []
    inputs = inputs_of(policies(changes), known, "units-2026-Q1", "township")
    assert ("indicators/2026-Q1/roads", None) in inputs


# The quantitative share


FOUR = {"kind": "tiered", "tiers": [{"id": "good", "name": "好", "points": "4.00"}]}


@pytest.mark.rule("T4")
def test_a_policy_must_be_quantitative_enough() -> None:
    """At least 60 %: 6 of 10 points will do, 5.99 will not."""
    order = indicator("order", "4.00", FOUR)
    assert faults(policy(shared(6000, indicator("a", "6.00", RATIO), order))) == []
    (found,) = faults(policy(shared(6000, indicator("a", "5.99", RATIO), order)))
    assert dict(found.args) == {"who": "*", "quantitative": "5.99", "points": "9.99", "percent": "60"}


@pytest.mark.rule("T3", "T4")
def test_it_must_be_so_for_everybody_whom_it_makes_a_difference_to() -> None:
    """Townships have 6 of 10, heads elsewhere 9 of 13, the rest elsewhere 0 of 4: only these lack."""
    listed = [
        indicator("a", "6.00", RATIO, where={"unit_classes": ["township"]}),
        indicator("b", "4.00", FOUR),
        indicator("c", "9.00", STEPS, where={"roles": ["head"]}),
    ]
    changes = shared(6000, *listed)
    told = [dict(found.args) for found in faults(policy(changes))]
    assert [(each["who"], each["quantitative"], each["points"]) for each in told] == [
        ("district · deputy", "0", "4")
    ]
    assert {".".join(map(str, found.pointer)) for found in faults(policy(changes))} == {SHARE_AT}


# Properties


LEVELS = st.fractions(min_value=-50, max_value=200, max_denominator=100)
GROWING = [RATIO, STEPS, {"kind": "interval", "zero_at": "20", "full_at": "80"}]
FALLING = [LOWER, DESCENDING]


@pytest.mark.parametrize("method", [*GROWING, *FALLING])
@given(one=LEVELS, other=LEVELS)
def test_points_follow_the_actual_and_stay_within_bounds(
    method: Mapping[str, Any], one: Fraction, other: Fraction
) -> None:
    """More never earns less where more is better, nor more where less is; and never beyond the points."""
    measure = policy(rules(indicator("grain", TEN, method, target="100"))).indicators[0].measures[0]
    low, high = (
        METHODS[measure.method].score(measure, reading(each), Times((), CLOSED))
        for each in sorted((one, other))
    )
    assert low is not None
    assert high is not None
    assert 0 <= min(low, high) <= max(low, high) <= 10
    assert low <= high if method in GROWING else low >= high


def reading(actual: Fraction) -> Reading:
    return Reading(target=Known(Fraction(100), fail), actual=Known(actual, fail))


def fail() -> Node:
    raise AssertionError("nothing is to be explained")


# What a result rests on


def test_results_whole_and_of_goals_and_tasks_what_the_period_uses() -> None:
    changes = rules(
        indicator("grain", TEN, RATIO, target="40"),
        indicator("work", TEN, RATIO, source="tasks", absent="renormalise"),
        indicator("lead", TEN, STEPS, where={"roles": ["head"]}),
    )
    done = task(("2026-Q1", "2026-01-30", "2026-01-05"), ("2026-Q2", "2026-05-30", ""))
    known = facts(
        [person("p0001")],
        indicators=rows(row("grain", actual="1"), row("lead", "p0002", actual="1")),
        goals={("2026", "p0001"): (goals(("grain", "2026-Q1", "20"), ("grain", "2026-Q2", "30")),)},
        tasks={("2026", "p0001"): (done,)},
    )
    found = dict(inputs_of(policies(changes), known, "2026-Q1", "roads"))
    assert found["indicators/2026-Q1/roads"] is None
    assert found["goals/2026/roads/p0001"] == {
        "targets": [{"indicator": "grain", "target": "20"}],
    }
    assert found["tasks/2026/p0001"] == {
        "indicator": "work",
        "milestones": [{"id": "m1", "due": "2026-01-30", "done": "2026-01-05"}],
    }
