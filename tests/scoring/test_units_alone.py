"""A policy may score units and no people, people and no units, but not nobody."""

import pytest

from scoring.frame import frame_of
from scoring.periods import PeriodError
from scoring.policy.faults import faults
from scoring.policy.types import Policy
from scoring.policy.versions import Policies
from tests.scoring.small import CLOSED, facts, person, policy

PEOPLE = dict.fromkeys(
    ("fairness", "period_score", "grades", "annual", "identities.borrowed.grade_names"), None
)


def units_alone() -> Policy:
    base = {"id": "base", "name": "底分", "component": "base_points", "basis": "illustrative"}
    weighted = [{**base, "points": "80.00", "weight": {"default": 10000}, "absent": "withhold"}]
    bounds = {"min": "0.00", "max": "100.00", "basis": "illustrative"}
    grades = {"order": [{"id": "first", "name": "第一等"}], "default": "first"}
    score = {"weighted": weighted, "points": [], "bounds": bounds}
    return policy({**PEOPLE, "unit_period_score": score, "unit_grades": grades})


def test_units_alone_are_no_fault() -> None:
    assert faults(units_alone()) == []


def test_units_are_scored_and_people_are_not() -> None:
    policies, found = Policies([units_alone()]), facts([person("p0001")])
    assert list(frame_of(policies, found, "units-2026-Q1", CLOSED).seats) == ["roads"]
    with pytest.raises(PeriodError, match="scores no people"):
        frame_of(policies, found, "2026-Q1", CLOSED)


def test_somebody_must_be_scored() -> None:
    told = faults(policy(PEOPLE))
    assert [(fault.code, fault.pointer) for fault in told] == [("goes_with", ("policy",))]


@pytest.mark.parametrize(("gone", "left"), [("grades", "period_score"), ("period_score", "grades")])
def test_score_and_grades_of_a_period_go_together(gone: str, left: str) -> None:
    told = [fault for fault in faults(policy({gone: None})) if fault.code == "goes_with"]
    assert [fault.pointer for fault in told] == [(left,)]
