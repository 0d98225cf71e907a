"""Records name people and units that exist, and the periods and policies that judge them (F001–F004)."""

from __future__ import annotations

from collections.abc import Iterable

from ledger.checks.context import Context
from ledger.checks.fault import Fault, fault
from ledger.records.loading import Record
from ledger.records.named import Named, people_named, units_named
from scoring.rounds import period_of_round


def check_references(context: Context) -> Iterable[Fault]:
    """Every person and unit named is in the organization."""
    for record in context.ledger.records.values():
        for pointer, unit in units_named(record.kind, record.value):
            if not context.knows_unit(unit):
                yield fault(record.id, pointer, "F001", unit=unit)
        for pointer, person in _people(record):
            if not context.knows_person(person):
                yield fault(record.id, pointer, "F002", person=person)


def check_log_references(context: Context) -> Iterable[Fault]:
    """The same for logs."""
    for log in context.ledger.logs:
        if not context.knows_unit(log.unit):
            yield fault(log.record, ("unit",), "F001", unit=log.unit)
        if not context.knows_person(log.person):
            yield fault(log.record, ("person",), "F002", person=log.person)


def check_periods(context: Context) -> Iterable[Fault]:
    """Every period is one of the policy's cycle, and a policy is in force for it."""
    if context.policies_broken:
        return
    for record in (*context.ledger.records.values(), *context.settlements):
        for field in ("period", "year"):
            if field in record.value and record.kind not in ("calendar", "past-result", "seeds"):
                yield from _period_faults(context, record, field)
    months = {log.month for log in context.ledger.logs}
    lawless = {month for month in months if context.policy_on(f"{month}-01") is None}
    for log in context.ledger.logs:
        if log.month in lawless:
            yield fault(log.record, ("month",), "F004", period=log.month)


def _period_faults(context: Context, record: Record, field: str) -> Iterable[Fault]:
    period = str(record.value[field])
    policy = context.policy(period)
    if policy is None:
        yield fault(record.id, (field,), "F004", period=period)
    elif context.period(period) is None and context.period(period_of_round(period)) is not None:
        yield fault(record.id, (field,), "O023", period=period)
    elif context.period(period) is None:
        yield fault(record.id, (field,), "F003", period=period, months=policy.cycle.period_months)


def _people(record: Record) -> Named:
    """People by id; those on ballots are judged by their style."""
    return iter(()) if record.kind == "ballots" else people_named(record.kind, record.value)
