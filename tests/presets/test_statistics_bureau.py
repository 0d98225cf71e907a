"""S1–S9 as the preset `statistics-bureau` has them: the numbers of its worked example, by hand.

One bureau of ten: the head p0001; the deputies p0002 (in charge of the sections office and industry) and
p0003 (rural); the section heads p0004, p0007, p0009; staff p0005 and p0006 (office), p0008 (industry),
p0010 (rural).
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pytest

from scoring.derivation import Node
from scoring.outcome import PersonOutcome
from tests.presets.samples import Sample, sample

QUARTERS = ("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4")
SETTLED = "2026-01-27"
BOXES = "ballots/2025-Q1/bureau"


@pytest.fixture(scope="module")
def bureau() -> Sample:
    """The worked example."""
    return sample("statistics-bureau")


def test_the_worked_example_is_in_order(bureau: Sample) -> None:
    assert bureau.findings(SETTLED) == []


@pytest.mark.rule("S1")
def test_s1_goals_are_declared_presented_rated_approved_and_posted(bureau: Sample) -> None:
    """All but the head have goals, with every step; without the presentation the check objects."""
    goals = bureau.of("goals/2025/")
    steps = ("declared", "presented", "rated", "approved", "posted")
    assert len(goals) == 9
    assert all(set(steps) < each.keys() and each["goals"][0]["measures"] for each in goals.values())
    assert any("comments" in each for each in goals.values())
    silent = dict(goals["goals/2025/bureau/p0005"])
    del silent["presented"]
    unpresented = bureau.without("goals/2025/bureau/p0005").put("goals/2025/bureau/p0005", **silent)
    assert unpresented.findings(SETTLED) == [("I031", "goals/2025/bureau/p0005")]
    assert bureau.without("activities/2025/presentation").findings(SETTLED)[0][0] == "K012"


@pytest.mark.rule("S1")
def test_s1_the_approved_goal_is_the_target(bureau: Sample) -> None:
    """p0005 filed 10 returns in time, the goal for the quarter is 12: 40 × 10 ÷ 12 = 33⅓ of 40 points.

    With 20 for two reports, 20 for second place in the superior's check, 15 for all activities: 88⅓ of 100.
    """
    assert bureau.scored("2025-Q1")["p0005"].parts["indicators"] == Fraction(265, 3)


@pytest.mark.rule("S2")
@pytest.mark.parametrize(
    ("box", "rated"),
    [
        ("everyone-all-1", ["p0002", "p0004", "p0006", "p0008", "p0010"]),
        ("everyone-all-2", ["p0001", "p0003", "p0005", "p0007", "p0009"]),
        ("middle-section-office", ["p0005", "p0006"]),
        ("middle-section-rural", ["p0010"]),
        ("deputy-line-office", ["p0004", "p0005", "p0006"]),
        ("deputy-line-rural", ["p0009", "p0010"]),
        ("head-head", [f"p{number:04}" for number in range(2, 11)]),
    ],
)
def test_s2_four_layers_on_one_form(bureau: Sample, box: str, rated: list[str]) -> None:
    """Everyone rates everyone else, section heads their staff, deputies their line, the head all."""
    ballots = bureau[f"{BOXES}/{box}"]["ballots"]
    items = {item for ballot in ballots for marks in ballot.values() for item in marks}
    assert len(items) == 10
    lower = [
        {who: {item: mark - 1 for item, mark in marks.items()} for who, marks in one.items()}
        for one in ballots
    ]
    before = bureau.scored("2025-Q1")
    after = bureau.put(f"{BOXES}/{box}", ballots=lower).scored("2025-Q1")
    assert [name for name in before if after[name].parts["ballots"] < before[name].parts["ballots"]] == rated


@pytest.mark.rule("S3")
def test_s3_the_weight_that_each_rater_has_in_effect_is_told(bureau: Sample) -> None:
    """Layers weigh 40 %, 10 %, 20 % and 30 %, explicitly; a single ballot weighs its share of its layer.

    p0005 has five ballots of everyone (8 % each) and one of each other layer. p0004 heads a section, so that
    there is no second layer: 4000 ÷ 9000 ÷ 5 = 4/45 each, the deputy 2/9, the head 3/9.
    """
    people = bureau.scored("2025-Q1")
    fifth, tenth = Fraction(1, 5), Fraction(1, 10)
    assert effective(people["p0005"]) == {
        "all-2": Fraction(8, 100),
        "section-office": tenth,
        "line-office": fifth,
        "head": 3 * tenth,
    }
    assert effective(people["p0004"]) == {
        "all-1": Fraction(4, 45),
        "line-office": Fraction(2, 9),
        "head": Fraction(3, 9),
    }


def effective(found: PersonOutcome) -> dict[str, object]:
    assert found.derivation is not None
    told = [node for node in nodes(found.derivation) if node.label == "ballots.effective"]
    return {dict(node.args)["block"]: node.value for node in told}


def nodes(node: Node) -> Iterator[Node]:
    yield node
    for each in (*node.inputs, *node.notes):
        yield from nodes(each)


@pytest.mark.rule("S4")
def test_s4_five_items_out_of_a_hundred_each_with_sub_items(bureau: Sample) -> None:
    """The head's ballot for p0005 in the first quarter.

    Work 89 × 60 % + 84 × 40 % = 87; spirit (91 + 87) ÷ 2 = 89; innovation 85; cooperation (90 + 86) ÷ 2
    = 88; integrity 88 × 60 % + 83 × 40 % = 86. 87 × 40 % + (89 + 85 + 88 + 86) × 15 % = 34.8 + 52.2 = 87.
    """
    (ballots,) = (each for each in bureau.policy["period_score"]["weighted"] if each["id"] == "ballots")
    items = ballots["items"]
    names = [item["name"] for item in items]
    assert names == ["工作业绩", "精神状况", "开拓创新", "协调协作", "廉政勤政"]
    assert sum(item["weight"] for item in items) == 10000
    assert all(len(item["sub_items"]) == 2 and item["standard"] for item in items)
    assert bureau[f"{BOXES}/head-head"]["ballots"][0]["p0005"] == {
        "work.amount": 89,
        "work.quality": 84,
        "spirit.virtue": 91,
        "spirit.diligence": 87,
        "innovation.ability": 85,
        "innovation.method": 85,
        "cooperation.inside": 90,
        "cooperation.outside": 86,
        "integrity.clean": 88,
        "integrity.discipline": 83,
    }
    others = ("everyone-all-2", "middle-section-office", "deputy-line-office")
    alone = bureau.without(*(f"{BOXES}/{box}" for box in others))
    assert alone.scored("2025-Q1")["p0005"].parts["ballots"] == 87


@pytest.mark.rule("S4", "S8")
def test_s4_s8_a_quarter_by_hand(bureau: Sample) -> None:
    """p0005: everyone 89 (445 ÷ 5), the section head 90, the deputy 89, the head 87.

    89 × 40 % + 90 × 10 % + 89 × 20 % + 87 × 30 % = 35.6 + 9 + 17.8 + 26.1 = 88.5.
    88.5 × 70 % + 88⅓ × 30 % = 61.95 + 26.5 = 88.45; 0.80 for research: 89.25.
    """
    found = bureau.scored("2025-Q1")["p0005"]
    assert found.parts["ballots"] == Fraction("88.5")
    assert found.score == Fraction("89.25")


@pytest.mark.rule("S5")
def test_s5_virtue_to_integrity_campaigns_and_the_superiors_indicators(bureau: Sample) -> None:
    """The year's evaluation has the five dimensions; each class of indicators has one that moves the score.

    Without its activities p0005 has 33⅓ + 20 + 20 of the 85 points left, without the superior's check nobody
    may leave it out: the quarter is withheld.
    """
    (vote,) = (each for each in bureau.policy["annual"]["weighted"] if each["id"] == "democratic")
    assert [dimension["name"] for dimension in vote["dimensions"]] == list("德能勤绩廉")
    classes = {indicator["class"] for indicator in bureau.policy["indicators"]}
    assert classes == {"duty", "campaign", "superior"}

    def left_out(indicator: str) -> PersonOutcome:
        rows = bureau["indicators/2025-Q1/bureau"]["rows"]
        kept = [row for row in rows if (row["person"], row["indicator"]) != ("p0005", indicator)]
        return bureau.put("indicators/2025-Q1/bureau", rows=kept).scored("2025-Q1")["p0005"]

    assert left_out("campaign").parts["indicators"] == 100 * Fraction(220, 3) / 85
    assert left_out("quality").status == "withheld"


@pytest.mark.rule("S6")
def test_s6_research_and_awards_add_violations_deduct(bureau: Sample) -> None:
    points = {
        (record.split("/")[1], value["person"]): value["points"]
        for record, value in bureau.of("adjustments/").items()
    }
    assert points == {
        ("2025-Q1", "p0005"): "0.80",
        ("2025-Q2", "p0007"): "1.00",
        ("2025-Q2", "p0010"): "-1.00",
    }
    for (period, person), size in points.items():
        assert bureau.scored(period)[person].parts["adjustments"] == Fraction(size)


@pytest.mark.rule("S7")
@pytest.mark.parametrize("ground", ["county-committee", "county-government", "discipline", "personnel"])
def test_s7_what_one_of_four_authorities_vetoes_is_vetoed_here(bureau: Sample, ground: str) -> None:
    """p0008 has 78.79 in the third quarter, fair by itself; each of the four grounds makes it poor."""
    veto = "vetoes/2025-Q3/p0008-discipline"
    found = bureau.put(veto, ground=ground).scored("2025-Q3")["p0008"]
    assert (found.score, found.grade) == (Fraction("78.79"), "poor")
    assert bureau.without(veto).scored("2025-Q3")["p0008"].grade == "fair"


@pytest.mark.rule("S8")
def test_s8_the_year_by_hand_with_heads_weighing_more(bureau: Sample) -> None:
    """p0005.

    Quarters: (89.25 + 88.75 + 86.35 + 89.55) ÷ 4 = 88.475. General assessment by level: section head
    90 (20 %), deputy 89 (30 %), head 87 (50 %): 18 + 26.7 + 43.5 = 88.2. Votes of nine: three dimensions with
    5 excellent and 4 competent, (500 + 340) ÷ 9 = 93⅓, two with 6 and 3, (600 + 255) ÷ 9 = 95: mean 94.
    88.2 × 30 % + 94 × 10 % + 88.475 × 60 % = 26.46 + 9.4 + 53.085 = 88.945, rounded 88.95.
    """
    found = bureau.scored("2025")["p0005"]
    assert found.parts == {"general": Fraction("88.2"), "democratic": 94, "periods": Fraction("88.475")}
    assert found.score == Fraction("88.95")


@pytest.mark.rule("S8")
def test_s8_people_are_compared_by_level(bureau: Sample) -> None:
    sizes = {each.cohort: each.cohort_size for each in bureau.scored("2025-Q1").values()}
    assert sizes == {"leaders": 3, "middle": 3, "staff": 4}


@pytest.mark.rule("S9")
def test_s9_assessors_answer_for_the_truth(bureau: Sample) -> None:
    """One statement each quarter; the check tells of a quarter without."""
    assert bureau.without("activities/2025/truth-q3").findings(SETTLED) == [
        ("K012", "policies/statistics-bureau/v1")
    ]


@pytest.mark.rule("S9")
def test_s9_a_box_and_a_hotline_are_open_during_the_round(bureau: Sample) -> None:
    """What came by the hotline about p0009 was put right and costs 0.50; the box held nothing founded."""
    channels = {value["channel"]: value for value in bureau.of("petitions/").values()}
    assert channels.keys() == {"box", "hotline"}
    assert bureau.scored("2025-Q2")["p0009"].parts["petitions"] == Fraction("-0.5")
    assert {each.parts["petitions"] for each in bureau.scored("2025-Q3").values()} == {0}
    opened = bureau.of("notices/2025-q")
    assert sum("举报" in value["text"] for value in opened.values()) == 4
