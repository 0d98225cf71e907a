"""T1–T13: units of a city in classes, by the preset `taixing` and the records of its worked example.

Quality in the example falls from 市党政督查室, 东荷镇 and 新材料园 to 市工业和信息化局, which is last.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from ledger.preset.start import beginning, start
from scoring.bonus import distribute
from scoring.facts import Unit, UnitResult
from scoring.outcome import PersonOutcome
from scoring.policy.faults import faults
from scoring.policy.indicators import Indicator
from scoring.policy.read import read_policy
from scoring.policy.versions import Policies
from scoring.year import score_year
from tests.cli.session import shaiji
from tests.presets.samples import AS_OF, Sample, sample, with_setting

YEAR = "units-2025"
TIERS = ["first", "second", "third", "fourth"]


@pytest.fixture(scope="module")
def city() -> Sample:
    return sample("taixing")


def found(city: Sample, unit: str, name: str = YEAR) -> PersonOutcome:
    return city.outcomes[name].people[unit]


def part(city: Sample, unit: str, component: str, name: str = YEAR) -> Fraction:
    return found(city, unit, name).parts[component]


# T1–T3: who assesses, classes, indicators


@pytest.mark.rule("T1")
def test_t1_one_office_four_lead_departments_and_those_responsible(city: Sample) -> None:
    """「1+4+N」: the office, four lead departments, here two responsible ones; discipline supervises."""
    group = city["organization/body"]["assessment_group"]
    assert group["office"] == "澄洲市考核办"
    assert group["lead_units"] == ["supervision", "partybuild", "agriculture", "statistics"]
    assert group["responsible_units"] == ["industry", "office"]
    assert [rater.id for rater in city.rules.sheets[0].raters] == group["lead_units"]


@pytest.mark.rule("T1")
def test_t1_assessors_are_trained(city: Sample) -> None:
    """The policy asks for a training a year; the example's had all four lead departments. Without: K012."""
    (training,) = city.activities("assessor-training")
    assert set(training["units"]) >= {"supervision", "partybuild", "agriculture", "statistics"}
    assert "K012" in city.without("activities/2025/assessor-training-01").broken("2026-01-05")
    assert "K012" not in city.broken("2026-01-05")


@pytest.mark.rule("T2")
def test_t2_departments_in_four_classes_towns_and_parks_apart(city: Sample) -> None:
    classes = [each.id for each in city.rules.unit_classes]
    assert [each for each in classes if each.startswith("dept-")] == [
        "dept-party",
        "dept-economy",
        "dept-service",
        "dept-law",
    ]
    assert [each for each in classes if not each.startswith("dept-")] == ["town-urban", "town-farm", "park"]


@pytest.mark.rule("T2")
def test_t2_a_unit_is_ranked_in_its_class_and_nowhere_else(city: Sample) -> None:
    """Each class has a first of its own, though 新材料园 (93.05) is behind 东荷镇 (97.90)."""
    ranks = {unit: (each.cohort_rank, each.cohort_size) for unit, each in city.outcomes[YEAR].people.items()}
    assert ranks == {
        "supervision": (1, 2),
        "partybuild": (2, 2),
        "agriculture": (1, 3),
        "statistics": (2, 3),
        "industry": (3, 3),
        "donghe": (1, 3),
        "nanqiao": (2, 3),
        "beidian": (3, 3),
        "xincai": (1, 2),
        "yunzhi": (2, 2),
    }


def quarterly(city: Sample, unit_class: str) -> list[Indicator]:
    """What a unit of a class is measured by in a quarter, deductions aside."""
    common = ("common", "individual")
    return [each for each in city.rules.indicators if each.group in common and _meets(each, unit_class)]


def _meets(indicator: Indicator, unit_class: str) -> bool:
    classes = indicator.where.unit_classes
    return indicator.subjects == "units" and (classes is None or unit_class in classes)


@pytest.mark.rule("T3")
def test_t3_indicators_targets_and_weights_differ_by_class(city: Sample) -> None:
    """The common ones (30 + 20 + 20) and 30 points of one's own make 100 in every class."""
    own: dict[str, list[tuple[str, Fraction | int]]] = {
        each.id: [(one.id, one.points) for one in quarterly(city, each.id)[3:]]
        for each in city.rules.unit_classes
    }
    assert own == {
        "dept-party": [("papers", 30)],
        "dept-economy": [("visits", 15), ("response", 15)],
        "dept-service": [("window", 30)],
        "dept-law": [("cases", 30)],
        "town-urban": [("renewal", 15), ("industry", 15)],
        "town-farm": [("income", 15), ("waste", 15)],
        "park": [("investment", 20), ("featured", 10)],
    }
    assert {sum(one.points for one in quarterly(city, each.id)) for each in city.rules.unit_classes} == {100}


