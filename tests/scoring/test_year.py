"""Eligibility and consequences of a year: three-valued logic, gaps in the record, and years in a row."""

from collections.abc import Mapping
from typing import Any

import pytest

from scoring.case import Case
from scoring.consequences.registry import CONSEQUENCES
from scoring.past import YearResult
from scoring.policy.types import Condition, Consequence
from scoring.predicates.conditions import all_of, any_of, earlier_years, judge, not_of
from tests.scoring.small import policy

GATES = {gate.id: gate.when for gate in policy().annual.eligibility}
RECENT: Condition = GATES["promotion"].parts[1]
"""Excellent at least once in three years."""


def case(
    name: str = "p0001",
    *,
    grade: str | None = "competent",
    rank: int | None = 60,
    size: int | None = 100,
    **other: Any,
) -> Case:
    values = {"unit": "roads", "counting_base": "main", "score": 8000, "history": {}}
    return Case(
        person=name, year=2026, grade=grade, cohort_rank=rank, cohort_size=size, **{**values, **other}
    )


def history(
    grades: Mapping[int, str | None], last: Mapping[int, bool | None] | None = None
) -> dict[int, YearResult]:
    return {
        year: YearResult(year, grade, (last or {}).get(year, False), "") for year, grade in grades.items()
    }


class TestLogic:
    def test_any(self) -> None:
        assert any_of(["no", "unknown", "yes"]) == "yes"
        assert any_of(["no", "unknown"]) == "unknown"
        assert any_of(["no", "no"]) == any_of([]) == "no"

    def test_all(self) -> None:
        assert all_of(["yes", "unknown", "no"]) == "no"
        assert all_of(["yes", "unknown"]) == "unknown"
        assert all_of(["yes", "yes"]) == all_of([]) == "yes"

    def test_not(self) -> None:
        assert [not_of([answer]) for answer in ("yes", "no", "unknown")] == ["no", "yes", "unknown"]

    def test_nested_in_a_policy(self) -> None:
        inner = {
            "all": [{"rank_in_cohort": {"within": "1/2"}}, {"not": {"rank_in_cohort": {"within": "1/4"}}}]
        }
        when = policy({"annual.eligibility.award.when": inner}).annual.eligibility[1].when
        assert [judge(when, case(rank=rank)).answer for rank in (25, 26, 50, 51)] == [
            "no",
            "yes",
            "yes",
            "no",
        ]


class TestRankInCohort:
    @pytest.mark.parametrize(
        ("rank", "size", "answer"),
        [(50, 100, "yes"), (51, 100, "no"), (3, 7, "yes"), (4, 7, "no"), (1, 1, "no")],
    )
    def test_the_upper_half_is_exact(self, rank: int, size: int, answer: str) -> None:
        assert judge(GATES["award"], case(rank=rank, size=size)).answer == answer

    def test_without_a_rank_it_is_unknown(self) -> None:
        assert judge(GATES["award"], case(rank=None, size=None)).answer == "unknown"


class TestAnnualGrade:
    @pytest.mark.parametrize(
        ("this_year", "earlier", "answer"),
        [
            ("excellent", {}, "yes"),
            ("competent", {2024: "excellent"}, "yes"),
            ("competent", {2025: "competent", 2024: "basic"}, "no"),
            ("competent", {2025: "competent"}, "unknown"),
            ("competent", {2025: None, 2024: None}, "no"),
            (None, {2025: "competent", 2024: "competent", 2023: "excellent"}, "no"),
        ],
    )
    def test_once_in_three_years(
        self, this_year: str | None, earlier: dict[int, str | None], answer: str
    ) -> None:
        assert judge(RECENT, case(grade=this_year, history=history(earlier))).answer == answer

    def test_even_counting_the_unknown_years_may_not_suffice(self) -> None:
        gate = {"annual_grade": {"grade": "excellent", "at_least": 3, "years": 3}}
        when = policy({"annual.eligibility.award.when": gate}).annual.eligibility[1].when
        assert judge(when, case(grade="competent")).answer == "no"
        assert judge(when, case(grade="excellent")).answer == "unknown"

    def test_how_far_back_it_looks(self) -> None:
        assert earlier_years(GATES["promotion"]) == 2
        assert earlier_years(GATES["award"]) == 0


class TestLastInUnit:
    consequence: Consequence = policy().annual.consequences[1]

    def last(self, *cases: Case, **settings: Any) -> dict[str, str | int | None]:
        changes = {f"annual.consequences.last-in-unit.{name}": value for name, value in settings.items()}
        consequence = policy(changes).annual.consequences[1]
        effects = CONSEQUENCES["last_in_unit"].apply(consequence, cases)
        return {name: effect.value for name, effect in effects.items()}

    trio = (case("p0001", score=9000), case("p0002", score=8500))

    @pytest.mark.parametrize(
        ("last", "measure"),
        [
            ({}, "reminder-talk"),
            ({2025: True}, "admonition"),
            ({2025: True, 2024: True}, "removal-inquiry"),
            ({2025: True, 2024: True, 2023: True}, "removal-inquiry"),
            ({2025: False, 2024: True}, "reminder-talk"),
            ({2025: None, 2024: True}, "reminder-talk"),
            ({2024: True}, "reminder-talk"),
        ],
    )
    def test_years_in_a_row(self, last: dict[int, bool | None], measure: str) -> None:
        past = history(dict.fromkeys(last, "competent"), last)
        assert self.last(*self.trio, case("p0003", score=8000, history=past)) == {"p0003": measure}

    def test_among_too_few_nobody_is_last(self) -> None:
        assert self.last(*self.trio) == {}

    def test_ties(self) -> None:
        tied = (*self.trio, case("p0003", score=8000), case("p0004", score=8000))
        assert self.last(*tied) == {}
        assert self.last(*tied, ties="everybody") == {"p0003": "reminder-talk", "p0004": "reminder-talk"}

    def test_counting_bases_and_units_apart_and_no_score_no_place(self) -> None:
        others = (
            case("p0003", score=7000, counting_base="borrowed"),
            case("p0004", score=7000, unit="canal"),
            case("p0005", score=None),
        )
        assert self.last(*self.trio, *others) == {}

    def test_being_last_may_have_no_measure_yet(self) -> None:
        steps = [{"years": 2, "measure": "admonition", "name": "x"}]
        effects = self.last(*self.trio, case("p0003", score=8000), steps=steps)
        assert effects == {"p0003": None}


def test_rank_term_is_for_the_grade() -> None:
    term = policy().annual.consequences[0]
    effects = CONSEQUENCES["rank_term"].apply(term, [case("p0001", grade="excellent"), case("p0002")])
    assert {name: effect.value for name, effect in effects.items()} == {"p0001": 6}
