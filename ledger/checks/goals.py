"""Goals of people and units: their steps in order, their approval, their targets (I030–I036; S1, D8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from ledger.checks.context import Context
from ledger.checks.fault import Fault, Pointer, fault
from ledger.records.loading import Record
from scoring.indicators.registry import METHODS
from scoring.policy.types import Policy
from scoring.roster import overlaps
from scoring.rounds import PEOPLE, UNITS

Day = str
STEPS: tuple[tuple[str, str], ...] = (
    ("declared", ""),
    ("presented", ""),
    ("rated", "date"),
    ("approved", "date"),
    ("posted", "from"),
)
"""The steps in order, and where in each its day stands."""
_OPTIONAL = frozenset({"rated"})
"""A step that may be left out: a unit may have nobody to rate its goals."""


def check_steps(context: Context) -> Iterable[Fault]:
    """Declared, presented, rated, approved, posted: none before the one that goes before it (I030, I031)."""
    for record in _goals(context):
        before: tuple[str, Day] | None = None
        for step, place, day in _steps(record):
            if before is not None and day < before[1]:
                yield fault(record.id, place, "I030", step=step, day=day, before=before[0], earlier=before[1])
            before = (step, day)
        yield from _skipped(record)


def check_approval(context: Context) -> Iterable[Fault]:
    """Nobody approves their own goals (I032)."""
    for record in context.of_kind("goals"):
        approved = record.value.get("approved")
        if approved is not None and approved["by"] == record.value["person"]:
            yield fault(record.id, ("approved", "by"), "I032", person=approved["by"])


def check_owners(context: Context) -> Iterable[Fault]:
    """The person holds a post in the unit during the year (I033)."""
    for record in context.of_kind("goals"):
        value = record.value
        yield from posted_in(context, record, value["person"], value["unit"], value["year"])


def posted_in(context: Context, record: Record, person: str, unit: str, year: int) -> Iterator[Fault]:
    """A fault when somebody holds no post in a unit during a year."""
    known, period = context.sound_person(person), context.period(f"{year:04}")
    if known is None or period is None:
        return
    if not any(post.unit == unit and overlaps(post, period) for post in known.appointments):
        yield fault(record.id, ("person",), "I033", person=person, unit=unit, year=year)


def check_targets(context: Context) -> Iterable[Fault]:
    """Targets are of an indicator that is there and has one, in the year's periods, each once (I034–I036)."""
    for record in _goals(context):
        policy = policy_of(context, record)
        for index, goal in enumerate(record.value["goals"]):
            place = ("goals", index)
            if policy is not None and policy.indicators and "indicator" in goal:
                yield from _indicator(record, place, goal, policy)
            yield from _periods(context, record, place, goal)
        yield from repeated(record, "goals")


def policy_of(context: Context, record: Record) -> Policy | None:
    """The policy of a record's year; None when there is none, or it has an error."""
    return None if context.policies_doubtful else context.policy(f"{record.value['year']:04}")


def repeated(record: Record, field: str) -> Iterator[Fault]:
    """Ids given twice in a list of a record."""
    seen: set[str] = set()
    for index, each in enumerate(record.value[field]):
        if each["id"] in seen:
            yield fault(record.id, (field, index, "id"), "I036", id=each["id"])
        seen.add(each["id"])


def _goals(context: Context) -> Iterator[Record]:
    yield from context.of_kind("goals")
    yield from context.of_kind("unit-goals")


def _steps(record: Record) -> Iterator[tuple[str, Pointer, Day]]:
    """The steps that were taken: name, place and day."""
    for step, field in STEPS:
        if step in record.value:
            place = (step, field) if field else (step,)
            yield step, place, str(record.value[step][field] if field else record.value[step])


def _skipped(record: Record) -> Iterator[Fault]:
    names = [name for name, _ in STEPS if name not in _OPTIONAL]
    for before, step in pairwise(names):
        if step in record.value and before not in record.value:
            yield fault(record.id, (step,), "I031", key=True, step=step, before=before)


def _indicator(record: Record, place: Pointer, goal: dict[str, Any], policy: Policy) -> Iterator[Fault]:
    subjects = PEOPLE if record.kind == "goals" else UNITS
    measures = {
        (measure.indicator, measure.item): measure
        for indicator in policy.indicators
        if indicator.subjects == subjects
        for measure in indicator.measures
    }
    measure = measures.get((goal["indicator"], goal.get("item", "")))
    has_target = "target" in goal or "periods" in goal
    if measure is None or (has_target and "target" not in METHODS[measure.method].needs):
        name = ".".join(filter(None, (goal["indicator"], goal.get("item"))))
        yield fault(record.id, (*place, "indicator"), "I034", id=name)


def _periods(context: Context, record: Record, place: Pointer, goal: dict[str, Any]) -> Iterator[Fault]:
    seen: set[str] = set()
    year = record.value["year"]
    for index, each in enumerate(goal.get("periods", ())):
        period = context.period(each["period"])
        sure = context.policy(each["period"]) is not None
        wrong = sure and (period is None or period.is_year or period.year != year)
        if wrong or each["period"] in seen:
            pointer = (*place, "periods", index, "period")
            yield fault(record.id, pointer, "I035", period=each["period"], year=year)
        seen.add(each["period"])