@pytest.mark.rule("T3")
def test_t3_the_year_weighs_by_class_too(city: Sample) -> None:
    """南樵镇, a town: 0.40 × 83.1875 quarters + 0.08 × 64 economy + 0.06 × 88 ecology + 0.06 × 84 rural
    + 0.15 × 83 qualitative + 0.10 × 87.85 leaders + 0.15 × 90 survey − 0.10 petition
    = 33.275 + 5.12 + 5.28 + 5.04 + 12.45 + 8.785 + 13.5 − 0.1 = 83.35.

    统计局, a department: 0.50 × 85.4675 + 0.25 × 247/3 + 0.25 × 87.85 − 0.10
    = 42.73375 + 20.58333… + 21.9625 − 0.1 = 85.17958… → 85.18.
    """
    assert found(city, "nanqiao").score == Fraction("83.35")
    assert found(city, "statistics").score == Fraction("85.18")


# T4, T5: quantitative and qualitative


@pytest.mark.rule("T4")
def test_t4_sixty_of_a_hundred_points_are_quantitative_in_every_class(city: Sample) -> None:
    """「60%」: 30 common and 30 of one's own of 100 points are quantitative, in all seven classes. One point
    more by tiers, and 60 of 101 is less than 60 %: the policy is refused, once for each class."""
    assert (
        city.faults_under(
            *("unit_period_score", "weighted", "indicators", "quantitative_share", "at_least"), value=6000
        )
        == []
    )
    tiers = [{"id": "a", "name": "优", "points": "21.00"}]
    more = with_setting(city["policies/taixing/v1"], ("indicators", "party", "points"), "21.00")
    more = with_setting(more, ("indicators", "party", "method", "tiers"), tiers)
    assert _codes(more) == ["quantitative_share"] * 7


def _codes(policy: object) -> list[str]:
    return [each.code for each in faults(read_policy(policy))]  # type: ignore[arg-type]


@pytest.mark.rule("T4")
def test_t4_the_rest_is_scored_by_tiers(city: Sample) -> None:
    """北淀镇, second quarter: two of three milestones in time, 30 × (66.67 % of the target 100) = 20;
    党建 tier 良 16; 作风 良 8; 依法行政 中 6; income 4.2 of 6 %: 15 × 0.7 = 10.5; waste 82 %, the step from
    80: 12. Of 100 points 20 + 16 + 8 + 6 + 10.5 + 12 = 72.5."""
    assert part(city, "beidian", "indicators", "units-2025-Q2") == Fraction("72.5")


def high_and_low(city: Sample, rater: str) -> tuple[int, int, int]:
    """Objects, scores of 90 and more, scores below 80 that a lead department gave to 党的建设."""
    rows = [
        row["scores"]["party"]
        for record in city.kind("score-sheet")
        if (record.value["sheet"], record.value["rater"]) == ("qualitative", rater)
        for row in record.value["rows"]
    ]
    return len(rows), sum(int(each) >= 90 for each in rows), sum(int(each) < 80 for each in rows)


@pytest.mark.rule("T5")
def test_t5_at_most_thirty_per_cent_high_and_at_least_twenty_per_cent_low(city: Sample) -> None:
    """Ten units in classes of two and three are too few each, so a rater's are pooled. 市统计局 does not
    score itself: nine objects, 30 % of 9 = 2.7 → at most 2 with 90 or more, 20 % of 9 = 1.8 → at least 2
    below 80. A third score of exactly 90 is too many (H011); one low score lifted to 80 leaves too few
    (H012)."""
    assert high_and_low(city, "statistics") == (9, 2, 2)
    assert not {"H011", "H012"} & city.broken()

    def to(unit: str, score: str, record: str) -> set[str]:
        def edit(value: Any) -> None:
            (row,) = (each for each in value["rows"] if each["unit"] == unit)
            row["scores"]["party"] = score

        return city.broken_by(record, edit)

    assert high_and_low(city, "statistics")[1] == 2
    assert "H011" in to("partybuild", "90", "scores/2025/qualitative/statistics-dept-party")
    assert "H012" in to("industry", "80", "scores/2025/qualitative/statistics-dept-economy")


