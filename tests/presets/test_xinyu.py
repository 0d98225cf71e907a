"""X1–X11 as the preset `xinyu` has them: the numbers of its worked example, by hand.

Nine people are assessed: p0003 to p0005 in the legal department, p0006 to p0008 in credit supervision,
p0009 to p0011 in a dispatched office. The leaders p0001 and p0002 are assessed elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest

from scoring.bonus import distribute
from scoring.outcome import PersonOutcome
from scoring.policy.read import read_policy
from tests.presets.samples import Sample, sample

QUARTERS = ("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4")
SETTLED = "2026-01-24"


@pytest.fixture(scope="module")
def xinyu() -> Sample:
    """The worked example."""
    return sample("xinyu")


def graded(people: Mapping[str, PersonOutcome], grade: str) -> list[str]:
    return [name for name, each in people.items() if each.grade == grade]


def good(ledger: Sample, period: str) -> list[str]:
    return graded(ledger.scored(period), "good")


def test_the_worked_example_is_in_order(xinyu: Sample) -> None:
    assert xinyu.findings(SETTLED) == []


@pytest.mark.rule("X1")
def test_x1_a_group_with_its_office_in_personnel_and_discipline_inspection_watching(xinyu: Sample) -> None:
    """One meeting of the group a quarter; the check tells when there is none, or nobody came to watch."""
    group = xinyu["organization/body"]["assessment_group"]
    assert group["office"].startswith("人事科")
    assert "纪检" in group["supervised_by"]
    without = xinyu.without("activities/2025/group-q2", "activities/2025/watch")
    assert [rule for rule, _ in without.findings(SETTLED)] == ["K012", "K012"]


@pytest.mark.rule("X2")
def test_x2_four_cohorts_over_two_levels(xinyu: Sample) -> None:
    """A deputy section chief of a dispatched office is compared with its chiefs, not with ordinary staff."""
    cohorts: dict[str, list[str]] = {}
    for name, each in xinyu.scored("2025-Q1").items():
        cohorts.setdefault(str(each.cohort), []).append(name)
    assert cohorts == {
        "siji": ["p0003"],
        "bureau-chiefs": ["p0004", "p0006"],
        "dispatched-chiefs": ["p0009", "p0010"],
        "general": ["p0005", "p0007", "p0008", "p0011"],
    }
    deputy = xinyu["organization/people/p0010"]
    deputy["appointments"][0] |= {"unit": "credit"}
    assert xinyu.put("organization/people/p0010", **deputy).scored("2025-Q1")["p0010"].cohort == "general"


@pytest.mark.rule("X3")
def test_x3_every_kind_of_post_has_indicators_of_its_own(xinyu: Sample) -> None:
    """No indicator is for two kinds of post, and each kind has some."""
    kinds = [indicator["where"]["post_classes"] for indicator in xinyu.policy["indicators"]]
    assert sorted({kind for (kind,) in kinds}) == ["business", "growth", "inspection", "law"]
    held = {row["indicator"] for each in xinyu.of("indicators/2025-Q1/law").values() for row in each["rows"]}
    assert held == {"legal-review", "legal-quality", "visits", "quality-plan"}


@pytest.mark.rule("X3")
def test_x3_who_moves_to_another_post_gets_its_indicators(xinyu: Sample) -> None:
    """p0011 leaves the window in October: 12 visits of 12, and the report in time, are all of 100 points.

    The group gives 76, 72 and 78: 76 × 50 % + 72 × 30 % + 78 × 20 % = 38 + 21.6 + 15.6 = 75.2.
    75.2 × 60 % + 100 × 40 % = 85.12.
    """
    assert xinyu.scored("2025-Q4")["p0011"].parts["achievement"] == Fraction("85.12")


@pytest.mark.rule("X4")
def test_x4_at_most_forty_per_cent_are_good(xinyu: Sample) -> None:
    """9 people × 40 % = 3.6: three places, not four. The three best of the first quarter have them."""
    people = xinyu.scored("2025-Q1")
    assert sorted(people, key=lambda name: people[name].score or 0)[-3:] == ["p0009", "p0003", "p0006"]
    assert good(xinyu, "2025-Q1") == ["p0003", "p0006", "p0009"]


@pytest.mark.rule("X4")
def test_x4_a_fourth_place_needs_a_waiver_that_names_its_authority(xinyu: Sample) -> None:
    """In the second quarter a waiver makes it four; without it p0004, fourth with 90.79, is fair."""
    assert good(xinyu, "2025-Q2") == ["p0003", "p0004", "p0006", "p0009"]
    assert {"approved_by", "authority", "reason"} < xinyu["waivers/2025-Q2/good"].keys()
    without = xinyu.without("waivers/2025-Q2/good")
    assert good(without, "2025-Q2") == ["p0003", "p0006", "p0009"]
    assert without.scored("2025-Q2")["p0004"].grade == "fair"


@pytest.mark.rule("X5")
def test_x5_a_log_each_week_by_friday(xinyu: Sample) -> None:
    """p0010 has no log in the sixth week of the first quarter: one week × 1.00 is deducted."""
    entries = xinyu["logs/2025/east/p0010/2025-02"]["entries"]
    assert [entry["date"] for entry in entries] == ["2025-02-14", "2025-02-21", "2025-02-28"]
    missed = {
        "date": "2025-02-08",
        "theme": "inspection",
        "text": "抽查市场主体十户，录入检查结果并归档现场照片。",
    }
    kept = xinyu.put("logs/2025/east/p0010/2025-02", entries=[{**missed, "filed": "2025-02-08"}, *entries])
    late = xinyu.put("logs/2025/east/p0010/2025-02", entries=[{**missed, "filed": "2025-02-10"}, *entries])
    before, after = xinyu.scored("2025-Q1")["p0010"], kept.scored("2025-Q1")["p0010"]
    assert after.parts["achievement"] - before.parts["achievement"] == 1
    assert late.scored("2025-Q1")["p0010"].parts == before.parts
    assert late.findings(SETTLED) == [("L011", "logs/2025/east/p0010/2025-02")]


@pytest.mark.rule("X5")
def test_x5_rolled_up_from_person_to_department_to_bureau(xinyu: Sample) -> None:
    """13 weeks a quarter: three departments and the bureau make 52; a missing one of either level is told."""
    levels = [each["level"] for each in xinyu.of("rollups/2025-Q2/").values()]
    assert (levels.count("unit"), levels.count("body")) == (39, 13)
    without = xinyu.without("rollups/2025-Q2/law/w20", "rollups/2025-Q2/leaders/w21")
    assert without.findings(SETTLED) == [("H029", "organization/body"), ("H029", "organization/units/law")]


@pytest.mark.rule("X6")
def test_x6_written_guidance_and_a_review_in_the_study_meeting_every_two_weeks(xinyu: Sample) -> None:
    """26 fortnights: each has a meeting and written guidance of the leader in charge that names it."""
    meetings = [record.split("/")[-1] for record in xinyu.of("activities/2025/study-")]
    reviews = xinyu.of("reviews/").values()
    guided = [each["meeting"] for each in reviews if each["tone"] == "guidance" and "unit" in each]
    assert len(meetings) == 26
    assert sorted(guided) == meetings
    assert {each["reviewer"] for each in reviews if "unit" in each} == {"p0002"}
    fewer = xinyu.without("activities/2025/study-01", "activities/2025/study-02")
    assert [rule for rule, _ in fewer.findings(SETTLED)] == ["K012"]


@pytest.mark.rule("X7")
def test_x7_praise_by_name_adds_and_criticism_deducts(xinyu: Sample) -> None:
    """p0006 is praised twice in the first quarter (+2.00), p0011 criticised once in the second (−2.00)."""
    records = [record for record in xinyu.of("reviews/") if "guidance" not in record]
    unsaid = xinyu.without(*records)
    for period, person, points in (("2025-Q1", "p0006", 2), ("2025-Q2", "p0011", -2)):
        said, silent = (ledger.scored(period)[person].parts["achievement"] for ledger in (xinyu, unsaid))
        assert said - silent == points


@pytest.mark.rule("X8")
def test_x8_half_the_groups_score_and_half_the_leaders(xinyu: Sample) -> None:
    """p0003, first quarter.

    The group gives 92, 94 and 95: 92 × 50 % + 94 × 30 % + 95 × 20 % = 46 + 28.2 + 19 = 93.2.
    Indicators: 96 of 100 cases in time earn 60 × 96 ÷ 100 = 57.6 and the best files 40: 97.6 of 100.
    First half: 93.2 × 60 % + 97.6 × 40 % = 55.92 + 39.04 = 94.96. All logs are there, nobody was named.
    Second half: the head gives 94, the deputy 92: 93.
    94.96 × 50 % + 93 × 50 % = 47.48 + 46.5 = 93.98.
    """
    found = xinyu.scored("2025-Q1")["p0003"]
    assert found.parts == {"achievement": Fraction("94.96"), "leaders": 93}
    assert found.score == Fraction("93.98")


@pytest.mark.rule("X8", "X5", "X7")
def test_x8_logs_and_reviews_feed_the_first_half_only(xinyu: Sample) -> None:
    """p0006 with 2 points of praise: 94.6 + 2 = 96.6, and half of it; p0010 with a week missing: 75.92 − 1.

    p0006: 92 × 50 % + 90 × 30 % + 90 × 20 % = 91; 20 of 20 checks and nothing late: 70 + 30 = 100;
    91 × 60 % + 100 × 40 % = 94.6. Leaders 92 and 93: 92.5. (96.6 + 92.5) ÷ 2 = 94.55.
    p0010: 78 × 50 % + 74 × 30 % + 80 × 20 % = 77.2; 16 of 20 checks earn 56, two late ones 30 − 2 × 6 = 18:
    74; 77.2 × 60 % + 74 × 40 % = 75.92. Leaders 76 and 78: 77. (74.92 + 77) ÷ 2 = 75.96.
    """
    people = xinyu.scored("2025-Q1")
    assert people["p0006"].parts == {"achievement": Fraction("96.6"), "leaders": Fraction("92.5")}
    assert people["p0006"].score == Fraction("94.55")
    assert people["p0010"].parts == {"achievement": Fraction("74.92"), "leaders": 77}
    assert people["p0010"].score == Fraction("75.96")


@pytest.mark.rule("X9")
def test_x9_refusing_an_assignment_makes_the_quarter_poor_at_once(xinyu: Sample) -> None:
    """p0011 has 64.46 in the third quarter, which alone would be average (60 to 70)."""
    veto = "vetoes/2025-Q3/p0011-typhoon"
    found = xinyu.scored("2025-Q3")["p0011"]
    assert (found.score, found.grade, found.direct) == (Fraction("64.46"), "poor", (veto,))
    assert xinyu.without(veto).scored("2025-Q3")["p0011"].grade == "average"


@pytest.mark.rule("X9")
def test_x9_a_talk_a_correction_by_a_day_and_another_post_follow(xinyu: Sample) -> None:
    """Both are opened within five workdays of 21 August (by the 28th), and the correction ends in time."""
    states = {each.measure.id: (each.state, each.late) for each in xinyu.measures(SETTLED)}
    assert states == {"talk": ("closed", False), "correction": ("closed", False)}
    without = xinyu.without("measures/2025/p0011-talk", "measures/2025/p0011-correction")
    assert {each.state for each in without.measures("2025-08-28")} == {"awaited"}
    assert {each.state for each in without.measures("2025-08-29")} == {"overdue"}
    posts = [post["post_class"] for post in xinyu["organization/people/p0011"]["appointments"]]
    assert posts == ["business", "growth"]


@pytest.mark.rule("X10")
def test_x10_excellent_needs_enough_good_quarters_and_none_low(xinyu: Sample) -> None:
    """9 × 20 % = 1.8: one place, for p0003 with four good quarters and the highest mean.

    With a poor quarter p0003 still has the highest mean, but p0006 gets the place. When five good
    quarters are asked for, nobody has enough.
    """
    year = xinyu.scored("2025")
    assert graded(year, "excellent") == ["p0003"]
    veto = xinyu["vetoes/2025-Q3/p0011-typhoon"] | {"person": "p0003"}
    low = xinyu.put("vetoes/2025-Q3/p0003-typhoon", **veto).scored("2025")
    assert max(low, key=lambda name: low[name].score or 0) == "p0003"
    assert graded(low, "excellent") == ["p0006"]
    policy = xinyu.policy
    policy["annual"]["grades"]["caps"][0]["requires"]["period_grade_at_least"]["count"] = 5
    strict = xinyu.put("policies/xinyu/v1", **policy)
    assert graded(strict.scored("2025"), "excellent") == []


@pytest.mark.rule("X10", "F4")
def test_x10_more_than_half_low_is_basically_competent(xinyu: Sample) -> None:
    """p0011: average, average, poor, fair. 3 of 4 are low, more than half."""
    grades = [xinyu.scored(quarter)["p0011"].grade for quarter in QUARTERS]
    assert grades == ["average", "average", "poor", "fair"]
    assert xinyu.scored("2025")["p0011"].grade == "basic"


@pytest.mark.rule("X11")
def test_x11_results_count_for_promotion_rank_and_awards(xinyu: Sample) -> None:
    """Twice good and never low: p0003 (4), p0004 (2), p0006 (4), p0009 (3). All four may rise in rank.

    For a promotion also the upper half of the cohort or excellent: p0004 is second of two, more than half;
    p0003, alone in the cohort, is excellent. The award goes to the two best of the four.
    """
    year = xinyu.scored("2025")
    able = {
        gate: [name for name in year if year[name].eligibility[gate] == "yes"]
        for gate in ("rank", "promotion")
    }
    assert able == {"rank": ["p0003", "p0004", "p0006", "p0009"], "promotion": ["p0003", "p0006", "p0009"]}
    assert [name for name in year if year[name].consequences.get("model") == "yes"] == ["p0003", "p0006"]


@pytest.mark.rule("X11")
def test_x11_the_pay_at_year_end_goes_by_points_to_the_cent(xinyu: Sample) -> None:
    """60,000.00 by points above 60. p0003 has 94.63 − 60 = 34.63 of 229.83 points in all.

    60,000 × 34.63 ÷ 229.83 = 9,040.5952… The payments sum to the pool.
    """
    year = xinyu.outcome("2025")
    (bonus,) = read_policy(xinyu.policy).bonuses
    pool = xinyu["bonus-pools/2025/year-end"]["amount"]
    payments = {each.subject: each for each in distribute(bonus, Fraction(pool), "", year).payments}
    assert sum(each.points for each in payments.values()) == Fraction("229.83")
    assert payments["p0003"].points == Fraction("34.63")
    assert payments["p0003"].amount == Fraction("9040.60")
    assert sum(each.amount for each in payments.values()) == 60000


@pytest.mark.rule("X11")
def test_x11_a_leader_talks_praises_in_public_and_shares_examples(xinyu: Sample) -> None:
    held = [each["activity"] for each in xinyu.of("activities/").values()]
    assert {"leader-talk", "public-praise", "sharing"} <= set(held)
