"""Attendance: the unit's own people, on workdays of the period, in keeping with the logs (W001–W006)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ledger.checks.context import Context
from ledger.checks.fault import Fault, Pointer, fault
from ledger.records.kinds import record_path
from ledger.records.loading import Record

_LISTS = ("excused", "absent")


def check_attendance(context: Context) -> Iterable[Fault]:
    """Every day of every row."""
    for record in context.of_kind("attendance"):
        for index, field, position, day in _days(record):
            place = ("rows", index, field, position)
            yield from _day_faults(context, record, record.value["rows"][index]["person"], place, day)


def check_rows(context: Context) -> Iterable[Fault]:
    """One row a person, and each day once."""
    for record in context.of_kind("attendance"):
        seen: set[str] = set()
        for index, row in enumerate(record.value["rows"]):
            if row["person"] in seen:
                yield fault(record.id, ("rows", index, "person"), "W004", person=row["person"])
            seen.add(row["person"])
            yield from _twice(record, index, row)


def check_absent_days(context: Context) -> Iterable[Fault]:
    """A day without leave on which there is a log all the same: attendance and logs do not agree."""
    for record in context.of_kind("attendance"):
        for index, field, position, day in _days(record):
            if field == "absent":
                person, place = record.value["rows"][index]["person"], ("rows", index, field, position)
                yield from _logged(context, record, person, place, day)


def _days(record: Record) -> Iterator[tuple[int, str, int, str]]:
    """Position of the row, list, position in it, day."""
    for index, row in enumerate(record.value["rows"]):
        for field in _LISTS:
            for position, day in enumerate(row.get(field, [])):
                yield index, field, position, day


def _day_faults(context: Context, record: Record, person: str, place: Pointer, day: str) -> Iterator[Fault]:
    period, unit = context.period(record.value["period"]), record.value["unit"]
    known = context.sound_person(person)
    if period and not period.first <= day <= period.last:
        yield fault(record.id, place, "W001", day=day, period=period.id)
    elif not context.may_be_workday(day):
        yield fault(record.id, place, "W002", day=day)
    elif known and context.knows_unit(unit):
        post = context.post_on(known, day)
        if post is None or post.unit != unit:
            yield fault(record.id, place, "W003", person=person, unit=unit, day=day)


def _logged(context: Context, record: Record, person: str, place: Pointer, day: str) -> Iterator[Fault]:
    for log in context.facts.logs.get(person, ()):
        if log.month == day[:7] and day in (entry[0] for entry in log.entries):
            path = record_path(log.record)
            yield fault(record.id, place, "W006", person=person, day=day, log=path)


def _twice(record: Record, index: int, row: dict[str, Any]) -> Iterator[Fault]:
    seen: set[str] = set()
    for field in _LISTS:
        for position, day in enumerate(row.get(field, [])):
            if day in seen:
                yield fault(
                    record.id, ("rows", index, field, position), "W005", day=day, person=row["person"]
                )
            seen.add(day)
