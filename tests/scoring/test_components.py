"""What each component gives a person, worked by hand."""

from fractions import Fraction
from typing import Any, ClassVar

import pytest

from scoring.facts import Adjustment, Day, Democratic, Excused, Facts, Summary, UnitResult
from scoring.outcome import Outcome, PersonOutcome
from scoring.period import score_period
from scoring.year import score_year
from tests.scoring.small import CLOSED, box, boxes, facts, logs, person, points, policies, post, workdays

BALLOTS = "period_score.weighted.ballots"
TEAM = [person("p0001", post(role="head")), *(person(f"p010{number}") for number in range(6))]
"""A head and six staff: in block 1 p0100, p0102 and p0104, in block 2 the others."""
BOXES = [
    box("leader", "head", {f"p010{number}": 80 + number for number in range(6)}),
    box("peer", "staff-1", *[{"p0101": 90, "p0103": 80, "p0105": 70}] * 3),
    box("peer", "staff-2", *[{"p0100": 60, "p0102": 70, "p0104": 80}] * 3),
    box("other", "upward", *[{"p0001": 88}, {"p0001": 90}, {"p0001": 85}, {"p0001": 91}, {"p0001": 90}]),
]
QUARTER = workdays("2026-01-01", "2026-03-31")


def result(
    found: Facts, name: str, changes: dict[str, Any] | None = None, as_of: Day = CLOSED
) -> PersonOutcome:
    return score_period(policies(changes), found, "2026-Q1", as_of).people[name]


def kept(**other: Any) -> dict[str, Any]:
    """Facts in which everybody kept every log and summary."""
    return {
        "logs": {one.id: logs(one.id, QUARTER) for one in TEAM},
        "summaries": {("2026-Q1", one.id): summary(one.id, "2026-04-01") for one in TEAM},
        **other,
    }


def summary(name: str, filed: Day, period: str = "2026-Q1") -> Summary:
    return Summary(name, "roads", period, filed, f"summaries/{period}/roads/{name}")


class TestBallots:
    found = facts(TEAM, boxes=boxes(*BOXES), **kept())

    def test_groups_present_share_the_weight(self) -> None:
        """Three peer ballots are fewer than four: withheld. The head's one ballot is named: 80."""
        assert result(self.found, "p0100").parts["ballots"] == 80

    def test_a_box_large_enough_counts(self) -> None:
        """(4000 × 81 + 3000 × 90) ÷ 7000 = 594000 ÷ 7000 = 594/7."""
        counted = result(self.found, "p0101", {f"{BALLOTS}.withhold_below": 3})
        assert counted.parts["ballots"] == Fraction(594, 7)

    def test_an_absent_group_as_zero(self) -> None:
        """(4000 × 80 + 0 + 0) ÷ 10000 = 32."""
        assert result(self.found, "p0100", {f"{BALLOTS}.absent_group": "zero"}).parts["ballots"] == 32

    def test_an_absent_group_may_withhold(self) -> None:
        found = result(self.found, "p0100", {f"{BALLOTS}.absent_group": "withhold"})
        assert (found.status, found.reason, found.score, found.grade) == ("withheld", "ballots", None, None)
        assert found.parts == {"logs": 0, "adjustments": 0}

    def test_the_mean_of_a_box(self) -> None:
        """(88 + 90 + 85 + 91 + 90) ÷ 5 = 444/5 = 88.80."""
        assert result(self.found, "p0001").score == points("88.80")

    def test_two_boxes_of_a_group_weigh_ballot_by_ballot(self) -> None:
        """Deputies weigh 1, the head 2: (2 × 80 + 70 + 71) ÷ 4 = 301/4."""
        deputies = [person("p0050", post(role="deputy")), person("p0051", post(role="deputy"))]
        some = [box("leader", "head", {"p0100": 80}), box("leader", "deputy", {"p0100": 70}, {"p0100": 71})]
        found = facts([*TEAM, *deputies], boxes=boxes(*some))
        changes = {f"{BALLOTS}.blocks.deputy.named": True}
        assert result(found, "p0100", changes).parts["ballots"] == Fraction(301, 4)

    def test_a_box_of_no_style_counts_for_nothing(self) -> None:
        stray = facts(
            TEAM, boxes=boxes(box("leader", "deputy", {"p0100": 50}), box("peer", "staff-3", {"p0100": 50}))
        )
        assert result(stray, "p0100").status == "withheld"

    def test_no_ballots_are_no_zero(self) -> None:
        assert result(facts(TEAM), "p0100").score is None

    def test_weight_nowhere_is_absent(self) -> None:
        weights = {
            f"{BALLOTS}.groups.{name}.weight": weight
            for name, weight in (("leader", 0), ("peer", 10000), ("other", 0))
        }
        assert result(self.found, "p0100", weights).status == "withheld"


