"""What was done has its day in the past, and spans run forward (F005, F006)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ledger.checks.context import Context
from ledger.checks.fault import Fault, Pointer, fault
from ledger.records.loading import Record

_DONE = {
    "summary": "filed",
    "ballots": "closed",
    "panel": "date",
    "adjustment": "date",
    "veto": "date",
    "democratic": "held",
    "activity": "date",
    "objection": "filed",
    "appeal": "filed",
    "petition": "received",
    "inspection-list": "filed",
    "inspection": "filed",
    "survey-frame": "filed",
    "survey-draw": "published",
    "survey-result": "date",
    "settlement": "as_of",
}
"""Kind → the day on which what it records was done, which cannot lie in the future."""


def check_future(context: Context) -> Iterable[Fault]:
    """What has been done was not done after today."""
    for record in (*context.ledger.records.values(), *context.settlements):
        field = _DONE.get(record.kind)
        if field is not None and context.is_future(day := str(record.value[field])):
            yield fault(record.id, (field,), "F005", day=day, now=context.now)


def check_spans(context: Context) -> Iterable[Fault]:
    """Every span ends on or after the day it starts."""
    for record in context.ledger.records.values():
        for pointer, span in spans(record):
            if "to" in span and span["to"] < span["from"]:
                yield fault(record.id, (*pointer, "to"), "F006", start=span["from"], end=span["to"])


def spans(record: Record) -> Iterator[tuple[Pointer, dict[str, Any]]]:
    """The maps of a record that have `from` and perhaps `to`, with their places."""
    value: dict[str, Any] = record.value
    if record.kind in ("unit", "notice", "inspection"):
        yield (), value
    elif record.kind == "person":
        for field in ("appointments", "leave", "probation"):
            for index, span in enumerate(value.get(field, ())):
                yield (field, index), span
