"""A policy with an indicator of every method, and rows, goals and tasks for it."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import Any

from scoring.facts import Facts, Goals, GoalTarget, IndicatorRow, Milestone, Task
from scoring.periods import periods_of
from scoring.policy.types import Policy
from tests.scoring.small import preset

RATIO = {"kind": "ratio", "cap": "1", "floor": "0"}
DESCENDING = {"kind": "interval", "zero_at": "30", "full_at": "10"}
STEPS = {
    "kind": "step",
    "steps": [{"at_least": "60", "points": "3.00"}, {"at_least": "90", "points": "5.00"}],
}
LOWER = {"kind": "lower_is_better", "per": "2", "deduct": "0.50", "rounding": "ceiling"}
TIERED = {
    "kind": "tiered",
    "tiers": [
        {"id": "good", "name": "好", "points": "5.00"},
        {"id": "fair", "name": "一般", "points": "3.00"},
    ],
}
STANDARD = {"kind": "standard", "late_workdays": 3, "late_share": 6000}
COUNT = {"kind": "count", "each": "1.00"}


def indicator(id_: str, points: str, method: Mapping[str, Any] | None = None, **other: Any) -> dict[str, Any]:
    """An entry of ``indicators`` of the class ``common`` for people, withholding when absent."""
    value = {"id": id_, "name": id_, "class": "common", "subjects": "people", "points": points}
    value |= {"absent": "withhold", "basis": "D7"}
    return value | ({"method": deepcopy(dict(method))} if method is not None else {}) | other


def component(id_: str = "indicators", **other: Any) -> dict[str, Any]:
    """A weighted component of everything in the class ``common``."""
    value = {"id": id_, "name": id_, "component": "indicators", "weight": {"default": 10000}}
    return value | {"absent": "withhold", "classes": ["common"], "basis": "D7"} | other


def negative(**other: Any) -> dict[str, Any]:
    """A points component of the class ``negative``."""
    value = {"id": "negative", "name": "负面", "component": "indicators", "classes": ["negative"]}
    return value | {"basis": "D7"} | other


def rules(*indicators: Mapping[str, Any], **other: Any) -> dict[str, Any]:
    """Changes of the preset that make periods be scored by these indicators alone."""
    found = [dict(each) for each in indicators]
    points = [negative()] if any(each["class"] == "negative" for each in found) else []
    return {
        "indicator_classes": [{"id": "common", "name": "共性"}, {"id": "negative", "name": "负面"}],
        "indicators": found,
        "period_score.weighted": [component()],
        "period_score.points": points,
        "grades.caps": [],
        "grades.floors": [],
        **other,
    }


def every_method() -> dict[str, Any]:
    """Changes of the preset: every method beside the ballots, sub-items, targets from everywhere, tasks."""
    value = preset()
    ballots = {**value["period_score"]["weighted"][0], "weight": {"default": 4000}}
    mixed = [
        {"id": "share", "name": "占比", "points": "2.00", "method": RATIO, "target": "50"},
        {"id": "text", "name": "说明", "points": "3.00", "method": TIERED},
    ]
    items = [
        indicator("output", "10.00", RATIO | {"floor": "0.5"}, absent="zero", target="100", evidence=1),
        indicator("speed", "5.00", DESCENDING, absent="renormalise"),
        indicator("visits", "5.00", STEPS),
        indicator("cases", "5.00", LOWER, absent="renormalise"),
        indicator("order", "5.00", TIERED, absent="renormalise", where={"roles": ["staff"]}),
        indicator("report", "5.00", STANDARD, absent="renormalise"),
        indicator("mixed", "5.00", None, absent="renormalise", sub_items=mixed),
        indicator("work", "5.00", RATIO, absent="renormalise", source="tasks"),
        indicator("overdue", "3.00", COUNT, absent="zero", **{"class": "negative"}),
    ]
    points = [*value["period_score"]["points"], negative(cap="2.00")]
    return rules(*items) | {
        "period_score.weighted": [ballots, component(weight={"default": 6000}, absent="renormalise")],
        "period_score.points": points,
        "grades.caps": value["grades"]["caps"],
        "grades.floors": value["grades"]["floors"],
    }


def row(indicator_: str, subject: str = "p0001", period: str = "2026-Q1", **known: Any) -> IndicatorRow:
    """A row; numbers are written as text."""
    numbers = {name: Fraction(known.pop(name)) for name in ("actual", "target") if name in known}
    name, _, item = indicator_.partition(".")
    return IndicatorRow(subject, period, name, item, **numbers, **known, record=f"indicators/{period}/roads")


def rows(*found: IndicatorRow) -> dict[tuple[str, str], tuple[IndicatorRow, ...]]:
    """Rows as the facts hold them."""
    keys = {(each.period, each.subject) for each in found}
    return {key: tuple(each for each in found if (each.period, each.subject) == key) for key in keys}


def goals(
    *targets: tuple[str, str, str], subject: str = "p0001", unit: str = "roads", approved: bool = True
) -> Goals:
    """Goals of 2026 by indicator, period and target."""
    found = tuple(GoalTarget(name, "", period, Fraction(target)) for name, period, target in targets)
    return Goals(2026, subject, unit, approved, found, f"goals/2026/{unit or subject}/{subject}")


def task(*milestones: tuple[str, str, str], subject: str = "p0001", indicator_: str | None = "work") -> Task:
    """A task of 2026 with milestones by period, due day and day done (empty: not done)."""
    found = tuple(
        Milestone(f"m{place}", period, due, done or None)
        for place, (period, due, done) in enumerate(milestones, start=1)
    )
    return Task(2026, subject, indicator_, found, f"tasks/2026/{subject}")


def with_measurements(policy: Policy, facts: Facts, seed: int) -> Facts:
    """Facts with rows, goals and tasks of everybody, some of them missing, late, or out of range."""
    chance = Random(seed)
    found: list[IndicatorRow] = []
    for period in periods_of(2026, policy):
        for subject in facts.people:
            found += [each for each in _some(chance, subject, period.id) if chance.random() < 0.8]
    sheets = [
        goals(("cases", f"2026-Q{quarter}", "4"), subject=subject, unit=person.appointments[-1].unit)
        for subject, person in facts.people.items()
        for quarter in (1, 3)
    ]
    tasks = [_task(chance, subject) for subject in facts.people if chance.random() < 0.8]
    return replace(
        facts,
        indicators=rows_by_key(found),
        goals={("2026", each.subject): (each,) for each in sheets},
        tasks={("2026", each.subject): (each,) for each in tasks},
    )


def rows_by_key(found: Iterable[IndicatorRow]) -> dict[tuple[str, str], tuple[IndicatorRow, ...]]:
    """The same as ``rows``, for many."""
    keyed: dict[tuple[str, str], tuple[IndicatorRow, ...]] = {}
    for each in found:
        key = (each.period, each.subject)
        keyed[key] = (*keyed.get(key, ()), each)
    return keyed


def _some(chance: Random, subject: str, period: str) -> Iterable[IndicatorRow]:
    year, quarter = period.split("-Q")
    month = 3 * int(quarter)
    days = [f"{year}-{month:02}-{day:02}" for day in (10, 20, 22, 28)]
    where = {"subject": subject, "period": period}
    yield row("output", actual=chance.choice(["0", "40", "99.5", "120"]), **where)
    yield row("speed", actual=str(chance.randint(5, 35)), **where)
    yield row("visits", actual=str(chance.randint(40, 100)), **where)
    yield row("cases", actual=str(chance.randint(0, 20)), **where)
    yield row("order", tier=chance.choice(["good", "fair", "unheard"]), **where)
    done = chance.choice([*days, None])
    yield row("report", deadline=days[1], done=done, **where)
    yield row("mixed.share", actual="25", target=chance.choice(["50", "0"]), **where)
    yield row("mixed.text", tier="good", **where)
    yield row("overdue", actual=str(chance.randint(0, 4)), **where)


def _task(chance: Random, subject: str) -> Task:
    planned = [(f"2026-Q{quarter}", f"2026-{3 * quarter:02}-15") for quarter in (1, 1, 2, 3)]
    done = ["", "2026-03-10", "2026-03-30", "2026-09-15"]
    return task(*((period, due, chance.choice(done)) for period, due in planned), subject=subject)
