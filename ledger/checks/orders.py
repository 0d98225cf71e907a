"""Supervision orders: steps in order, extensions in time, rectified before closed (U001–U006)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from ledger.checks.context import Context
from ledger.checks.fault import Fault, Pointer, fault
from ledger.records.loading import Record

_CHAIN = ("assigned", "undertaken", "reported", "assessed", "closed")
"""The steps that cannot be left out."""


def check_steps(context: Context) -> Iterable[Fault]:
    """No step without the one before it, none on an earlier day, none in the future (T9)."""
    for record in context.of_kind("order"):
        value = record.value
        for before, step in pairwise(_CHAIN):
            if step in value and before not in value:
                yield fault(record.id, (step,), "U001", key=True, step=step, before=before)
        yield from _day_faults(record)
        for pointer, day in _done(value):
            if context.is_future(day):
                yield fault(record.id, pointer, "F005", day=day, now=context.now)


def check_extensions(context: Context) -> Iterable[Fault]:
    """The due day lies after the assignment; an extension is granted before it has passed, and extends it."""
    for record in context.of_kind("order"):
        value = record.value
        due, assigned = value["due"], value["assigned"]["date"]
        if due <= assigned:
            yield fault(record.id, ("due",), "U003", day=due, last=assigned)
        for index, each in enumerate(value.get("extended", ())):
            if each["until"] <= due:
                yield fault(record.id, ("extended", index, "until"), "U003", day=each["until"], last=due)
            if each["date"] > due:
                yield fault(record.id, ("extended", index, "date"), "U004", day=each["date"], due=due)
            due = max(due, each["until"])


def check_rectification(context: Context) -> Iterable[Fault]:
    """An order that was not met is closed only after a written rectification is done (T9)."""
    for record in context.of_kind("order"):
        value = record.value
        result, written = value.get("assessed", {}).get("result", "met"), value.get("rectification", {})
        if "closed" not in value or result == "met":
            continue
        if not written.get("done", "9999") <= value["closed"]["date"]:
            yield fault(record.id, ("closed", "date"), "U005", result=result, day=value["closed"]["date"])


def check_assessors(context: Context) -> Iterable[Fault]:
    """Nobody assesses or closes their own order."""
    for record in context.of_kind("order"):
        unit = context.facts.units.get(record.value["unit"])
        own = {record.value["unit"], unit.name if unit else record.value["unit"]}
        for step in ("assessed", "closed"):
            by = record.value.get(step, {}).get("by")
            if by in own:
                yield fault(record.id, (step, "by"), "U006", by=by)


def _day_faults(record: Record) -> Iterator[Fault]:
    """Steps that are dated before the step they follow."""
    value = record.value
    days = [(step, value[step]["date"]) for step in _CHAIN if step in value]
    for (before, earlier), (step, day) in pairwise(days):
        if day < earlier:
            yield _too_early(record, (step, "date"), day, before, earlier)
    seen = value["assigned"]["date"]
    for index, each in enumerate(value.get("supervised", ())):
        if each["date"] < seen:
            yield _too_early(record, ("supervised", index, "date"), each["date"], "supervised", seen)
        seen = each["date"]
    written = value.get("rectification", {})
    if "done" in written and written["done"] < written["issued"]:
        done, issued = written["done"], written["issued"]
        yield _too_early(record, ("rectification", "done"), done, "rectification", issued)


def _too_early(record: Record, pointer: Pointer, day: str, before: str, earlier: str) -> Fault:
    return fault(record.id, pointer, "U002", day=day, before=before, earlier=earlier)


def _done(value: dict[str, Any]) -> Iterator[tuple[Pointer, str]]:
    """The days of what has been done, with their places."""
    for step in _CHAIN:
        if step in value:
            yield (step, "date"), value[step]["date"]
    for index, each in enumerate(value.get("supervised", ())):
        yield ("supervised", index, "date"), each["date"]
