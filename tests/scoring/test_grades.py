"""Final limit, grades and ranks: ties, edges of caps, and what overrides the arithmetic."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.facts import Adjustment, Veto
from scoring.grading import Evidence, local_grade
from scoring.outcome import Outcome, PersonOutcome
from scoring.past import PeriodResult
from scoring.period import score_period
from scoring.policy.grades import Grades
from scoring.standing import Place, ranking_key, standing
from tests.scoring.small import (
    CLOSED,
    box,
    boxes,
    changed,
    facts,
    person,
    points,
    policies,
    policy,
    post,
    workdays,
)

CAP = "grades.caps.good"
QUARTER = workdays("2026-01-01", "2026-03-31")


def outcome(scores: Mapping[str, int], changes: dict[str, Any] | None = None, **other: Any) -> Outcome:
    """A unit whose staff have these ballot scores from their head and nothing else, logs not asked for."""
    staff = [person(name) for name in scores]
    found = facts(
        [person("p0001", post(role="head")), *staff], boxes=boxes(box("leader", "head", scores)), **other
    )
    free = {
        "period_score.points.logs.missing_day": "0.00",
        "period_score.points.logs.missing_summary": "0.00",
    }
    return score_period(policies({**free, **(changes or {})}), found, "2026-Q1", CLOSED)


def grades(
    scores: Mapping[str, int], changes: dict[str, Any] | None = None, **other: Any
) -> dict[str, str | None]:
    found = outcome(scores, changes, **other)
    return {name: found.people[name].grade for name in scores}


class TestStanding:
    @given(st.dictionaries(st.text(max_size=3), st.integers(0, 5)))
    def test_places_count_those_ahead_and_level(self, scores: dict[str, int]) -> None:
        for name, place in standing(scores).items():
            assert place.ahead == sum(other > scores[name] for other in scores.values())
            assert place.level == sum(other == scores[name] for other in scores.values())

    @given(st.dictionaries(st.integers(), st.integers(0, 4), max_size=9), st.integers(0, 10))
    def test_share_lower_never_exceeds_the_places_and_share_higher_never_wastes_any(
        self, scores: dict[int, int], places: int
    ) -> None:
        found = standing({str(name): score for name, score in scores.items()})
        lower = {name for name, place in found.items() if place.within(places, "share_lower")}
        higher = {name for name, place in found.items() if place.within(places, "share_higher")}
        assert len(lower) <= places
        assert lower <= higher
        assert len(higher) >= min(places, len(found))

    def test_competition_ranks(self) -> None:
        ranks = standing({"a": 9, "b": 8, "c": 8, "d": 7})
        assert [ranks[name].rank for name in "abcd"] == [1, 2, 2, 4]

    def test_no_place_is_nobodys(self) -> None:
        assert not Place(0, 1).within(0, "share_lower")
        assert not Place(0, 1).within(0, "share_higher")

    def test_an_absent_component_breaks_a_tie_last(self) -> None:
        zero = ranking_key(8735, {"ballots": Fraction(0)}, ["ballots"])
        assert zero > ranking_key(8735, {}, ["ballots"])


class TestCaps:
    five: ClassVar = {"p0002": 95, "p0003": 92, "p0004": 90, "p0005": 85, "p0006": 81}

    def good(self, scores: Mapping[str, int], changes: dict[str, Any] | None = None) -> set[str]:
        return {name for name, grade in grades(scores, changes).items() if grade == "good"}

    def test_forty_percent_of_five_are_two(self) -> None:
        assert self.good(self.five) == {"p0002", "p0003"}

    @pytest.mark.parametrize(
        ("rounding", "number"), [("floor", 1), ("half_up", 2), ("ceiling", 2), ("half_even", 2)]
    )
    def test_the_rounding_decides_at_the_edge(self, rounding: str, number: int) -> None:
        """40 % of four are 1.6."""
        four = {name: score for name, score in self.five.items() if name != "p0006"}
        assert len(self.good(four, {f"{CAP}.rounding": rounding})) == number

    def test_at_least_one(self) -> None:
        assert self.good({"p0002": 95, "p0003": 94}) == {"p0002"}
        assert self.good({"p0002": 95, "p0003": 94}, {f"{CAP}.at_least": 0}) == set()

    def test_a_fixed_count(self) -> None:
        count = {f"{CAP}.count": 3, f"{CAP}.share": None, f"{CAP}.rounding": None, f"{CAP}.at_least": None}
        assert self.good(self.five, count) == {"p0002", "p0003", "p0004"}

    def test_a_tie_astride_the_cap_is_never_split(self) -> None:
        tied = {**self.five, "p0003": 90}
        assert self.good(tied) == {"p0002"}
        assert self.good(tied, {f"{CAP}.ties": "share_higher"}) == {"p0002", "p0003", "p0004"}

    def test_a_component_may_break_a_tie(self) -> None:
        """Both have 90 after rounding to whole points; the exact ballots tell them apart."""
        gift = Adjustment("p0003", "2026-Q1", "item", points("0.50"), "adjustments/2026-Q1/a")
        scores: ClassVar = {**self.five, "p0003": 90, "p0002": 95}
        rules = {"points.places": 0, "points.rounding": "floor", f"{CAP}.break_by": ["adjustments"]}
        found = grades(scores, rules, adjustments={("2026-Q1", "p0003"): (gift,)})
        assert [name for name, grade in found.items() if grade == "good"] == ["p0002", "p0003"]

    def test_requirements_leave_places_empty(self) -> None:
        assert self.good({"p0002": 79, "p0003": 78, "p0004": 77, "p0005": 76, "p0006": 75}) == set()

    def test_who_has_a_direct_grade_counts_in_the_base_but_takes_no_place(self) -> None:
        veto = {("2026-Q1", "p0002"): (Veto("p0002", "2026-Q1", "discipline", "vetoes/2026-Q1/v"),)}
        found = grades(self.five, vetoes=veto)
        assert found["p0002"] == "poor"
        assert [name for name, grade in found.items() if grade == "good"] == ["p0003", "p0004"]

    def test_borrowed_people_are_counted_by_themselves(self) -> None:
        """Five own people give two places; a borrowed person has a base of one, at least one place."""
        own = [person(name) for name in self.five]
        lent = person("p0009", post(identity="borrowed"))
        ballots = box("leader", "head", {**self.five, "p0009": 86})
        found = facts([person("p0001", post(role="head")), *own, lent], boxes=boxes(ballots))
        people = score_period(policies(), found, "2026-Q1", CLOSED).people
        assert {name for name, one in people.items() if one.grade == "good"} == {"p0002", "p0003", "p0009"}
        assert (people["p0009"].unit_rank, people["p0009"].unit_size) == (1, 1)
        assert people["p0009"].cohort == "borrowed"

    def test_a_second_cap_passes_over_who_has_a_grade(self) -> None:
        value = changed()
        second = {**value["grades"]["caps"][0], "id": "more", "share": 2000}
        rules = {"grades.caps": [value["grades"]["caps"][0], second]}
        assert self.good(self.five, rules) == {"p0002", "p0003", "p0004"}


class TestFinalLimit:
    on: ClassVar = {
        "period_score.final_limit.enabled": True,
        "period_score.points.logs.cap": "0.00",
        "period_score.final_limit.at_least": 0,
    }
    scores: ClassVar = {
        "p0002": 95,
        "p0003": 94,
        "p0004": 93,
        "p0005": 90,
        "p0006": 80,
        "p0007": 70,
        "p0008": 70,
    }

    def lowered(self, changes: dict[str, Any] | None = None) -> dict[str, Fraction | None]:
        found = outcome(self.scores, {**self.on, **(changes or {})})
        people = {name: found.people[name] for name in self.scores}
        return {name: one.score for name, one in people.items() if one.limited}

    def test_the_rest_end_just_below_the_threshold(self) -> None:
        """30 % of seven are two."""
        assert self.lowered() == dict.fromkeys(["p0004", "p0005"], points("89.99"))

    def test_ties(self) -> None:
        self_tied = {**self.scores, "p0003": 93}
        found = outcome(self_tied, self.on)
        assert not found.people["p0002"].limited
        assert [name for name in self_tied if found.people[name].limited] == ["p0003", "p0004", "p0005"]

    def test_the_last_place_follows_the_policy(self) -> None:
        whole = {"points.places": 0, "period_score.final_limit.at_or_above": "90"}
        assert set(self.lowered(whole).values()) == {points("89")}

    def test_off_by_default(self) -> None:
        assert not any(one.limited for one in outcome(self.scores).people.values())


class TestLocalGrades:
    rules: Grades = policy().annual.composition.grades

    def decide(
        self, score: str, *grades: str | None, rules: Grades | None = None
    ) -> tuple[str | None, frozenset[str]]:
        periods = [
            PeriodResult(f"2026-Q{number}", "assessed", points("80"), grade, "")
            for number, grade in enumerate(grades, start=1)
        ]
        found = local_grade(rules or self.rules, Evidence(points(score), (), periods))
        return found.grade, found.meets

    @pytest.mark.parametrize(
        ("score", "grade"),
        [("59.99", "incompetent"), ("60.00", "basic"), ("69.99", "basic"), ("70.00", None)],
    )
    def test_floors(self, score: str, grade: str | None) -> None:
        assert self.decide(score, "good")[0] == grade

    def test_more_than_half_means_more_than_half(self) -> None:
        assert self.decide("90", "poor", "average", "good", "good")[0] is None
        assert self.decide("90", "poor", "average", "average", "good")[0] == "basic"

    def test_periods_without_a_score_do_not_count(self) -> None:
        absent = PeriodResult("2026-Q4", "long_leave", None, None, "")
        bad = PeriodResult("2026-Q1", "assessed", points("60"), "poor", "")
        assert local_grade(self.rules, Evidence(points("90"), (), [bad, absent])).grade == "basic"

    def test_pattern_and_floor_together_give_the_lower(self) -> None:
        assert self.decide("55", "poor")[0] == "incompetent"

    def test_what_a_cap_requires_of_the_periods(self) -> None:
        assert self.decide("90", "good", "fair", "fair")[1] == {"managed", "unit"}
        assert self.decide("90", "fair", "fair", "fair")[1] == frozenset()
        assert self.decide("90", "good", "fair", "fair", "poor")[1] == frozenset()

    def test_several_vetoes_give_the_lowest_grade_and_are_all_named(self) -> None:
        rules = policy(
            {
                "grades.direct": [
                    {"grade": "average", "grounds": ["refused-assignment"]},
                    {"grade": "poor", "grounds": ["discipline"]},
                ]
            }
        ).period.composition.grades
        vetoes = [
            Veto("p", "2026-Q1", ground, f"vetoes/{ground}")
            for ground in ("discipline", "refused-assignment", "gossip")
        ]
        found = local_grade(rules, Evidence(points("95"), vetoes, ()))
        assert found.grade == "poor"
        assert [veto.ground for veto in found.vetoes] == ["discipline", "refused-assignment"]


class TestRanks:
    def test_cohorts_are_ranked_over_the_whole_body_and_units_by_themselves(self) -> None:
        scores: ClassVar = {"p0002": 90, "p0003": 85, "p0004": 85, "p0005": 80}
        found = outcome(scores).people
        assert [(found[name].cohort_rank, found[name].cohort_size) for name in scores] == [
            (1, 4),
            (2, 4),
            (2, 4),
            (4, 4),
        ]
        assert found["p0001"].cohort_rank is None

    def test_who_has_no_score_is_not_ranked(self) -> None:
        found = outcome({"p0002": 90}).people["p0001"]
        assert isinstance(found, PersonOutcome)
        assert (found.status, found.unit_rank, found.unit_size) == ("withheld", None, None)
