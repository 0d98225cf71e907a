"""The manifest: every record that a result rests on, and of those that live longer only the part in use."""

from dataclasses import replace
from typing import Any

import pytest

from scoring.facts import (
    Adjustment,
    Democratic,
    Excused,
    Facts,
    Panel,
    PastResult,
    Span,
    Summary,
    UnitResult,
    Veto,
)
from scoring.inputs import inputs_by_unit, inputs_of
from scoring.outcome import Outcome, PersonOutcome
from tests.scoring.body import body, walk
from tests.scoring.small import box, boxes, facts, logs, person, points, policies, post, unit, workdays

PERIOD = ("2026-Q1", "p0001")


def book() -> Facts:
    """One person of the roads unit, with one of everything."""
    leader = person("p0900", post("district", "head", end="2026-06-30"))
    clerk = person("p0901", post("district", "staff"))
    moved = person(
        "p0001",
        post("canal", end="2026-02-08"),
        post("roads", "head", start="2026-02-09"),
        leave=[Span("2025-12-01", "2026-01-09"), Span("2025-01-01", "2025-02-01")],
    )
    units = [unit("roads", superior="district"), unit("district", assessed=False), unit("canal")]
    return facts(
        [moved, leader, clerk],
        units,
        logs={
            "p0001": (
                *logs("p0001", ["2026-01-05"], place="canal"),
                *logs("p0001", ["2026-03-02", "2026-04-01"]),
            )
        },
        summaries={
            PERIOD: Summary("p0001", "roads", "2026-Q1", "2026-04-01", "summaries/2026-Q1/roads/p0001")
        },
        boxes=boxes(box("leader", "superior", {"p0001": 80}), box("leader", "head", {}, period="2026-Q2")),
        panels={("2026-Q1", "roads"): Panel("2026-Q1", "roads", ("p0901",), "panels/2026-Q1/roads")},
        excused={PERIOD: (Excused("p0001", frozenset(["2026-03-03"]), "attendance/2026-Q1/roads"),)},
        adjustments={
            PERIOD: (Adjustment("p0001", "2026-Q1", "item", points("-1"), "adjustments/2026-Q1/a"),)
        },
        vetoes={PERIOD: (Veto("p0001", "2026-Q1", "discipline", "vetoes/2026-Q1/v"),)},
    )


def test_everything_that_a_quarter_rests_on() -> None:
    inputs = dict(inputs_of(policies(), book(), "2026-Q1", "roads"))
    assert list(inputs) == sorted(inputs)
    assert {record for record, part in inputs.items() if part is None} == {
        "adjustments/2026-Q1/a",
        "attendance/2026-Q1/roads",
        "ballots/2026-Q1/roads/leader-superior",
        "logs/2026/canal/p0001/2026-01",
        "logs/2026/roads/p0001/2026-03",
        "panels/2026-Q1/roads",
        "summaries/2026-Q1/roads/p0001",
        "vetoes/2026-Q1/v",
    }
    parts = {record: part for record, part in inputs.items() if part is not None}
    assert parts.pop("calendar/2026") == {"workdays": list(workdays("2026-01-01", "2026-04-07"))}
    assert parts == {
        "organization/units/roads": {
            "unit": "roads",
            "class": "township",
            "superior": "district",
            "assessed": True,
        },
        "organization/people/p0900": {"person": "p0900", "unit": "district", "role": "head"},
        "organization/people/p0001": {
            "person": "p0001",
            "appointments": [
                spell("2026-01-01", "2026-02-08", "canal", "staff", "staff"),
                spell("2026-02-09", "2026-03-31", "roads", "head", "zhengke"),
            ],
            "leave": [{"from": "2026-01-01", "to": "2026-01-09"}],
        },
    }


def spell(first: str, last: str, place: str, role: str, rank: str) -> dict[str, str]:
    return {"from": first, "to": last, "unit": place, "role": role, "rank": rank, "identity": "civil_servant"}