@pytest.mark.rule("T5")
def test_t5_the_limits_of_the_policy(city: Sample) -> None:
    """「30%」 rounded down, 「20%」 rounded up; 90 itself is high, 80 itself is not low. Fewer than eight
    objects, even pooled, have no limit."""
    sheet = city.rules.sheets[0]
    assert (sheet.minimum_objects, sheet.pool) == (8, "body")
    assert [(int(each.threshold), each.share, each.rounding) for each in sheet.item_limits] == [
        (90, 3000, "floor"),
        (80, 2000, "ceiling"),
    ]


# T6: leaders and the people


@pytest.mark.rule("T6")
def test_t6_leaders_rate(city: Sample) -> None:
    """东荷镇: (5000 × 96 + 3000 × 95 + 2000 × 94.25) ÷ 10000 = 48 + 28.5 + 18.85 = 95.35."""
    assert part(city, "donghe", "leaders") == Fraction("95.35")


@pytest.mark.rule("T6")
def test_t6_four_topics_asked_by_category_and_level_at_random(city: Sample) -> None:
    """南樵镇: of the delegates only four answered, so their cell is withheld, and with it the firms' (7),
    from which it could be worked out. Left are 镇区 and 村, eight answers each, the same counts:
    政务服务, 公共政策 5 满意, 2 基本满意, 1 不满意: (500 + 150 + 40) ÷ 8 = 86.25;
    干部作风, 人居环境 6 and 2: (600 + 150) ÷ 8 = 93.75. Their mean is 90.

    The draw can be made again; with somebody else in place of who was drawn, the check tells (Q007)."""
    topics = [each.name for each in city.rules.surveys[0].topics]
    assert topics == ["政务服务", "干部作风", "公共政策", "人居环境"]
    assert part(city, "nanqiao", "survey") == 90
    assert "survey" not in found(city, "statistics").parts
    drawn = city["surveys/2025/satisfaction/draw"]["drawn"]
    other = next(
        each for each in ("d01", "d02", "d03", "d04", "d05", "d06", "d07") if each not in drawn["delegates"]
    )
    edit = lambda value: value["drawn"]["delegates"].__setitem__(0, other)  # noqa: E731
    assert "Q007" in city.broken_by("surveys/2025/satisfaction/draw", edit)


# T7: goals by quarter and month


@pytest.mark.rule("T7")
def test_t7_goals_by_quarter(city: Sample) -> None:
    """农业农村局 is to visit 36 firms in the second quarter and visited 28. Milestones 30, tiers 16 + 8 + 8,
    visits 15 × 28 ÷ 36 = 11.6666…, answers after 6 workdays where 5 were the target 15 − 1.5 = 13.5:
    together 87.1666… = 523/6. By the 30 of the policy it would have had 15 × 28 ÷ 30 = 14."""
    goal = city["unit-goals/2025/agriculture"]["goals"][1]
    assert [(each["period"], each["target"]) for each in goal["periods"]] == [
        ("2025-Q1", "24"),
        ("2025-Q2", "36"),
        ("2025-Q3", "32"),
        ("2025-Q4", "28"),
    ]
    assert part(city, "agriculture", "indicators", "units-2025-Q2") == Fraction(523, 6)


@pytest.mark.rule("T7")
def test_t7_looked_at_monthly_assessed_quarterly(city: Sample) -> None:
    """Twelve looks a year, one in each month, and four rounds; every task has a milestone for each month and
    is part of the city's: 项目 → 节点 → 指标."""
    assert [each["date"][5:7] for each in city.activities("monthly-look")] == [
        f"{m:02}" for m in range(1, 13)
    ]
    assert [name for name in city.outcomes if "Q" in name] == [f"units-2025-Q{n}" for n in range(1, 5)]
    tasks = [each.value for each in city.kind("task") if each.value["level"] == "unit"]
    assert len(tasks) == 10
    for task in tasks:
        assert (task["parent"], task["indicator"], len(task["milestones"])) == ("quality", "delivery", 12)


# T8–T12: supervision


@pytest.mark.rule("T8", "T12")
def test_t8_four_kinds_of_check_are_evidence_for_the_year(city: Sample) -> None:
    """北淀镇: one grave finding 1.50 and one minor 0.20 = 1.70. 工信局: the half-year check met the finding
    of May again, and recognised it: 0.50 once, not twice (T12)."""
    assert {each.value["kind"] for each in city.kind("inspection")} == {
        "concentrated",
        "special",
        "random",
        "interview",
    }
    assert part(city, "beidian", "findings") == Fraction("-1.70")
    assert part(city, "industry", "findings") == Fraction("-0.50")


