"""Calendars: one for every year that is worked in, with only the days that need saying (C001–C006)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ledger.checks.context import Context
from ledger.checks.fault import Fault, fault
from ledger.records.kinds import record_path
from ledger.records.loading import Record
from scoring.facts import Month

_SATURDAY = 5
_LAST_MONTH = "-12"
"""What is done in it may still be filed in the next year."""


def check_calendars_exist(context: Context) -> Iterable[Fault]:
    """There is a calendar for each year that is reported on, and for the one in which the last is filed."""
    known = {int(record.keys["year"]) for record in context.of_kind("calendar")}
    for year, record in sorted(_needed(context).items()):
        calendar = f"calendar/{year}"
        if year not in known and calendar not in context.broken:
            yield fault(calendar, (), "C001", year=year, record=record_path(record))


def check_calendar(context: Context) -> Iterable[Fault]:
    """Holidays are weekdays, make-up days weekends, all in order; a provisional calendar is told."""
    for record in context.of_kind("calendar"):
        yield from _day_faults(record, "holidays")
        yield from _day_faults(record, "workdays")
        if not record.value["announced"]:
            yield fault(record.id, ("announced",), "C006", year=record.value["year"])


def _day_faults(record: Record, field: str) -> Iterable[Fault]:
    """Whatever is wrong with one list of days."""
    before = ""
    for index, day in enumerate(record.value.get(field, [])):
        place = (field, index)
        if day[:4] != record.keys["year"]:
            yield fault(record.id, place, "C004", day=day, year=record.keys["year"])
        elif _is_weekend(day) == (field == "holidays"):
            yield fault(record.id, place, "C002" if field == "holidays" else "C003", day=day)
        if day <= before:
            yield fault(record.id, place, "C005", day=day, before=before)
        before = day


def _is_weekend(day: str) -> bool:
    return date.fromisoformat(day).weekday() >= _SATURDAY


def _needed(context: Context) -> dict[int, str]:
    """Year → one of the records that ask for its calendar."""
    first: dict[Month, str] = {}
    for log in context.ledger.logs:
        if log.month not in first:
            first[log.month] = log.record
    for record in (*context.of_kind("summary"), *context.settlements):
        period = context.period(record.keys["period"])
        if period:
            first.setdefault(period.last[:7], record.id)
    needed: dict[int, str] = {}
    for month in sorted(first):
        needed.setdefault(int(month[:4]), first[month])
        if month.endswith(_LAST_MONTH):
            needed.setdefault(int(month[:4]) + 1, first[month])
    return needed