def test_a_later_appointment_does_not_disturb_an_earlier_settlement() -> None:
    before = book()
    one = before.people["p0001"]
    ended = replace(one.appointments[1], end="2026-08-31")
    later = replace(one, appointments=(one.appointments[0], ended, post("canal", start="2026-09-01")))
    after = replace(before, people={**before.people, "p0001": later})
    assert inputs_of(policies(), before, "2026-Q1", "roads") == inputs_of(
        policies(), after, "2026-Q1", "roads"
    )


def test_a_later_calendar_does_not_disturb_an_earlier_settlement() -> None:
    longer = replace(book(), workdays=workdays("2026-01-01", "2028-12-31"))
    assert inputs_of(policies(), longer, "2026-Q1", "roads") == inputs_of(
        policies(), book(), "2026-Q1", "roads"
    )


class TestYear:
    @staticmethod
    def inputs(**settled: Any) -> dict[str, Any]:
        year = (2026, "roads")
        past = (
            PastResult(2025, "p0001", "canal", "competent", record="past-results/2025/canal"),
            PastResult(2024, "p0001", "roads", "basic", last_in_unit=True, record="past-results/2024/roads"),
            PastResult(2023, "p0001", "roads", "basic", record="past-results/2023/roads"),
        )
        found = replace(
            book(),
            unit_results={year: UnitResult(2026, "roads", points("90"), "unit-results/2026/roads")},
            democratic={year: Democratic(2026, "roads", 5, {}, "democratic/2026/roads")},
            past={(one.year, one.person): one for one in past},
        )
        outcomes = {"2026-Q1": outcome("2026-Q1", "canal", 2), "2026-Q2": outcome("2026-Q2", "roads", 0)}
        return dict(inputs_of(policies(), found, "2026", "roads", outcomes=outcomes, **settled))

    def test_settled_periods_and_annual_records(self) -> None:
        inputs = self.inputs()
        assert {record for record, part in inputs.items() if part is None} == {
            "democratic/2026/roads",
            "results/2026-Q1/2/units/canal",
            "unit-results/2026/roads",
        }

    def test_earlier_years_as_far_back_as_the_policy_looks(self) -> None:
        past = {record: part for record, part in self.inputs().items() if record.startswith("past-results/")}
        assert past == {
            "past-results/2024/roads": {
                "rows": [{"person": "p0001", "grade": "basic", "last_in_unit": True}]
            },
            "past-results/2025/canal": {"rows": [{"person": "p0001", "grade": "competent"}]},
        }

    def test_a_settled_year_comes_before_what_was_taken_over(self) -> None:
        inputs = self.inputs(past_years={2025: outcome("2025", "canal", 1)})
        assert inputs["results/2025/1/units/canal"] is None
        assert "past-results/2025/canal" not in inputs


def outcome(period: str, place: str, number: int) -> Outcome:
    one = PersonOutcome("p0001", place, "assessed", "staff", "staff", "civil_servant", "staff")
    return Outcome(period, "2026-12-01", "jiancaoping", 1, 2, {"p0001": one}, number)


@pytest.mark.parametrize("period", ["2026-Q2", "2026"])
def test_one_unit_or_all_of_them(period: str) -> None:
    found = body("as it is")
    outcomes = {name: one for name, one in found.outcomes.items() if name != "2026"}
    together = inputs_by_unit(found.policies, found.facts, period, outcomes=outcomes)
    assert together["u3"] == inputs_of(found.policies, found.facts, period, "u3", outcomes=outcomes)


def test_every_record_that_a_derivation_names_is_in_the_manifest() -> None:
    found = body("as it is")
    for period, outcome in found.outcomes.items():
        outcomes = {name: one for name, one in found.outcomes.items() if name != "2026"}
        inputs = inputs_by_unit(found.policies, found.facts, period, outcomes=outcomes)
        for one in outcome.people.values():
            roots = filter(None, (one.derivation, one.grade_derivation))
            named = {node.record for root in roots for node in walk(root)}
            assert named - {""} <= {record for record, _ in inputs[one.unit]}
