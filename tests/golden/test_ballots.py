"""J6, J7, J8, J9, J11: who rates whom, what a ballot holds, and what the ballots come to."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from scoring.period import score_period
from tests.golden.build import (
    EARLY,
    QUARTER,
    Ledger,
    body,
    box,
    calendars,
    panel,
    person,
    post,
    rated,
    rules,
    score,
    staff,
    unassessed,
    unit,
)
from tests.golden.checking import faulty, findings
from tests.oracle.facts import facts_of, policies_of

STAFF = tuple(f"p{number:04}" for number in range(3, 13))
GUESTS = ("p0021", "p0022", "p0023", "p0024")


def office() -> Ledger:
    """The unit ``roads`` (head p0001, deputy p0002, staff p0003 to p0012) and four of ``transport``."""
    led = person("p0001", post("roads", "head")) | person("p0002", post("roads", "deputy"))
    units = unit("roads", superior="leaders") | unit("transport", "district") | unassessed("leaders")
    people = led | staff("roads", *STAFF) | staff("transport", *GUESTS)
    return body() | calendars(2026, 2027) | units | people


@pytest.mark.rule("J6")
def test_j6_leaders_peers_others_four_three_three() -> None:
    """Leaders : peers : others = 4 : 3 : 3, and the head's ballot weighs as two.

    The ten staff are dealt into block 1 (p0003, p0005, …) and block 2 (p0004, p0006, …); block 2 rates p0003.
    leaders  head 90 twice, deputy 84 once       (2*90 + 84) / 3           = 88
    peers    four of block 2 give 80 82 84 86                              = 83
    others   four of a panel give 70 75 80 85                              = 77.5
    score    (4*88 + 3*83 + 3*77.5) / 10 = (352 + 249 + 232.5) / 10        = 83.35
    """
    ledger = rules() | office() | panel("roads", *GUESTS)
    ledger |= box("roads", "leader", "head", {"p0003": 90}) | box("roads", "leader", "deputy", {"p0003": 84})
    ledger |= box("roads", "peer", "staff-2", *({"p0003": points} for points in (80, 82, 84, 86)))
    ledger |= box("roads", "other", "panel", *({"p0003": points} for points in (70, 75, 80, 85)))
    assert score(ledger)["p0003"].score == Fraction("83.35")


@pytest.mark.rule("J6")
def test_j6_unit_classes_have_rosters_of_their_own() -> None:
    """Only in a township do deputies rate each other: eight of them, dealt into two blocks of four.

    leaders  the head gives p0002 80
    peers    the four of block 2 (p0003, p0005, p0007, p0009) give p0002 90 each; 90 counts only in a township
    township (4*80 + 3*90) / 7 = 590 / 7 = 84.2857… → 84.29;   elsewhere 80
    """
    deputies = [f"p{number:04}" for number in range(2, 10)]
    people = person("p0001", post("office", "head"))
    for name in deputies:
        people |= person(name, post("office", "deputy"))
    boxes = box("office", "leader", "head", {"p0002": 80})
    boxes |= box("office", "peer", "deputies-2", *[{"p0002": 90}] * 4)
    found = {
        unit_class: score(rules() | calendars(2026) | unit("office", unit_class) | people | boxes)[
            "p0002"
        ].score
        for unit_class in ("township", "district")
    }
    assert found == {"township": Fraction("84.29"), "district": Fraction(80)}


@pytest.mark.rule("J6")
def test_j6_nobody_rates_themselves() -> None:
    """A box whose raters would be its subjects is of no style: p0003 keeps the head's 80."""
    ledger = (
        rules() | office() | rated("roads", {"p0003": 80}) | box("roads", "peer", "staff", {"p0003": 100})
    )
    assert score(ledger)["p0003"].score == 80


