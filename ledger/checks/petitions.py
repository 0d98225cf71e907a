"""Petitions: by the policy's words, their steps in order, and nothing about who raised them (U008–U012)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ledger.checks.context import Context
from ledger.checks.fault import Fault, fault
from ledger.records.loading import Record
from scoring.policy.lists import Named

_STEPS = ("received", "accepted", "answered", "closed")
_NUMBER = re.compile("[0-9０-９][0-9０-９ -]{9,}[0-9０-９Xx]")
"""A telephone or identity number, however it is spaced: eleven digits or more."""


def check_petitions(context: Context) -> Iterable[Fault]:
    """Nature and remedy are those of the policy, and it was received in its period (T10)."""
    for record in context.of_kind("petition"):
        value = record.value
        policy, period = context.policy(value["period"]), context.period(value["period"])
        rules = policy.supervision.petitions if policy else None
        if rules is not None:
            yield from _term_faults(record, "nature", rules.natures)
            yield from _term_faults(record, "remedy", rules.remedies)
        if period and not period.first <= value["received"] <= period.last:
            day, first, last = value["received"], period.first, period.last
            yield fault(record.id, ("received",), "U009", day=day, period=period.id, first=first, last=last)


def check_petition_steps(context: Context) -> Iterable[Fault]:
    """Received, accepted, answered, closed: none left out or earlier; a closed one says what was done."""
    for record in context.of_kind("petition"):
        value = record.value
        for before, step in pairwise(_STEPS):
            if step in value and before not in value:
                yield fault(record.id, (step,), "U001", key=True, step=step, before=before)
        days = [(step, value[step]) for step in _STEPS if step in value]
        for (before, earlier), (step, day) in pairwise(days):
            if day < earlier:
                yield fault(record.id, (step,), "U002", day=day, before=before, earlier=earlier)
        for field in ("remedy", "result"):
            if "closed" in value and field not in value:
                yield fault(record.id, ("closed",), "U010", key=True, field=field)
        yield from _future(context, record)


def check_privacy(context: Context) -> Iterable[Fault]:
    """The texts of a petition hold no telephone or identity number (S9)."""
    for record in context.of_kind("petition"):
        for field in ("matter", "result"):
            if _NUMBER.search(record.value.get(field, "")):
                yield fault(record.id, (field,), "U011")


def check_one_matter(context: Context) -> Iterable[Fault]:
    """One matter about a unit has one sheet in a period."""
    first: dict[tuple[str, str, str], Record] = {}
    for record in context.of_kind("petition"):
        value = record.value
        other = first.setdefault((value["period"], value["unit"], value["matter"]), record)
        if other is not record:
            yield fault(record.id, ("matter",), "U012", other=other.path)


def _term_faults(record: Record, field: str, known: Iterable[Named]) -> Iterator[Fault]:
    ids = [each.id for each in known]
    found = record.value.get(field)
    if found is not None and found not in ids:
        yield fault(record.id, (field,), "U008", id=found, known=", ".join(ids))


def _future(context: Context, record: Record) -> Iterator[Fault]:
    for step in _STEPS[1:]:
        day = record.value.get(step, "")
        if context.is_future(day):
            yield fault(record.id, (step,), "F005", day=day, now=context.now)
