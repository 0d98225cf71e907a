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
    "waiver": "date",
    "bonus-pool": "date",
    "decision": "date",
    "review": "date",
    "score-sheet": "date",
    "recusal": "declared",
    "amendment": "date",
    "withdrawal": "date",
    "approval": "date",
    "rollup": "filed",
    "settlement": "as_of",
}
"""Kind → the day on which what it records was done, which cannot lie in the future."""


_DONE_IN_LISTS: dict[str, dict[str, str]] = {
    "indicator-results": {"rows": "done"},
    "goals": {"comments": "date"},
    "unit-goals": {"comments": "date"},
    "task": {"milestones": "done"},
}
"""Kind → list → the day of each entry on which it was done."""


def check_future(context: Context) -> Iterable[Fault]:
    """What has been done was not done after today."""
    for record in (*context.ledger.records.values(), *context.settlements):
        field = _DONE.get(record.kind)
        if field is not None and context.is_future(day := str(record.value[field])):
            yield fault(record.id, (field,), "F005", day=day, now=context.now)


def check_future_inside(context: Context) -> Iterable[Fault]:
    """The same for days inside a record: of rows, milestones, steps, comments."""
    for record in context.ledger.records.values():
        for pointer, day in _done_inside(record):
            if context.is_future(day):
                yield fault(record.id, pointer, "F005", day=day, now=context.now)


def _done_inside(record: Record) -> Iterator[tuple[Pointer, str]]:
    """The days inside a record on which something was done, with their places."""
    value = record.value
    if record.kind in ("goals", "unit-goals"):
        yield from (((step,), value[step]) for step in ("declared", "presented") if step in value)
        yield from (((step, "date"), value[step]["date"]) for step in ("rated", "approved") if step in value)
    for field, day in _DONE_IN_LISTS.get(record.kind, {}).items():
        for index, each in enumerate(value.get(field, ())):
            if day in each:
                yield (field, index, day), each[day]


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
    elif record.kind in ("goals", "unit-goals"):
        if "posted" in value:
            yield ("posted",), value["posted"]
    elif record.kind == "person":
        for field in ("appointments", "leave", "probation", "cases", "secondments"):
            for index, span in enumerate(value.get(field, ())):
                yield (field, index), span