@pytest.mark.rule("J7")
@pytest.mark.parametrize("name", ["rater", "p0004_name", "cast_by"])
def test_j7_a_ballot_has_no_place_for_its_rater(name: str, tmp_path: Path) -> None:
    """A ballot is subject → score and nothing else: naming a rater is refused by the schema."""
    ledger = rules() | office() | box("roads", "leader", "head", {"p0003": 90, name: 4})
    assert any(rule.startswith("S") for rule in rules_broken(ledger, tmp_path))


def rules_broken(ledger: Ledger, root: Path) -> set[str]:
    """The rules the ledger breaks."""
    return {finding.rule for finding in findings(ledger, root)}


@pytest.mark.rule("J7")
def test_j7_position_in_the_box_tells_nothing(tmp_path: Path) -> None:
    """Ballots stand in order of their scores; in the order in which they were cast they are a fault."""
    cast = [{"p0003": points} for points in (86, 80, 84, 82)]
    ledger = rules() | office() | box("roads", "peer", "staff-2", *cast)
    ordered = (
        rules() | office() | box("roads", "peer", "staff-2", *sorted(cast, key=lambda one: one["p0003"]))
    )
    assert faulty(ledger, tmp_path / "cast", "B008") == ["ballots/2026-Q1/roads/peer-staff-2"]
    assert faulty(ordered, tmp_path / "ordered", "B008") == []
    assert score(ledger) == score(ordered)


@pytest.mark.rule("J7")
def test_j7_a_lone_answer_is_never_shown_as_an_average() -> None:
    """Three unnamed ballots are fewer than four: withheld, the head's 80 stands alone; four count.

    with four  (4*80 + 3*100) / 7 = 620 / 7 = 88.571… → 88.57
    """
    ledger = rules() | office() | rated("roads", {"p0003": 80})
    three = ledger | box("roads", "peer", "staff-2", *[{"p0003": 100}] * 3)
    four = ledger | box("roads", "peer", "staff-2", *[{"p0003": 100}] * 4)
    assert score(three)["p0003"].score == 80
    assert score(four)["p0003"].score == Fraction("88.57")


@pytest.mark.rule("J7")
def test_j7_the_derivation_names_no_rater() -> None:
    """Everything the engine says of p0003's score, traced to the leaves, names none of those who rated."""
    ledger = rules() | office() | panel("roads", *GUESTS) | rated("roads", {"p0003": 80})
    ledger |= box("roads", "other", "panel", *[{"p0003": 70}] * 4)
    found = score_period(policies_of(ledger), facts_of(ledger), QUARTER, EARLY, trace=True)
    told = repr(found.people["p0003"].derivation)
    assert "ballots/2026-Q1/roads/other-panel" in told
    assert [name for name in ("p0001", *GUESTS) if name in told] == []


@pytest.mark.rule("J8")
@pytest.mark.parametrize(
    ("points", "allowed"), [(49, False), (50, True), (100, True), (101, False), (0, False)]
)
def test_j8_scores_range_from_50_to_100(points: int, allowed: bool, tmp_path: Path) -> None:
    """Nobody can be zeroed out of malice: 50 and 100 are on the scale, 49 and 101 off it."""
    ledger = rules() | office() | box("roads", "leader", "deputy", {"p0003": points})
    assert (faulty(ledger, tmp_path, "B004") == []) == allowed


@pytest.mark.rule("J9")
@pytest.mark.parametrize(
    ("subjects", "high", "allowed"),
    [(10, 3, True), (10, 4, False), (9, 2, True), (9, 3, False), (3, 1, True)],
)
def test_j9_limit_on_each_ballot(subjects: int, high: int, allowed: bool, tmp_path: Path) -> None:
    """90 and above for at most 30 % of those on the ballot, rounded down, one at least.

    10 subjects: 3.0 → 3;   9 subjects: 2.7 → 2;   3 subjects: 0.9 → 0, but one may always be.
    """
    names = STAFF[:subjects]
    ballot = {name: 90 if place < high else 89 for place, name in enumerate(names)}
    ledger = rules() | office() | box("roads", "leader", "deputy", ballot)
    assert (faulty(ledger, tmp_path, "B006") == []) == allowed


