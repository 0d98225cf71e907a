"""D1–D16: people and units of a district, by the preset `handheld-district` and its worked example.

The example has two units of seven: 督查事务中心 (``office``, 综合管理) with p0002 … p0008 and 政务服务中心
(``hall``, 窗口服务) with p0009 … p0015, in order of head, deputy, two section heads and three others.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from ledger.reading.emit import emit
from ledger.refusal import Refusal
from ledger.results.compute import compute
from ledger.settle.totals import refuse_overrun
from ledger.statistics.year import statistics
from scoring.bonus import distribute
from scoring.facts import Unit, UnitResult
from scoring.outcome import Outcome, PersonOutcome
from scoring.policy.read import read_policy
from scoring.policy.versions import Policies
from scoring.year import score_year
from tests.cli.session import shaiji
from tests.presets.journey import ACT, run
from tests.presets.samples import AS_OF, Sample, rules_broken, sample, with_setting

POLICY = "policies/handheld-district/v1"


@pytest.fixture(scope="module")
def district() -> Sample:
    return sample("handheld-district")


@pytest.fixture(scope="module")
def folder(district: Sample, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example as files, which no test changes."""
    return district.written(tmp_path_factory.mktemp("district"))


@pytest.fixture(scope="module")
def settled(district: Sample, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy in which the first quarter is settled as of 19 April."""
    root = district.written(tmp_path_factory.mktemp("settled"))
    run("settle", "2025-Q1", "--as-of", "2025-04-19", "--now", "2025-04-19", *ACT, "--root", str(root))
    return root


def found(district: Sample, person: str, name: str = "2025") -> PersonOutcome:
    return district.outcomes[name].people[person]


def part(district: Sample, person: str, component: str, name: str) -> Fraction:
    return found(district, person, name).parts[component]


# D1–D3: pilots, groups, quotas


@pytest.mark.rule("D1")
def test_d1_pilot_units(district: Sample) -> None:
    """The source's 13 pilots and 1,300 people are facts of one place; what is kept is which units began."""
    (pilot,) = district.activities("pilot")
    assert pilot["units"] == ["hall", "office"]


@pytest.mark.rule("D1")
def test_d1_ten_model_units_a_year(district: Sample) -> None:
    """Twelve units with 99, 98 … 88: the ten best, down to 90, are model units."""
    names = [f"unit-{number:02}" for number in range(12)]
    entry = {"id": "result", "name": "年度", "component": "unit_result", "absent": "withhold", "basis": "D3"}
    weighted = [{**entry, "weight": {"default": 10000}}]
    policy = with_setting(district[POLICY], ("unit_annual", "weighted"), weighted)
    units = {name: Unit(name, name, "general", None, assessed=True) for name in names}
    results = {
        (2025, name): UnitResult(2025, name, Fraction(99 - place), record=f"unit-results/2025/{name}")
        for place, name in enumerate(names)
    }
    facts = replace(district.book.facts, units=units, unit_results=results, adjustments={})
    outcome = score_year(Policies([read_policy(policy)]), facts, 2025, AS_OF, {}, {}, subjects="units")
    named = [name for name, each in outcome.people.items() if each.consequences.get("model") == "yes"]
    assert named == names[:10]


@pytest.mark.rule("D2")
def test_d2_three_groups_and_five_ways(district: Sample) -> None:
    """「五措并举」: guidance, exchange, analysis, a visit each quarter, talk and circular."""
    group = district["organization/body"]["assessment_group"]
    assert (group["lead"], group["office"]) == ("p0001", "澜溪区平时考核工作专班")
    assert group["responsible_units"] == ["office", "hall"]
    held = {each: len(district.activities(each)) for each in ("guidance", "exchange", "analysis", "revisit")}
    assert held == {"guidance": 4, "exchange": 2, "analysis": 4, "revisit": 4}
    assert [each["units"] for each in district.activities("circular")] == [["office"]]


def places(outcome: Outcome) -> dict[str, int]:
    return {use.group: use.places for use in outcome.caps if use.cap == "excellent"}


@pytest.mark.rule("D3")
def test_d3_the_share_of_excellent_moves_with_how_well_a_unit_assesses(district: Sample) -> None:
    """政务服务中心 has 0.4 × (0.6 × 93 + 0.4 × 91) + 0.6 × (0.6 × 94 + 0.4 × 90) + 1 = 36.88 + 55.44 + 1 =
    93.32 and is excellent: 「35%」 of 7 = 2.45 → 2. 督查事务中心 has 0.4 × (39.6 + 28.8) + 0.6 × (39 + 29.6)
    − 1 = 27.36 + 41.16 − 1 = 67.52, below 70: 「15%」 of 7 = 1.05 → 1. With a grade between: 20 % = 1.4 →
    1."""
    units = district.outcomes["units-2025"].people
    assert (units["hall"].score, units["hall"].grade) == (Fraction("93.32"), "excellent")
    assert (units["office"].score, units["office"].grade) == (Fraction("67.52"), "poor")
    assert places(district.outcomes["2025"]) == {"hall": 2, "office": 1}
    excellent = [name for name, each in district.outcomes["2025"].people.items() if each.grade == "excellent"]
    assert excellent == ["p0004", "p0009", "p0011"]


@pytest.mark.rule("D3", "D16")
def test_d3_a_poor_unit_loses_places(district: Sample) -> None:
    """Were the quota of an excellent unit 15 % and that of a poor one 35 %, the places would change over."""
    steps = ("annual", "grades", "caps", "excellent", "share_by_unit_grade")
    turned = district.under(*steps, value={"excellent": 1500, "poor": 3500})
    assert places(turned.outcomes["2025"]) == {"hall": 1, "office": 2}


@pytest.mark.rule("D3")
@pytest.mark.parametrize("share", [1499, 3501])
def test_d3_no_further_than_35_and_15_per_cent(district: Sample, share: int) -> None:
    steps = ("annual", "grades", "caps", "excellent", "share_by_unit_grade", "excellent")
    assert district.faults_under(*steps, value=share) == ["out_of_range"]


@pytest.mark.rule("D3")
def test_d3_the_whole_is_held_unless_a_waiver_is_cited(district: Sample) -> None:
    """2 + 1 = 3 places of 14 people: 20 % is 2.8 → 2, so that nothing is settled; with the waiver 25 % is
    3.5 → 3. Beyond 25 % no waiver may go (G014)."""
    refuse_overrun(district.outcomes["2025"])
    without = replace(district.book, facts=replace(district.book.facts, waivers={}))
    with pytest.raises(Refusal) as refused:
        refuse_overrun(compute(without, "2025", AS_OF, district.outcomes))
    values = refused.value.values
    assert (refused.value.reason, values["places"], values["limit"]) == ("settle.total", "3", "2")


@pytest.mark.rule("D3")
def test_d3_a_waiver_has_an_end(district: Sample) -> None:
    edit = lambda value: value.__setitem__("share", 2501)  # noqa: E731
    assert "G014" in district.broken_by("waivers/2025/excellent-total", edit)


# D4–D6: forms, tasks, archive


@pytest.mark.rule("D4")
def test_d4_less_than_ten_minutes(district: Sample) -> None:
    """「平均用时不足10分钟」: measured each quarter, and no form asks for more than 150 letters a week."""
    said = [re.search(r"平均用时(\d+)分钟", each["text"]) for each in district.activities("filing-time")]
    assert [int(each[1]) for each in said if each] == [8, 7, 7, 6]
    assert district.rules.logs.letters.max == 150


@pytest.mark.rule("D5", "D16")
def test_d5_tasks_from_the_district_to_the_person(district: Sample) -> None:
    chain = ["p0013"]
    while (parent := district[f"tasks/2025/{chain[-1]}"].get("parent")) is not None:
        chain.append(parent)
    assert chain == ["p0013", "hall-windows", "hall", "environment"]
    levels = [district[f"tasks/2025/{each}"]["level"] for each in chain]
    assert levels == [level.id for level in reversed(district.rules.task_levels)]
    assert levels == ["person", "section", "unit", "district"]


@pytest.mark.rule("D5")
def test_d5_progress_counts(district: Sample) -> None:
    """督查股长 p0005, second quarter: one of two milestones in time, 50 % of 100: 20 × 0.5 = 10. Politics 12,
    duty 12, attendance 10, learning 5 × 11/12 = 55/12, integrity 5; papers 92 % of 10 = 9.2, research three
    workdays late 6. Sum 10 + 12 + 12 + 10 + 55/12 + 5 + 9.2 + 6 = 68.7833…, of 90 points: 76.4259…"""
    total = 10 + 12 + 12 + 10 + Fraction(55, 12) + 5 + Fraction("9.2") + 6
    assert part(district, "p0005", "indicators", "2025-Q2") == total * 100 / 90
    assert part(district, "p0012", "orders", "2025-Q2") == Fraction("-0.30")


@pytest.mark.rule("D6")
def test_d6_thirteen_modules_in_one_archive(district: Sample, folder: Path) -> None:
    """「13个功能板块」: all of them stand in everybody's archive; p0015's have something in each but the last
    ones of results, which are not settled yet."""
    archive = ("archive", "p0015", "--format", "json", "--root", str(folder), "--now", "2025-12-31")
    modules = json.loads(run(*archive))["modules"]
    assert [each["module"] for each in modules] == [each.id for each in district.rules.archive]
    assert len(modules) == 13
    assert [each["module"] for each in modules if not each["items"]] == ["results"]


# D7–D10: how a quarter comes about


@pytest.mark.rule("D7")
def test_d7_eighteen_indicators_in_four_classes(district: Sample) -> None:
    """「共性、个性、特色、负面」「4大类18项」: 6 + 8 + 2 + 2 = 18."""
    assert [each.name[:2] for each in district.rules.indicator_classes] == ["共性", "个性", "特色", "负面"]
    counts: dict[str, int] = {}
    for each in district.rules.indicators:
        counts[each.group] = counts.get(each.group, 0) + 1
    assert counts == {"common": 6, "individual": 8, "special": 2, "negative": 2}
    assert sum(counts.values()) == 18


@pytest.mark.rule("D7")
def test_d7_three_classes_add_and_the_negative_deducts(district: Sample) -> None:
    """p0005, first quarter: politics 15, duty 12, tasks 20, attendance 10, learning 5, integrity 5 = 67;
    papers 96 % of 10 = 9.6, research in time 10; one innovation 3, key tasks 4. 93.6 of 100. p0008 was named
    in a circular in the third quarter: 2.00; p0015 had one complaint in the first: 1.00."""
    assert part(district, "p0005", "indicators", "2025-Q1") == Fraction("93.6")
    assert part(district, "p0008", "negative", "2025-Q3") == -2
    assert part(district, "p0015", "negative", "2025-Q1") == -1


@pytest.mark.rule("D8")
def test_d8_goals_logs_quarters_appraisal(district: Sample) -> None:
    """p0011 set goals in January and wrote every week; four quarters average 95.9325; 0.6 × 95.9325 +
    0.2 × 94.375 (appraisal of the year) + 0.2 × 93.32 (the unit) = 57.5595 + 18.875 + 18.664 = 95.0985 →
    95.10. p0015 left out two weeks of the first quarter and the summary: 2 × 0.30 + 1.00 = 1.60."""
    assert district["goals/2025/hall/p0011"]["approved"]["date"] == "2025-01-09"
    assert part(district, "p0011", "logs", "2025-Q1") == 0
    assert part(district, "p0015", "logs", "2025-Q1") == Fraction("-1.60")
    assert [name for name in district.outcomes if "Q" in name] == [f"2025-Q{n}" for n in range(1, 5)]
    assert part(district, "p0011", "periods", "2025") == Fraction("95.9325")
    assert found(district, "p0011").score == Fraction("95.10")


@pytest.mark.rule("D9")
def test_d9_three_levels_review_in_order(district: Sample) -> None:
    """「股组长、分管领导、主要领导」. p0013: 0.2 × 95.5 + 0.3 × 94.5 + 0.5 × 93.5 = 19.1 + 28.35 + 46.75 =
    94.2. The head of the other section is not the reviewer (H017), and the head does not come first
    (H015)."""
    levels = district["appraisals/2025-Q1/hall/p0013"]["levels"]
    assert [each["reviewer"] for each in levels] == ["p0011", "p0010", "p0009"]
    assert [each.name for each in district.rules.review_levels[:3]] == ["股组长", "分管领导", "主要领导"]
    assert part(district, "p0013", "appraisal", "2025-Q1") == Fraction("94.2")

    def broken(edit: Any) -> set[str]:
        return district.broken_by("appraisals/2025-Q1/hall/p0013", edit)

    assert "H017" in broken(lambda value: value["levels"][0].__setitem__("reviewer", "p0012"))
    assert "H015" in broken(lambda value: value["levels"].reverse())


@pytest.mark.rule("D10")
def test_d10_peers_rate_the_public_comments_and_it_ends_in_feedback(district: Sample) -> None:
    """Three colleagues of the other half give p0011 91, 93 and 94: 278/3. A delay put right in time costs
    p0015 0.20, a suggestion nobody anything. Results were given back in every quarter."""
    box = district["ballots/2025-Q1/hall/peer-peer-1"]["ballots"]
    marks = [ballot["p0011"] for ballot in box]
    assert sorted(marks) == [91, 93, 94]
    assert part(district, "p0011", "ballots", "2025-Q1") == Fraction(278, 3)
    assert part(district, "p0015", "comments", "2025-Q1") == Fraction("-0.20")
    assert part(district, "p0014", "comments", "2025-Q2") == 0
    assert len(district.activities("feedback")) == 4


# D11, D12: reminders, mentoring


@pytest.mark.rule("D11")
def test_d11_reminders_by_lot_and_each_quarter(district: Sample) -> None:
    """10 March 2025, value 417: the SHA-256 of ``417|random-reminder|2025-03-10|1`` modulo 14 people is the
    place of who is reminded. With anybody else it is no reminder of that day (K008)."""
    digest = hashlib.sha256(b"417|random-reminder|2025-03-10|1").hexdigest()
    person = f"p{2 + int(digest, 16) % 14:04}"
    record = "measures/2025/reminder-0310"
    assert district[record]["person"] == person
    other = "p0002" if person != "p0002" else "p0003"
    edit = lambda value: value.__setitem__("person", other)  # noqa: E731
    assert "K008" in district.broken_by(record, edit)
    reminders = [each.value["measure"] for each in district.kind("measure")]
    assert reminders.count("random-reminder") == 8
    assert reminders.count("quarterly-reminder") == 6


@pytest.mark.rule("D12")
def test_d12_average_or_below_brings_a_mentor_and_visits(settled: Path, tmp_path: Path) -> None:
    """In the first quarter p0015 is graded 较差, alone: a mentor and visits are due within ten workdays of
    19 April: 21–25, 27 (a Sunday that was worked), 28–30 April and 6 May. Nobody with a better grade may be
    given either on that ground (K002)."""
    asked = ("measures", "--as-of", "2025-04-22", "--now", "2025-04-22", "--format", "json")
    listed, _ = json.JSONDecoder().raw_decode(run(*asked, "--root", str(settled)))
    due = [(each["measure"], each["person"], each["until"]) for each in listed["measures"]]
    assert sorted(due) == [("mentoring", "p0015", "2025-05-06"), ("visit", "p0015", "2025-05-06")]
    opened = {"date": "2025-04-28", "because": "2025-Q1", "by": "澜溪区考核办"}
    for person, broken in (("p0015", False), ("p0014", True)):
        root = tmp_path / person
        shutil.copytree(settled, root)
        value = {"measure": "mentoring", "year": 2025, "person": person, "opened": opened, "mentor": "p0012"}
        (root / "records/measures/2025/new.yaml").write_text(emit(value), "utf-8")
        assert ("K002" in rules_broken(root, "2025-05-05")) == broken


@pytest.mark.rule("D12")
def test_d12_mentored_until_it_went_better(district: Sample) -> None:
    """较差, 一般, then 较好 twice: the mentoring has a step each quarter and ends after the third."""
    grades = [found(district, "p0015", f"2025-Q{n}").grade for n in range(1, 5)]
    assert grades == ["poor", "average", "fair", "fair"]
    mentoring = district["measures/2025/mentoring-p0015"]
    assert (mentoring["mentor"], len(mentoring["steps"])) == ("p0012", 2)
    assert mentoring["closed"]["date"] == "2025-10-27"


# D13–D15: money, uses, appeals


@pytest.mark.rule("D13")
def test_d13_points_to_money_by_hand(district: Sample) -> None:
    """30,000 for three people with 90, 80 and 70, so 30, 20 and 10 points above 60: 15,000, 10,000 and 5,000.
    They differ by 10,000; 「1300元」 is 0.13 of it, so what each is off the mean of 10,000 is taken times
    0.13: 10,650, 10,000 and 9,350, which differ by 1,300 and still sum to 30,000."""
    (bonus,) = district.rules.bonuses
    people = district.outcomes["2025"].people
    scores = {"p0009": 90, "p0010": 80, "p0011": 70}
    three = {name: replace(people[name], score=Fraction(score)) for name, score in scores.items()}
    shared = distribute(bonus, Fraction(30000), "pool", replace(district.outcomes["2025"], people=three))
    assert [each.amount for each in shared.payments] == [10650, 10000, 9350]
    assert (shared.difference, shared.held, shared.unspent) == (1300, True, 0)


@pytest.mark.rule("D13")
def test_d13_the_pool_of_the_year(district: Sample) -> None:
    """130,000 for the twelve who are not disqualified, to the cent; the best and the least differ by
    1,300.00."""
    (bonus,) = district.rules.bonuses
    assert bonus.largest_difference == 1300
    shared = distribute(bonus, Fraction(130000), "bonus-pools/2025/year-end", district.outcomes["2025"])
    paid = {each.subject: each.amount for each in shared.payments}
    assert {f"p{number:04}" for number in range(2, 16)} - set(paid) == {"p0008", "p0015"}
    assert sum(paid.values()) == 130000
    assert paid["p0011"] - paid["p0007"] == max(paid.values()) - min(paid.values()) == 1300


@pytest.mark.rule("D14")
def test_d14_six_uses_counted(district: Sample, folder: Path) -> None:
    """Quarters graded 好: p0004 and p0011 four, p0006 three, p0009 and p0013 two, p0007 one; p0008 was
    punished and p0015 is 较差 once. So six may be excellent, two are disqualified, three may be promoted
    (three 好), five rise in rank or join the party (two 好), six are sent to be trained (one 好)."""

    def listed(use: str, answer: str = "yes") -> list[str]:
        return [
            name[-2:]
            for name, each in district.outcomes["2025"].people.items()
            if each.eligibility[use] == answer
        ]

    assert listed("merit") == ["04", "06", "07", "09", "11", "13"]
    assert listed("not-disqualified", "no") == ["08", "15"]
    assert listed("promotion") == ["04", "06", "11"]
    assert listed("rank") == listed("party") == ["04", "06", "09", "11", "13"]
    assert listed("training") == ["04", "06", "07", "09", "11", "13"]
    code, said = shaiji("uses", "2025", "--root", str(folder), "--now", AS_OF, "--lang", "en")
    assert code == 0
    assert "3 pass, 11 do not" in said


@pytest.mark.rule("D15")
def test_d15_appeals_counted_by_what_they_are_about(district: Sample, folder: Path) -> None:
    """「申诉30条，其中8条」: thirty, eight of them about reviewers; of the example one of two."""
    (first, second) = (each.value for each in district.kind("objection"))
    many = [first] * 8 + [second] * 22
    counted = statistics(2025, AS_OF, objections=many, appeals=[], standings=[], activities=[], listed=[])
    assert sum(counted.objections["reviewer"].values()) == 8
    assert sum(sum(each.values()) for each in counted.objections.values()) == 30
    said = json.loads(run("statistics", "2025", "--format", "json", "--root", str(folder), "--now", AS_OF))
    assert said["objections"]["reviewer"]["refused"] == 1
    assert said["reviews"]["reviewer"]["refused"] == 1


# D16: what the source proposes


@pytest.mark.rule("D16")
def test_d16_four_classes_of_units_with_indicators_of_their_own(district: Sample) -> None:
    """「综合管理、政法司法、群团组织、窗口服务」, two indicators each."""
    assert [each.name for each in district.rules.unit_classes] == [
        "综合管理",
        "政法司法",
        "群团组织",
        "窗口服务",
    ]
    own = {
        each.id: [
            one.id for one in district.rules.indicators if one.where.unit_classes == frozenset({each.id})
        ]
        for each in district.rules.unit_classes
    }
    assert own == {
        "general": ["papers", "research"],
        "law": ["cases", "mediation"],
        "mass": ["events", "members"],
        "window": ["handling", "promise"],
    }


@pytest.mark.rule("D16")
def test_d16_what_cannot_be_counted_has_a_standard_and_a_deadline(district: Sample) -> None:
    """Research: in time full, up to five workdays late 60 %. p0007 was three late in the first quarter: 6 of
    10. Were it in full, the component, which is of 90 points, would have 4 × 100 ÷ 90 more."""
    (row,) = (
        row
        for row in district["indicators/2025-Q1/office"]["rows"]
        if (row["person"], row["indicator"]) == ("p0007", "research")
    )
    assert (row["deadline"], row["done"]) == ("2025-03-14", "2025-03-19")
    method = ("indicators", "research", "method", "late_share")
    in_full = district.under(*method, value=10000)
    assert part(district, "p0007", "indicators", "2025-Q1") + Fraction(400, 90) == part(
        in_full, "p0007", "indicators", "2025-Q1"
    )


@pytest.mark.rule("D16")
def test_d16_bad_news_from_five_sources(district: Sample) -> None:
    """组织, 纪检, 政法, 公安 and 信访 each have an entry; what discipline inspection found decides p0008's
    grade, what the petitions office told costs p0015 half a point. They meet every quarter."""
    entries = [each.id for each in district.rules.adjustments if each.id.startswith("from-")]
    assert entries == ["from-organization", "from-discipline", "from-law", "from-police", "from-petition"]
    assert found(district, "p0008", "2025-Q3").direct == ("vetoes/2025-Q3/p0008-discipline",)
    assert found(district, "p0008", "2025-Q3").grade == "poor"
    assert part(district, "p0015", "adjustments", "2025-Q1") == Fraction("-0.50")
    assert len(district.activities("bulletin")) == 4


@pytest.mark.rule("D16")
def test_d16_units_answer_and_are_awarded_rewards_come_in_time(district: Sample) -> None:
    units = district.outcomes["units-2025"].people
    assert dict(units["hall"].consequences) == {"model": "yes", "unit-award": "yes"}
    assert dict(units["office"].consequences) == {"unit-poor": "correct"}
    assert units["office"].eligibility["leaders-merit"] == "no"
    reward = district["adjustments/2025-Q2/p0013-timely"]
    assert (reward["item"], reward["date"]) == ("timely-reward", "2025-06-05")
    assert part(district, "p0013", "adjustments", "2025-Q2") == 1


@pytest.mark.rule("D16")
def test_d16_rules_results_and_uses_are_public(district: Sample) -> None:
    """The rules were posted before the year, every round before it was settled."""
    told = {each.value.get("period"): each.value["kind"] for each in district.kind("notice")}
    assert told == {None: "rules", **dict.fromkeys(district.outcomes, "result")}
    grade = next(each for each in district.rules.visibility.fields if each.field == "result.grade")
    assert grade.tier == "public"