class TestLogs:
    @staticmethod
    def deduction(found: Facts, as_of: Day = CLOSED, changes: dict[str, Any] | None = None) -> Fraction:
        return result(found, "p0100", changes, as_of).parts["logs"]

    def found(self, days: Any, **other: Any) -> Facts:
        return facts(TEAM, **{**kept(), "logs": {"p0100": logs("p0100", days, **other)}})

    def test_nothing_missing(self) -> None:
        assert self.deduction(self.found(QUARTER)) == 0

    def test_days_missing(self) -> None:
        assert self.deduction(self.found(QUARTER[3:])) == points("-0.30")

    def test_the_fifth_workday_is_in_time_and_the_sixth_is_not(self) -> None:
        late = {"2026-01-02": "2026-01-09", "2026-01-05": "2026-01-13"}
        assert self.deduction(self.found(QUARTER, late=late)) == points("-0.10")

    def test_a_log_filed_before_its_day_does_not_keep_it(self) -> None:
        assert self.deduction(self.found(QUARTER, late={"2026-01-05": "2026-01-02"})) == points("-0.10")

    def test_a_log_in_another_units_folder_keeps_the_day(self) -> None:
        moved = (*logs("p0100", QUARTER[:20], place="canal"), *logs("p0100", QUARTER[20:]))
        assert self.deduction(facts(TEAM, **{**kept(), "logs": {"p0100": moved}})) == 0

    def test_leave_and_excused_days_are_not_due(self) -> None:
        excused = Excused("p0100", frozenset(QUARTER[:2]), "attendance/2026-Q1/roads")
        found = facts(
            TEAM,
            **kept(logs={"p0100": logs("p0100", QUARTER[3:])}, excused={("2026-Q1", "p0100"): (excused,)}),
        )
        assert self.deduction(found) == points("-0.10")

    def test_a_missing_summary(self) -> None:
        found = facts(TEAM, **kept(summaries={}))
        assert self.deduction(found) == -1

    @pytest.mark.parametrize(("filed", "expected"), [("2026-04-07", 0), ("2026-04-08", -1)])
    def test_a_late_summary_is_a_missing_one(self, filed: Day, expected: int) -> None:
        assert (
            self.deduction(facts(TEAM, **kept(summaries={("2026-Q1", "p0100"): summary("p0100", filed)})))
            == expected
        )

    def test_the_cap(self) -> None:
        assert self.deduction(self.found([])) == -5
        assert self.deduction(self.found([]), changes={"period_score.points.logs.cap": None}) == points(
            "-6.40"
        )

    def test_an_open_period_asks_only_for_days_whose_window_has_passed(self) -> None:
        """On 2026-01-13 the windows of 1, 2 and 5 January have passed; that of the 6th ends that day."""
        nothing = facts(TEAM)
        assert self.deduction(nothing, as_of="2026-01-13") == points("-0.30")
        assert self.deduction(nothing, as_of="2026-01-14") == points("-0.40")

    def test_a_summary_is_missing_only_after_its_day(self) -> None:
        found = facts(TEAM, **kept(summaries={}))
        assert self.deduction(found, as_of="2026-04-07") == 0
        assert self.deduction(found, as_of="2026-04-08") == -1

    def test_beyond_the_calendars_nothing_is_late(self) -> None:
        found = facts(TEAM, workdays=QUARTER, logs={"p0100": logs("p0100", QUARTER[:-3])})
        assert self.deduction(found) == 0