@pytest.mark.rule("J9")
def test_j9_the_switch_on_ballots_can_be_off(tmp_path: Path) -> None:
    """The limit on each ballot and the one on the result are two switches; off, ten times 95 is no fault."""
    off = rules({"period_score.weighted.ballots.ballot_limit.enabled": False})
    ledger = off | office() | box("roads", "leader", "deputy", dict.fromkeys(STAFF, 95))
    assert faulty(ledger, tmp_path, "B006") == []


LIMITED = {"period_score.final_limit.enabled": True}


@pytest.mark.rule("J9")
def test_j9_limit_on_the_final_distribution() -> None:
    """90 and above for at most 30 % of the unit: of ten scores 3 keep theirs, the 4th falls to 89.99.

    scores 99 98 97 96 and six times 80; n = floor(0.3 * 10) = 3; 96 → 90.00 - 0.01
    """
    given = dict(zip(STAFF, [99, 98, 97, 96, *[80] * 6], strict=True))
    found = score(rules(LIMITED) | office() | rated("roads", given))
    assert [found[name].score for name in STAFF[:5]] == [99, 98, 97, Fraction("89.99"), 80]
    assert [found[name].limited for name in STAFF[:5]] == [False, False, False, True, False]


@pytest.mark.rule("J9")
@pytest.mark.parametrize(("ties", "kept"), [("share_lower", 2), ("share_higher", 4)])
def test_j9_ties_astride_the_limit(ties: str, kept: int) -> None:
    """99 98 97 97 with room for three: the two at 97 both fall (2 are left) or both stay (4), never one."""
    given = dict(zip(STAFF, [99, 98, 97, 97, *[80] * 6], strict=True))
    policy = rules(LIMITED | {"period_score.final_limit.ties": ties})
    found = score(policy | office() | rated("roads", given))
    assert sum(1 for name in STAFF if at_least_90(found[name])) == kept
    assert found[STAFF[2]].score == found[STAFF[3]].score


def at_least_90(outcome: Any) -> bool:
    """Whether the score is 90 or more."""
    return bool(outcome.score >= 90)


@pytest.mark.rule("J11")
def test_j11_fewer_than_eight_need_a_panel(tmp_path: Path) -> None:
    """Seven present need raters from related units, eight do not; once approved, the panel is enough."""
    found = {}
    for number in (7, 8):
        names = STAFF[: number - 1]
        people = person("p0001", post("archives", "head")) | staff("archives", *names)
        base = rules() | body() | calendars(2026, 2027) | unit("archives") | people
        ledger = (
            base
            | unit("transport", "district")
            | staff("transport", *GUESTS)
            | rated("archives", {"p0003": 80})
        )
        found[number] = faulty(ledger, tmp_path / str(number), "B009")
        lent = ledger | panel("archives", *GUESTS)
        assert not [
            where for where in faulty(lent, tmp_path / f"{number}-lent", "B009") if "archives" in where
        ]
    assert [bool([where for where in found[number] if "archives" in where]) for number in (7, 8)] == [
        True,
        False,
    ]


@pytest.mark.rule("J11")
def test_j11_the_panel_rates_head_deputies_and_staff() -> None:
    """Four guests give the head 76 78 82 84, mean 80; with no other ballots that is the head's score."""
    ballots = [{"p0001": points} for points in (76, 78, 82, 84)]
    ledger = rules() | office() | panel("roads", *GUESTS) | box("roads", "other", "panel", *ballots)
    assert score(ledger)["p0001"].score == 80


@pytest.mark.rule("J11")
def test_j11_panel_raters_are_of_other_units(tmp_path: Path) -> None:
    """The unit may not lend itself raters."""
    ledger = rules() | office() | panel("roads", "p0003", *GUESTS[1:])
    assert faulty(ledger, tmp_path, "B010") == ["panels/2026-Q1/roads"]
