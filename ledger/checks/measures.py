"""Measures on record: known, opened by their rule, in order, complete (K001–K010, K015)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from ledger.care.build import care_facts, taken
from ledger.checks.context import Context
from ledger.checks.fault import Fault, Pointer, fault
from ledger.records.loading import Record
from scoring.calendar import NEVER
from scoring.care.due import Due, Ground, dues
from scoring.care.standing import measure_on, missed_steps
from scoring.facts import Day
from scoring.periods import PeriodError, split
from scoring.policy.care import TRIGGERS, Measure

_COUNTED = "missing_logs"
"""Rests on all logs of a period; `shaiji measures` tells who is meant."""


def check_measures(context: Context) -> Iterable[Fault]:
    """The measure is in the catalogue, and its year is that of the day it was opened."""
    for record in context.of_kind("measure"):
        value, day = record.value, record.value["opened"]["date"]
        policy, period = context.policy_on(day), context.period_on(day)
        if period and period.year != value["year"]:
            yield fault(record.id, ("year",), "K010", year=value["year"], day=day, expected=period.year)
        if policy and not context.policies_doubtful and _measure(context, record) is None:
            known = ", ".join(measure.id for measure in policy.measures)
            yield fault(record.id, ("measure",), "K001", measure=value["measure"], known=known)


def check_order(context: Context) -> Iterable[Fault]:
    """Opening, steps and end follow one another."""
    for record in context.of_kind("measure"):
        value = record.value
        before = value["opened"]["date"]
        days: list[tuple[Pointer, Day]] = [
            (("steps", index, "date"), step["date"]) for index, step in enumerate(value.get("steps", ()))
        ]
        days += [(("closed", "date"), value["closed"]["date"])] if "closed" in value else []
        for pointer, day in days:
            if day < before:
                yield fault(record.id, pointer, "K003", day=day, before=before)
            before = max(before, day)


def check_mentors(context: Context) -> Iterable[Fault]:
    """A mentor is somebody else, in post when the mentoring starts."""
    for record in context.of_kind("measure"):
        value, measure, day = record.value, _measure(context, record), record.value["opened"]["date"]
        if "mentor" not in value and measure and measure.kind == "mentoring":
            yield fault(record.id, ("measure",), "K004", person=value["person"], day=day)
        if "mentor" not in value:
            continue
        mentor = context.sound_person(value["mentor"])
        absent = mentor is not None and context.post_on(mentor, day) is None
        if value["mentor"] == value["person"] or absent:
            yield fault(record.id, ("mentor",), "K004", person=value["person"], day=day)


def check_own_hand(context: Context) -> Iterable[Fault]:
    """Nobody opens or closes a measure about themselves."""
    for record in context.of_kind("measure"):
        person = context.facts.people.get(record.value["person"])
        own = {record.value["person"], person.name if person else record.value["person"]}
        for field in ("opened", "closed"):
            if field in record.value and record.value[field]["by"] in own:
                yield fault(record.id, (field, "by"), "K007", by=record.value[field]["by"])


def check_once(context: Context) -> Iterable[Fault]:
    """One cause opens a measure for a person once."""
    first: dict[tuple[str, str, str], Record] = {}
    for record in context.of_kind("measure"):
        each = taken(record)
        original = first.setdefault(_key(record), record) if each.because else record
        if original is not record:
            yield fault(record.id, ("opened", "because"), "K005", because=each.because, other=original.path)


def check_progress(context: Context) -> Iterable[Fault]:
    """Steps come as often as the policy asks, and the end in time; judged up to the end or today."""
    for record in context.of_kind("measure"):
        measure, each = _measure(context, record), taken(record)
        until = each.closed or context.now
        if measure is None or until is None:
            continue
        if each.closed is None:
            context.awaited.append(until)
        missed = missed_steps(measure, each, until)
        if missed:
            every = measure.steps_every
            yield fault(record.id, ("measure",), "K006", missed=missed, every=every, until=until)
        if measure.close_workdays is not None:
            end = context.deadline(each.opened, measure.close_workdays)
            if until > end:
                yield fault(record.id, ("opened", "date"), "K009", end=end, workdays=measure.close_workdays)


def check_causes(context: Context) -> Iterable[Fault]:
    """A rule of the policy opens the measure for this person because of what is named, and in time."""
    records = [each for each in context.of_kind("measure") if "because" in each.value["opened"]]
    if not records or context.policies_doubtful:
        return
    causes = {due.key: due for due in dues(_ground(context, records))}
    for record in records:
        measure = _measure(context, record)
        if measure and measure.opening.trigger != _COUNTED and _is_sure(context, record):
            yield from _cause_faults(context, record, measure, causes.get(_key(record)))


def _cause_faults(context: Context, record: Record, measure: Measure, due: Due | None) -> Iterator[Fault]:
    opened, tell = record.value["opened"], partial(fault, record.id)
    if due is None:
        rule = "K008" if measure.opening.trigger == "random" else "K002"
        names = {"person": record.value["person"], "because": opened["because"], "measure": measure.id}
        yield tell(("opened", "because"), rule, **names)
    elif opened["date"] < due.since:
        yield tell(("opened", "date"), "K003", day=opened["date"], before=due.since)
    elif opened["date"] > (until := context.deadline(due.since, measure.within_workdays)):
        yield tell(("opened", "date"), "K015", until=until, workdays=measure.within_workdays)


def _ground(context: Context, records: Iterable[Record]) -> Ground:
    """Everything up to the last day of the calendars, with every settlement that ever was.

    Only draws that a record names are drawn again.
    """
    named = sorted({each.value["opened"]["because"] for each in records})
    care = care_facts(context.ledger, context.rounds, filter(_is_period, named))
    care = replace(care, seeds={day: seed for day, seed in care.seeds.items() if day in named})
    triggers = tuple(each for each in TRIGGERS if each != _COUNTED)
    last = context.facts.workdays[-1] if context.facts.workdays else NEVER
    return Ground(context.policies, context.facts, care, last, True, triggers)


def _is_sure(context: Context, record: Record) -> bool:
    """Whether the cause can be judged: nothing that it rests on is broken."""
    because = record.value["opened"]["because"]
    broken = because in context.broken or any(id_.startswith("seeds/") for id_ in context.broken)
    settled = context.rounds.of(because) if _is_period(because) else ()
    return not (broken or context.may_miss(record.value["person"])) and all(each.whole for each in settled)


def _is_period(cause: str) -> bool:
    try:
        split(cause)
    except PeriodError:
        return False
    return True


def _measure(context: Context, record: Record) -> Measure | None:
    if context.policies_broken:
        return None
    return measure_on(context.policies, record.value["measure"], record.value["opened"]["date"])


def _key(record: Record) -> tuple[str, str, str]:
    each = taken(record)
    return each.measure, each.person, each.because
