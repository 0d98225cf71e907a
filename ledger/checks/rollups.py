"""Weekly logs and roll-ups: one entry a week, roll-ups of whole weeks, in time, once, none missing (X5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ledger.checks.context import Context
from ledger.checks.fault import Fault, fault
from ledger.records.loading import Record
from ledger.records.logs import LogFacts
from scoring.calendar import workdays_after
from scoring.facts import Day
from scoring.periods import Period
from scoring.policy.types import Policy
from scoring.rollups import BODY, Due, due_rollups, missing_rollups
from scoring.weeks import monday, week_ends


def check_one_a_week(context: Context) -> Iterable[Fault]:
    """Where one entry a week is due, nobody files two for the same week (H025)."""
    if context.policies_doubtful:
        return
    first: dict[tuple[str, Day], Day] = {}
    for log in sorted(context.ledger.logs, key=lambda log: (log.person, log.month, log.record)):
        policy = context.policy_on(f"{log.month}-01")
        if policy is None or not policy.logs.weekly:
            continue
        for index, day in enumerate(log.dates):
            other = first.setdefault((log.person, monday(day)), day)
            if other != day:
                yield fault(log.record, ("entries", index, "date"), "H025", day=day, other=other)


def check_weeks(context: Context) -> Iterable[Fault]:
    """A roll-up is of a week that ends in the period, and of a section of the unit (H026, H003)."""
    for record in context.of_kind("rollup"):
        value, period = record.value, context.period(record.value["period"])
        unit = context.facts.units.get(value["unit"])
        if period is not None and int(value["week_ending"][:4]) in context.calendar_years:
            ends = set(week_ends(context.facts.workdays, period.first, period.last).values())
            if value["week_ending"] not in ends:
                yield fault(record.id, ("week_ending",), "H026", day=value["week_ending"], period=period.id)
        if "section" in value and unit is not None and value["section"] not in unit.sections:
            yield fault(record.id, ("section",), "H003", section=value["section"], unit=unit.id)


def check_once(context: Context) -> Iterable[Fault]:
    """One roll-up for each week, level, unit and section (H027)."""
    first: dict[Due, Record] = {}
    for record in context.of_kind("rollup"):
        value = record.value
        unit = BODY if value["level"] == "body" else value["unit"]
        key = Due(value["level"], unit, value.get("section"), value["week_ending"])
        original = first.setdefault(key, record)
        if original is not record:
            yield fault(record.id, ("week_ending",), "H027", week=value["week_ending"], other=original.path)


def check_filing(context: Context) -> Iterable[Fault]:
    """Filed after the week's work and within the workdays that the policy allows (H028)."""
    for record in context.of_kind("rollup"):
        policy, value = context.policy(record.value["period"]), record.value
        rules = policy.logs.rollup if policy else None
        if rules is None:
            continue
        deadline = context.deadline(value["week_ending"], rules.due_workdays)
        if value["filed"] > deadline:
            yield fault(record.id, ("filed",), "H028", filed=value["filed"], deadline=deadline)


def check_missing(context: Context) -> Iterable[Fault]:
    """Roll-ups that are due and not there, told once a unit and period (H029)."""
    if context.now is None or context.policies_doubtful:
        return
    for id_ in sorted({*_periods(context.ledger.logs, context), *context.facts.rollups}):
        policy, period = context.policy(id_), context.period(id_)
        if policy is not None and period is not None and policy.logs.rollup is not None:
            units = sorted({seat.unit for seat in context.roster(id_).values()})
            yield from _missing(context, policy, period, [*units, BODY])


def _periods(logs: Sequence[LogFacts], context: Context) -> Iterator[str]:
    """The periods that have logs."""
    for month in {log.month for log in logs}:
        period = context.period_on(f"{month}-01")
        if period is not None:
            yield period.id


def _missing(context: Context, policy: Policy, period: Period, units: Iterable[str]) -> Iterator[Fault]:
    rules = policy.logs.rollup
    assert rules is not None
    assert context.now is not None
    _await(context, period, rules.due_workdays)
    for unit in units:
        missing = missing_rollups(rules, context.facts, period, unit, context.now)
        if missing:
            due = sum(1 for _ in due_rollups(rules, context.facts, period, unit, context.now))
            record = context.facts.units[unit].record if unit else "organization/body"
            yield fault(
                record,
                (),
                "H029",
                unit=unit or _body(context),
                missing=len(missing),
                due=due,
                period=period.id,
                first=missing[0].week,
            )


def _body(context: Context) -> str:
    """The name of the body."""
    return next((str(record.value["name"]) for record in context.of_kind("body")), "—")


def _await(context: Context, period: Period, due_workdays: int) -> None:
    """The next day on which a roll-up falls due: until then nothing new is missing."""
    weeks = sorted(set(week_ends(context.facts.workdays, period.first, period.last).values()))
    days = (workdays_after(context.facts.workdays, week, due_workdays) for week in weeks)
    next((day for day in days if context.is_future(day)), None)
