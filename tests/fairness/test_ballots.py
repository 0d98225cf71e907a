"""Leniency and reciprocal rating, worked by hand."""

from scoring.facts import BallotBox, Facts, Panel
from scoring.fairness import leniency, reciprocity
from scoring.policy.fairness import Leniency, Reciprocity
from tests.fairness.rounds import noted, observed, parts, told, withheld
from tests.scoring.small import box, boxes, facts, person, points, post, unit

LENIENT = Leniency(points=points("5.00"), spread=points("1.00"))
MUTUAL = Reciprocity(points=points("5.00"))


def body(
    *found: BallotBox, staff: int = 4, places: tuple[str, ...] = ("archives", "roads"), **other: object
) -> Facts:
    """Units with a head, a deputy and staff: p1000, p1001, staff from p1002 on; p2000 … in the next unit."""
    people = []
    for number, place in enumerate(places, 1):
        roles = ["head", "deputy", *["staff"] * staff]
        people += [person(f"p{number}{at:03}", post(place, role)) for at, role in enumerate(roles)]
    units = [unit(place, unit_class="subordinate") for place in places]
    return facts(people, units, boxes=boxes(*found), **other)


def upward(place: str, number: int, head: int, deputy: int, ballots: int = 4) -> BallotBox:
    """Equal ballots of the staff on head and deputy."""
    ballot = {f"p{number}000": head, f"p{number}001": deputy}
    return box("other", "upward", *[ballot] * ballots, place=place)


def test_mean_lean_and_spread() -> None:
    """Archives: 8 scores, four 80 and four 90: mean 85, each 5 from its ballot's mean. Roads: all 70.

    The body's mean is (680 + 560) ÷ 16 = 77.5, so the leans are 7.5 and −7.5, and nobody in roads differs.
    """
    found = leniency.observe(
        observed(body(upward("archives", 1, 80, 90), upward("roads", 2, 70, 70))), LENIENT
    )
    assert told(found) == {
        "other archives": {"scores": 8, "mean": 85, "lean": parts(15, 2), "spread": 5},
        "other roads": {"scores": 8, "mean": 70, "lean": parts(-15, 2), "spread": 0},
    }
    assert noted(found) == ["other archives", "other roads"]


def test_within_the_limits_nothing_is_noted() -> None:
    """Means 76 and 74, the body's 75: one point each way, and 4 resp. 2 points of spread."""
    found = leniency.observe(
        observed(body(upward("archives", 1, 80, 72), upward("roads", 2, 76, 72))), LENIENT
    )
    assert [figures["lean"] for figures in told(found).values()] == [1, -1]
    assert noted(found) == []


def test_a_box_that_is_not_counted_is_not_looked_at() -> None:
    """Three ballots are fewer than the policy counts."""
    found = leniency.observe(observed(body(upward("roads", 2, 99, 99, ballots=3))), LENIENT)
    assert found.rows == ()


def test_the_single_ballot_of_a_head_is_never_told() -> None:
    """A named block counts with one ballot; its cell has one rater."""
    ballot = {f"p1{at:03}": 95 for at in range(1, 6)}
    found = leniency.observe(observed(body(box("leader", "head", ballot, place="archives"))), LENIENT)
    assert told(found) == {}
    assert withheld(found) == ["leader archives"]


def test_with_one_cell_withheld_the_next_smallest_is_withheld_too() -> None:
    """Archives rates its head only: one person rated. Without roads it would follow from the body's mean."""
    head_only = box("other", "upward", *[{"p1000": 80}] * 4, place="archives")
    others = [upward(place, number, 80, 90) for number, place in ((2, "roads"), (3, "transport"))]
    found = leniency.observe(
        observed(body(head_only, *others, places=("archives", "roads", "transport"))), LENIENT
    )
    assert list(told(found)) == ["other transport"]
    assert withheld(found) == ["other archives", "other roads"]


def test_the_same_rater_in_two_periods_is_one_rater() -> None:
    """Two periods with two people rated by four: the cell still stands for two people."""
    evidence = observed(body(upward("archives", 1, 80, 90)), least=3)
    twice = type(evidence)(evidence.rules, evidence.asked, evidence.periods * 2, ())
    assert told(leniency.observe(twice, LENIENT)) == {}