@pytest.mark.rule("T9")
def test_t9_assigned_undertaken_supervised_reported_assessed(city: Sample) -> None:
    """工信局's order was not met: 1.00 in the second quarter, with a rectification in writing and a talk.
    云智园's was partly met, after an extension to 19 September, reported on the 22nd, within three workdays:
    0.50 in the third quarter and nothing for lateness. 东荷镇's was met: nothing."""
    order = city["orders/2025/subsidy"]
    steps = ["assigned", "undertaken", "supervised", "reported", "assessed", "closed"]
    assert set(steps) < set(order)
    assert order["rectification"] == {"issued": "2025-06-27", "due": "2025-07-25", "done": "2025-07-22"}
    assert part(city, "industry", "orders", "units-2025-Q2") == -1
    assert part(city, "yunzhi", "orders", "units-2025-Q3") == Fraction("-0.50")
    assert part(city, "donghe", "orders", "units-2025-Q2") == 0
    assert [each["units"] for each in city.activities("talk")] == [["industry"], ["beidian"]]


@pytest.mark.rule("T10")
def test_t10_deduction_by_nature_and_by_how_it_was_put_right(city: Sample) -> None:
    """北淀镇: a failure of duty put right late, 0.50, and answered on 10 June, when 15 workdays after
    13 May had ended on 4 June (端午 off), 0.20: 0.70. The same nature put right in time: 0.20 (工信局); an
    attitude put right: 0.10 (统计局); unfounded: nothing (云智园)."""
    assert part(city, "beidian", "petitions") == Fraction("-0.70")
    assert part(city, "industry", "petitions") == Fraction("-0.20")
    assert part(city, "statistics", "petitions") == Fraction("-0.10")
    assert part(city, "yunzhi", "petitions") == 0


@pytest.mark.rule("T11")
def test_t11_filed_fifteen_workdays_before(city: Sample) -> None:
    """「前15个工作日」: the check of 20 May. Counting back 20, 19; 16–12; 9–6 May; 30–27 April (the 27th, a
    Sunday, was worked for 1–5 May): 15 days. Filed on the 25th it is in time, on the 28th not (U016)."""

    def filed(day: str) -> set[str]:
        edit = lambda value: value.__setitem__("filed", day)  # noqa: E731
        return city.broken_by("inspections/2025/party-q2", edit)

    assert "U016" not in filed("2025-04-25")
    assert "U016" in filed("2025-04-28")


@pytest.mark.rule("T11")
def test_t11_off_the_list_only_with_approval(city: Sample) -> None:
    """Four inspections of the year's list, one off it, under a document."""
    listed = {each["id"] for each in city["inspection-lists/2025"]["items"]}
    assert {each.value["item"] for each in city.kind("inspection") if "item" in each.value} == listed
    off = [each.value for each in city.kind("inspection") if "item" not in each.value]
    assert [each["approval"] for each in off] == ["澄委办批〔2025〕6号"]


@pytest.mark.rule("T12")
def test_t12_one_finding_is_used_by_others(city: Sample) -> None:
    """The finding of the special check is what the second quarter's indicator rests on, and two assessments
    meet once at the end of the year."""
    (row,) = (row for row in city["indicators/2025-Q2/industry"]["rows"] if row["indicator"] == "party")
    assert row["finding"] == "inspections/2025/party-q2#f1"
    reused = [one for each in city.kind("inspection") for one in each.value.get("findings", ())]
    assert sum("reused_by" in each for each in reused) == 2
    assert len(city.activities("joint-meeting")) == 1


# T13: uses


@pytest.mark.rule("T13")
def test_t13_four_tiers_in_every_class(city: Sample) -> None:
    """Of two or three units 30 % and 40 % are less than one, rounded down, but at least one. 工信局 is below
    70; 北淀镇 has 75.08, and an accident that decides."""
    assert city.rules.unit_annual is not None
    assert [each.id for each in city.rules.unit_annual.composition.grades.order] == TIERS
    grades = {unit: each.grade for unit, each in city.outcomes[YEAR].people.items()}
    assert sorted(unit for unit in grades if grades[unit] == "first") == [
        "agriculture",
        "donghe",
        "supervision",
        "xincai",
    ]
    assert sorted(unit for unit in grades if grades[unit] == "fourth") == ["beidian", "industry"]
    accident = found(city, "beidian")
    assert (accident.score, accident.direct) == (Fraction("75.08"), ("vetoes/2025/beidian-accident",))
    assert found(city, "industry").consequences["fourth"] == "admonition"
    assert "fourth" not in found(city, "yunzhi").consequences


