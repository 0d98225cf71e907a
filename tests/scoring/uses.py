"""A policy that uses results in every way there is, with the grades and waivers it looks at."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from scoring.facts import Person, Secondment, Span, Waiver
from tests.scoring.small import at, preset

UNIT_GRADES = {"u0": "first", "u2": "second", "u3": "fourth"}
"""Unit → annual grade given from outside; the others have none."""
WAIVERS: Mapping[str, tuple[Waiver, ...]] = {
    "2026": (
        Waiver("2026", "moving", "u4", 4000, None, record="waivers/2026/share"),
        Waiver("2026", "moving", "u4", None, 2, record="waivers/2026/count"),
        Waiver("2026", "moving", None, 2500, None, record="waivers/2026/total"),
        Waiver("2026", "moving", None, 9000, None, subjects="units", record="waivers/2026/units"),
    )
}


def special(people: Mapping[str, Person]) -> dict[str, Person]:
    """One person with an open case, one seconded out of the ledger, one to another unit of it."""
    changes: dict[str, dict[str, Any]] = {
        "p00031": {"cases": (Span("2026-06-01", None),)},
        "p00032": {"secondments": (Secondment("2026-02-01", None, None),)},
        "p00033": {"secondments": (Secondment("2026-02-01", None, "u0"),)},
    }
    return {name: replace(person, **changes.get(name, {})) for name, person in people.items()}


def uses() -> dict[str, Any]:
    """The changes of the preset."""
    return {
        "annual.grades.caps": [_moving_cap()],
        "conditions": [_named("steady"), _named("clean")],
        "annual.eligibility": [*at(preset(), "annual.eligibility"), *map(_gate, _GATES.items())],
        "roster.open_case": True,
        "roster.seconded_over": "1/2",
        "bonuses": _bonuses(),
        "annual.consequences": [*at(preset(), "annual.consequences"), *_ladders(), *_awards()],
    }


_CONDITIONS = {
    "steady": {
        "all": [
            {"period_grades": {"grades": ["good", "fair"], "at_least": 2}},
            {"period_grades": {"grades": ["average", "poor"], "at_most": 0}},
        ]
    },
    "clean": {"all": [{"condition": "steady"}, {"no_veto": {}}]},
}
_GATES = {
    "clean": {"condition": "clean"},
    "often": {"period_grades": {"grades": ["good"], "more_than": "1/2", "of": "year"}},
    "streak": {"grade_streak": {"grades": ["excellent", "competent"], "years": 2}},
    "high": {"score": {"at_least": "75.00"}},
    "front": {"rank_in_unit": {"within": "1/3"}},
    "good-unit": {"unit_grade": {"grades": ["first", "second"]}},
    "undisciplined": {"not": {"no_veto": {"grounds": ["discipline"]}}},
}


def _named(name: str) -> dict[str, Any]:
    return {"id": name, "name": name, "when": _CONDITIONS[name]}


def _gate(found: tuple[str, dict[str, Any]]) -> dict[str, Any]:
    return {"id": found[0], "name": found[0], "basis": "X10", "when": found[1]}


def _moving_cap() -> dict[str, Any]:
    cap = {"id": "moving", "name": "x", "grade": "excellent", "among": {}, "share": 2000, "base": "unit"}
    shares = {"first": 3500, "second": 2500, "fourth": 1500}
    moving = {"share_by_unit_grade": shares, "share_bounds": {"min": 1500, "max": 3500}}
    total = {"share": 2000, "approved_share": 2500}
    rules = {"rounding": "floor", "at_least": 0, "ties": "share_lower", "basis": "D3"}
    return {**cap, **moving, "total": total, **rules, "requires": {"no_veto": ["discipline"]}}


def _ladders() -> list[dict[str, Any]]:
    def steps(*years: int) -> list[dict[str, Any]]:
        return [{"years": each, "measure": f"measure-{each}", "name": "x"} for each in years]

    ladder = {"component": "ladder", "basis": "T13"}
    bad = {"grades": ["incompetent", "basic"], "last": {"minimum": 3, "ties": "nobody"}}
    return [
        {**ladder, "id": "down", **bad, "steps": steps(1, 2)},
        {**ladder, "id": "up", "grades": ["excellent"], "steps": steps(1), "when": {"no_veto": {}}},
        {**ladder, "id": "once", "when": {"condition": "steady"}, "steps": steps(1)},
    ]


def _awards() -> list[dict[str, Any]]:
    award = {"component": "award", "ties": "share_lower", "basis": "T13"}
    count = {"count": 3, "base": "body", "by": "periods", "requires": {"condition": "clean"}}
    share = {"share": 3000, "rounding": "floor", "at_least": 1, "base": "cohort", "break_by": ["periods"]}
    return [
        {**award, "id": "single", **count},
        {**award, "id": "general", **share, "among": {"ranks": ["staff"]}},
    ]


def _bonuses() -> list[dict[str, Any]]:
    grades = [{"grade": "excellent", "points": "1.5"}, {"grade": "competent", "points": "1.0"}]
    ranks = [{"within": "1/5", "points": "2.0"}, {"within": "1/2", "points": "1.0"}]
    bonus = {"places": 2, "basis": "D13"}
    held = {"largest_difference": "3.00", "gate": "high", "among": {"ranks": ["staff"]}}
    return [
        {**bonus, "id": "by-score", "points": {"by": "score"}},
        {**bonus, "id": "by-more", "points": {"by": "score", "above": "70.00"}, **held},
        {**bonus, "id": "by-grade", "points": {"by": "grade", "grades": grades}},
        {**bonus, "id": "by-rank", "points": {"by": "rank", "ranks": ranks}},
    ]