def split_boxes(place: str, number: int, there: int, back: int) -> list[BallotBox]:
    """Eight staff dealt in turn into two parts of four; each part gives the other one score throughout."""
    names = [f"p{number}{at:03}" for at in range(2, 10)]
    first, second = names[::2], names[1::2]
    return [
        box("peer", "staff-1", *[dict.fromkeys(second, there)] * 4, place=place),
        box("peer", "staff-2", *[dict.fromkeys(first, back)] * 4, place=place),
    ]


def test_two_parts_that_rate_each_other_high() -> None:
    """Archives 90 there and 88 back, roads 70 and 70: the body's mean is (90 + 88 + 70 + 70) ÷ 4 = 79.5.

    Archives: 10.5 there, 8.5 back, mutual 8.5. Roads: −9.5 both ways.
    """
    facts = body(*split_boxes("archives", 1, 90, 88), *split_boxes("roads", 2, 70, 70), staff=8)
    found = reciprocity.observe(observed(facts, least=4), MUTUAL)
    assert told(found) == {
        "archives staff-1 staff-2": {"there": parts(21, 2), "back": parts(17, 2), "mutual": parts(17, 2)},
        "roads staff-1 staff-2": {"there": parts(-19, 2), "back": parts(-19, 2), "mutual": parts(-19, 2)},
    }
    assert noted(found) == ["archives staff-1 staff-2"]


def test_one_high_direction_is_not_mutual() -> None:
    facts = body(*split_boxes("archives", 1, 95, 70), *split_boxes("roads", 2, 75, 75), staff=8)
    found = reciprocity.observe(observed(facts, least=4), MUTUAL)
    assert noted(found) == []


def test_parts_of_few_people_are_withheld() -> None:
    facts = body(*split_boxes("archives", 1, 90, 88), staff=8)
    found = reciprocity.observe(observed(facts, least=5), MUTUAL)
    assert withheld(found) == ["archives staff-1 staff-2"]


def lent(place: str, home: int) -> Panel:
    """Four of the staff of one unit on the panel of another."""
    raters = tuple(f"p{home}{at:03}" for at in range(2, 6))
    return Panel("2026-Q1", place, raters, f"panels/2026-Q1/{place}")


def test_units_that_lend_each_other_raters() -> None:
    """Roads and archives rate each other 90 and 86, and rate transport's head, who rates nobody, nothing.

    Transport is rated 70 by people of roads: the body's mean is (90 + 86 + 70) ÷ 3 = 82. So the leans are
    8 and 4; transport makes no pair, since nobody of it sits on another panel.
    """
    places = ("archives", "roads", "transport")
    scores = {"archives": (1, 90), "roads": (2, 86), "transport": (3, 70)}
    ballots = [
        box("other", "panel", *[{f"p{n}000": score, f"p{n}001": score}] * 4, place=place)
        for place, (n, score) in scores.items()
    ]
    panels = {("2026-Q1", place): lent(place, home) for place, home in zip(places, (2, 1, 2), strict=True)}
    found = reciprocity.observe(observed(body(*ballots, places=places, panels=panels)), MUTUAL)
    assert told(found) == {"archives roads": {"there": 4, "back": 8, "mutual": 4}}
    assert noted(found) == []


def test_a_closed_circle_of_three_units() -> None:
    """Two of the staff of each sit on the panels of both others, and all boxes of the three say 90.

    The school is rated 60 by four of archives and sits nowhere: the body's mean is (3 · 90 + 60) ÷ 4 = 82.5,
    every lean in the circle 7.5.
    """
    places = ("archives", "roads", "transport", "school")
    scores = dict(zip(places, (90, 90, 90, 60), strict=True))
    ballots = [
        box("other", "panel", *[{f"p{n}000": scores[place], f"p{n}001": scores[place]}] * 4, place=place)
        for n, place in enumerate(places, 1)
    ]
    homes = {"archives": (2, 3), "roads": (1, 3), "transport": (1, 2)}
    panels = {
        ("2026-Q1", place): Panel("2026-Q1", place, tuple(f"p{n}00{at}" for n in two for at in (2, 3)), "x")
        for place, two in homes.items()
    }
    panels["2026-Q1", "school"] = lent("school", 1)
    found = reciprocity.observe(observed(body(*ballots, places=places, panels=panels)), MUTUAL)
    assert noted(found) == ["archives roads", "archives transport", "roads transport"]
    assert {each["mutual"] for each in told(found).values()} == {parts(15, 2)}