@pytest.mark.rule("T13")
def test_t13_the_thirty_best_of_fifty(city: Sample) -> None:
    """「三十佳」: fifty towns with 99.9, 99.5, … 80.3. First tier 30 % = 15, second 40 % = 20: 35 are in the
    upper two tiers, of whom the thirty best, down to 99.9 − 29 × 0.4 = 88.3, are named."""
    names = [f"town-{number:02}" for number in range(50)]
    score = {
        "id": "periods",
        "name": "年度",
        "component": "unit_result",
        "absent": "withhold",
        "basis": "T13",
    }
    weighted = [{**score, "weight": {"default": 10000}}]
    policy = with_setting(city["policies/taixing/v1"], ("unit_annual", "weighted"), weighted)
    policy = with_setting(policy, ("unit_annual", "consequences"), policy["unit_annual"]["consequences"][:1])
    units = {name: Unit(name, name, "town-farm", None, assessed=True) for name in names}
    results = {
        (2025, name): UnitResult(
            2025, name, Fraction(999 - 4 * place, 10), record=f"unit-results/2025/{name}"
        )
        for place, name in enumerate(names)
    }
    facts = replace(city.book.facts, units=units, unit_results=results, vetoes={})
    outcome = score_year(Policies([read_policy(policy)]), facts, 2025, AS_OF, {}, {}, subjects="units")
    named = [name for name, each in outcome.people.items() if each.consequences.get("top-thirty") == "yes"]
    assert named == names[:30]
    assert outcome.people[names[29]].score == Fraction("88.3")
    assert [each.grade for each in outcome.people.values()].count("third") == 15


@pytest.mark.rule("T13")
def test_t13_awards_overall_by_class_and_single_by_subject(city: Sample) -> None:
    """One overall award in each class; single awards by economy, ecology, countryside and party building, all
    of which 东荷镇 leads. 北淀镇 and 工信局 are in the fourth tier, and so not among the best."""

    def won(award: str) -> list[str]:
        return [
            unit for unit, each in city.outcomes[YEAR].people.items() if each.consequences.get(award) == "yes"
        ]

    assert won("overall") == ["agriculture", "donghe", "supervision", "xincai"]
    for single in ("single-economy", "single-ecology", "single-rural", "single-party"):
        assert won(single) == ["donghe"]
    assert set(city.outcomes[YEAR].people) - set(won("top-thirty")) == {"beidian", "industry"}


@pytest.mark.rule("T13")
def test_t13_a_bonus_that_differs(city: Sample) -> None:
    """600,000 by tier 3 : 2 : 1 : 0. Four units of the first tier and four of the second: 12 + 8 = 20 points,
    30,000 each: 90,000 for the first tier, 60,000 for the second, nothing for the fourth."""
    (bonus,) = city.rules.bonuses
    shared = distribute(bonus, Fraction(600000), "bonus-pools/2025/year-end", city.outcomes[YEAR])
    paid: Mapping[str, Fraction] = {each.subject: each.amount for each in shared.payments}
    assert paid["donghe"] == paid["xincai"] == 90000
    assert paid["nanqiao"] == paid["partybuild"] == 60000
    assert not {"industry", "beidian"} & set(paid)
    assert sum(paid.values()) == 600000


@pytest.mark.rule("T13")
def test_t13_good_years_in_a_row_favour_bad_ones_change(city: Sample) -> None:
    """The same results in the year before: 东荷镇 first twice, favoured; 工信局 fourth, and last, twice."""
    before, book = city.outcomes[YEAR], city.book
    again = score_year(
        book.policies, book.facts, 2025, AS_OF, city.outcomes, {2024: before}, subjects="units"
    ).people
    assert found(city, "donghe").eligibility["favour"] == "unknown"
    assert again["donghe"].eligibility["favour"] == "yes"
    assert again["statistics"].eligibility["favour"] == "no"
    assert found(city, "industry").consequences["last"] == "talk"
    assert (again["industry"].consequences["fourth"], again["industry"].consequences["last"]) == (
        "change",
    ) * 2


# A ledger without people to score


@pytest.mark.parametrize(
    "command",
    [
        ("score", "2025"),
        ("explain", "p0011", "2025"),
        ("uses", "2025"),
        ("settle", "2025-Q1", "--by", "考核办", "--authority", "考〔2025〕1号"),
    ],
)
def test_rounds_of_people_are_refused_in_a_sentence(command: tuple[str, ...], tmp_path: Path) -> None:
    start(tmp_path / "new", "taixing", "澄洲市", beginning("taixing", 2025))
    code, said = shaiji(*command, "--root", str(tmp_path / "new"), "--now", "2026-06-01", "--lang", "en")
    assert code == 2
    assert "there is no period" in said
    assert "units-2025" in said
    assert shaiji("statistics", "2025", "--root", str(tmp_path / "new"), "--now", "2026-06-01")[0] == 0
