"""Settlements: only of closed periods, numbered without a gap (G001, G002)."""

from __future__ import annotations

from collections.abc import Iterable

from ledger.checks.context import Context
from ledger.checks.fault import Fault, fault
from scoring.calendar import NEVER
from scoring.frame import closed, last_filing_day


def check_closed(context: Context) -> Iterable[Fault]:
    """A period is settled when nothing more can be filed for it."""
    for record in context.settlements:
        id_, as_of = record.value["period"], record.value["as_of"]
        policy, period = context.policy(id_), context.period(id_)
        if policy is None or period is None or closed(policy, context.facts, period, as_of):
            continue
        last = last_filing_day(policy, context.facts, period)
        if last != NEVER:
            yield fault(record.id, ("as_of",), "G001", period=id_, as_of=as_of, last=last)


def check_numbers(context: Context) -> Iterable[Fault]:
    """The settlements of a period are numbered 1, 2, 3 …"""
    numbers: dict[str, set[int]] = {}
    for record in context.settlements:
        numbers.setdefault(record.keys["period"], set()).add(int(record.keys["number"]))
    broken = {id_ for id_ in context.broken if id_.startswith("results/")}
    for record in context.settlements:
        period, before = record.keys["period"], int(record.keys["number"]) - 1
        if before and before not in numbers[period] and f"results/{period}/{before}/settlement" not in broken:
            yield fault(record.id, ("number",), "G002", period=period, number=before + 1, missing=before)