class TestAdjustments:
    @staticmethod
    def value(*amounts: str, changes: dict[str, Any] | None = None) -> Fraction:
        records = tuple(
            Adjustment("p0100", "2026-Q1", "item", points(amount), f"adjustments/2026-Q1/a{index}")
            for index, amount in enumerate(amounts)
        )
        found = facts(TEAM, boxes=boxes(*BOXES), **kept(adjustments={("2026-Q1", "p0100"): records}))
        return result(found, "p0100", changes).parts["adjustments"]

    def test_both_sides(self) -> None:
        assert self.value("0.50", "1.00", "-0.20") == points("1.30")

    def test_each_side_has_its_cap(self) -> None:
        assert self.value("2.00", "2.00", "-4.00", "-3.00") == 3 - 5

    def test_without_caps(self) -> None:
        free = {f"period_score.points.adjustments.cap_{side}": None for side in ("added", "deducted")}
        assert self.value("2.00", "2.00", "-4.00", "-3.00", changes=free) == -3


class TestAnnual:
    votes: ClassVar = {name: {"excellent": 2, "competent": 1} for name in ("de", "neng", "qin", "ji", "lian")}

    def year(
        self, changes: dict[str, Any] | None = None, cast: int = 6, as_of: Day = "2027-03-01", **other: Any
    ) -> PersonOutcome:
        democratic = Democratic(2026, "roads", cast, {"p0100": self.votes}, "democratic/2026/roads")
        unit_result = UnitResult(2026, "roads", points("92.50"), "unit-results/2026/roads")
        found = facts(
            TEAM,
            **{
                "democratic": {(2026, "roads"): democratic},
                "unit_results": {(2026, "roads"): unit_result},
                "summaries": {("2026", "p0100"): summary("p0100", "2027-01-04", "2026")},
                **other,
            },
        )
        outcomes = {
            period: outcome(period, score) for period, score in (("2026-Q1", "80"), ("2026-Q2", "85.01"))
        }
        return score_year(policies(changes), found, 2026, as_of, outcomes, {}).people["p0100"]

    def test_composition(self) -> None:
        """Democratic (2 × 100 + 85) ÷ 3 = 95; 0.1 × 95 + 0.2 × 92.50 + 0.7 × 82.505 = 85.7535."""
        found = self.year()
        assert found.parts == {"democratic": 95, "unit": points("92.5"), "periods": points("82.505")}
        assert found.score == points("85.75")

    def test_a_missing_annual_summary(self) -> None:
        assert self.year(summaries={}).parts["democratic"] == 90
        assert self.year(summaries={}, as_of="2027-01-14").parts["democratic"] == 95

    def test_the_deduction_stops_at_zero(self) -> None:
        found = self.year({"annual.weighted.democratic.missing_summary": "95.01"}, summaries={})
        assert found.parts["democratic"] == 0

    def test_too_few_ballots_withhold(self) -> None:
        found = self.year(cast=3)
        assert (found.status, found.reason) == ("withheld", "democratic")

    def test_a_dimension_without_votes_withholds(self) -> None:
        democratic = Democratic(
            2026, "roads", 6, {"p0100": {**self.votes, "lian": {}}}, "democratic/2026/roads"
        )
        assert self.year(democratic={(2026, "roads"): democratic}).reason == "democratic"

    def test_no_unit_result_withholds_and_may_be_left_out(self) -> None:
        assert self.year(unit_results={}).reason == "unit"
        left_out = self.year({"annual.weighted.unit.absent": "renormalise"}, unit_results={})
        assert left_out.score == points("84.07")  # (0.1 × 95 + 0.7 × 82.505) ÷ 0.8 = 84.066875

    def test_too_few_periods_withhold(self) -> None:
        assert self.year({"annual.weighted.periods.at_least": 3}).reason == "periods"

    def test_a_component_without_weight_for_the_role_is_not_asked(self) -> None:
        weights = {
            "annual.weighted.unit.weight": {"default": 0},
            "annual.weighted.periods.weight": {"default": 9000},
        }
        found = self.year(weights, unit_results={})
        assert found.status == "assessed"
        assert "unit" not in found.parts


def outcome(period: str, score: str) -> Outcome:
    one = PersonOutcome(
        "p0100", "roads", "assessed", "staff", "staff", "civil_servant", "staff", score=points(score)
    )
    return Outcome(period, CLOSED, "jiancaoping", 1, 2, {"p0100": one}, number=1)
