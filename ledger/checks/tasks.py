"""Tasks: broken down level by level, held by somebody who is there, milestones in time (I040–I048)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ledger.checks.context import Context
from ledger.checks.fault import Fault, fault
from ledger.checks.goals import policy_of, posted_in, repeated
from ledger.records.kinds import KIND, record_id
from ledger.records.loading import Record
from scoring.policy.indicators import TaskLevel
from scoring.policy.types import Policy
from scoring.rounds import PEOPLE, UNITS

_HELD = {"body": (), "unit": ("unit",), "section": ("unit", "section"), "person": ("unit", "person")}
"""What holds a task of a level → the fields that must name it."""
_MAY_BE_NAMED = {"body": {"unit"}, "person": {"section"}}
"""What may be named besides: the unit in the lead of a task of the whole body, the section of a person."""


def check_levels(context: Context) -> Iterable[Fault]:
    """The level is one of the policy's, and names what holds it, no more (I040, I042)."""
    for record, policy in _tasks(context):
        level = _level(policy, record)
        if level is None:
            known = ", ".join(each.id for each in policy.task_levels)
            yield fault(record.id, ("level",), "I040", level=record.value["level"], known=known)
        else:
            yield from _holder(record, level)


def check_parents(context: Context) -> Iterable[Fault]:
    """The task above is there, one level up (I041), and no task is broken down from itself (I043)."""
    known = {(each.value["year"], each.value["task"]): each for each in context.of_kind("task")}
    policies = {record.id: policy for record, policy in _tasks(context)}
    for record in context.of_kind("task"):
        parent = record.value.get("parent")
        if parent is None:
            continue
        above = known.get((record.value["year"], parent))
        way = _way_up(known, record)
        if above is None:
            if not _is_broken(context, record, parent):
                yield fault(record.id, ("parent",), "I041", parent=parent, level=record.value["level"])
        elif way[-1] == record.value["task"]:
            yield fault(record.id, ("parent",), "I043", way=" → ".join(way))
        elif record.id in policies and not _is_one_up(policies[record.id], above, record):
            yield fault(record.id, ("parent",), "I041", parent=parent, level=record.value["level"])


def check_holders(context: Context) -> Iterable[Fault]:
    """The person holds a post in the unit (I033), and the section is one of its sections (I044)."""
    for record in context.of_kind("task"):
        value = record.value
        unit = context.facts.units.get(value.get("unit", ""))
        if "person" in value and "unit" in value:
            yield from posted_in(context, record, value["person"], value["unit"], value["year"])
        if "section" in value and unit is not None and value["section"] not in unit.sections:
            yield fault(record.id, ("section",), "I044", section=value["section"], unit=unit.id)


def check_milestones(context: Context) -> Iterable[Fault]:
    """Milestones have their days in their periods, evidence once done, and ids of their own (I045–I047)."""
    for record in context.of_kind("task"):
        yield from repeated(record, "milestones")
        year = context.period(f"{record.value['year']:04}")
        for index, each in enumerate(record.value["milestones"]):
            place = ("milestones", index)
            period = context.period(each["period"])
            if context.policy(each["period"]) is not None and (
                period is None or period.year != record.value["year"]
            ):
                yield fault(
                    record.id, (*place, "period"), "I035", period=each["period"], year=record.value["year"]
                )
            elif period is not None and not period.first <= each["due"] <= min(
                period.last, record.value["due"]
            ):
                last = min(period.last, record.value["due"])
                yield fault(
                    record.id, (*place, "due"), "I045", day=each["due"], first=period.first, last=last
                )
            if "done" in each and "evidence" not in each:
                yield fault(record.id, place, "I046", key=True, id=each["id"])
            if "done" in each and year is not None and each["done"] < year.first:
                yield fault(record.id, (*place, "done"), "I047", day=each["done"], first=year.first)


def check_fed(context: Context) -> Iterable[Fault]:
    """The indicator takes its value from tasks, of people or units as the task is theirs (I048)."""
    for record in context.of_kind("task"):
        policy = policy_of(context, record)
        if "indicator" not in record.value or policy is None or not policy.indicators:
            continue
        subjects = PEOPLE if "person" in record.value else UNITS
        fed = {each.id for each in policy.indicators if each.source == "tasks" and each.subjects == subjects}
        if record.value["indicator"] not in fed:
            yield fault(record.id, ("indicator",), "I048", id=record.value["indicator"])


def _tasks(context: Context) -> Iterator[tuple[Record, Policy]]:
    """The tasks of years whose policy has levels; without any, a task may be of any level."""
    for record in context.of_kind("task"):
        policy = policy_of(context, record)
        if policy is not None and policy.task_levels:
            yield record, policy


def _level(policy: Policy, record: Record) -> TaskLevel | None:
    return next((each for each in policy.task_levels if each.id == record.value["level"]), None)


def _holder(record: Record, level: TaskLevel) -> Iterator[Fault]:
    needed = set(_HELD[level.holder])
    named = {field for field in ("unit", "section", "person") if field in record.value}
    if not needed <= named <= needed | _MAY_BE_NAMED.get(level.holder, set()):
        listed = ", ".join(_HELD[level.holder]) or "-"
        yield fault(record.id, ("level",), "I042", level=level.id, fields=listed)


def _is_one_up(policy: Policy, above: Record, record: Record) -> bool:
    """Whether the task above stands one level higher; nothing is said where a level is not known."""
    ids = [level.id for level in policy.task_levels]
    upper, lower = above.value["level"], record.value["level"]
    return upper not in ids or lower not in ids or ids.index(upper) + 1 == ids.index(lower)


def _is_broken(context: Context, record: Record, parent: str) -> bool:
    return record_id(KIND["task"].path(year=record.value["year"], task=parent)) in context.broken


def _way_up(known: dict[tuple[int, str], Record], record: Record) -> list[str]:
    """The tasks above a task, itself first, until the top or until one comes again."""
    way, found = [str(record.value["task"])], record
    while (parent := found.value.get("parent")) is not None:
        way.append(str(parent))
        above = known.get((record.value["year"], parent))
        if above is None or parent in way[:-1]:
            break
        found = above
    return way
