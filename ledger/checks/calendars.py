"""Calendars: one for every year that is worked in, with only the days that need saying (C001–C006)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ledger.checks.context import Context
from ledger.checks.fault import Fault, fault
from ledger.records.kinds import record_path
from ledger.records.loading import Record

_SATURDAY = 5


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
    """Year → the first record, in order of id, that asks for its calendar."""
    needed: dict[int, str] = {}
    for log in context.ledger.logs:
        year = int(log.month[:4])
        needed.setdefault(year, log.record)
        if log.month.endswith("-12"):
            needed.setdefault(year + 1, log.record)
    for record in (*context.of_kind("summary"), *context.settlements):
        period = context.period(record.keys["period"])
        if period:
            needed.setdefault(int(period.last[:4]), record.id)
            if period.last[5:7] == "12":
                needed.setdefault(int(period.last[:4]) + 1, record.id)
    return needed
