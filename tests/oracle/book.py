"""A ledger's record values sorted onto shelves, and the workdays of its calendars; nothing else is computed.

This package is a second scorer, written from docs/scoring.md alone and sharing no code with the tool. It is
meant to be slow and obvious: where the tool is clever, this does the sentence of the specification.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Any

Record = dict[str, Any]
Records = Mapping[str, Record]
"""Record values by record id (``ballots/2026-Q1/roads/peer-staff-1``)."""

FAR = "9999-99-99"
"""Later than every day there is."""


@dataclass
class Book:
    """The shelves. Periods are ids (a year is ``"2026"``), days ISO strings, a subject a person or a unit."""

    policies: list[Record] = field(default_factory=list)
    units: dict[str, Record] = field(default_factory=dict)
    people: dict[str, Record] = field(default_factory=dict)
    workdays: list[str] = field(default_factory=list)
    entries: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    """By person: pairs of day and day of receipt."""
    summaries: dict[tuple[str, str], str] = field(default_factory=dict)
    """By period and person: day of receipt."""
    boxes: dict[tuple[str, str], list[Record]] = field(default_factory=dict)
    """By period and unit."""
    panels: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """By period and unit: the raters."""
    excused: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    """By period and person."""
    adjustments: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """By period and subject: the points."""
    vetoes: dict[tuple[str, str], list[tuple[str, str]]] = field(default_factory=dict)
    """By period and subject: pairs of ground and record id."""
    unit_results: dict[tuple[int, str], Record] = field(default_factory=dict)
    democratic: dict[tuple[int, str], Record] = field(default_factory=dict)
    past: dict[tuple[int, str], Record] = field(default_factory=dict)
    """By year and person."""
    surveys: dict[tuple[int, str, str], Record] = field(default_factory=dict)
    """By year, survey and unit."""
    measured: dict[tuple[str, str, str, str], Record] = field(default_factory=dict)
    """The first row by period, subject, indicator and sub-item (empty without)."""
    appraisals: dict[tuple[str, str], Record] = field(default_factory=dict)
    """By period and person: level → score."""
    goals: list[Record] = field(default_factory=list)
    tasks: list[Record] = field(default_factory=list)
    orders: list[Record] = field(default_factory=list)
    petitions: list[Record] = field(default_factory=list)
    findings: list[Record] = field(default_factory=list)
    """With ``to``, the last day of their inspection."""
    waivers: list[Record] = field(default_factory=list)
    reviews: list[Record] = field(default_factory=list)
    score_sheets: list[Record] = field(default_factory=list)


def open_book(records: Records) -> Book:
    """Sort the records; kinds that no score rests on (body, notices, results) are passed over."""
    book, gone = Book(), withdrawn(records)
    for identifier, value in sorted(records.items()):
        if identifier not in gone:
            _shelve(book, identifier, value)
    calendars = [value for key, value in records.items() if key.startswith("calendar/")]
    book.workdays = sorted(day for calendar in calendars for day in workdays_of(calendar))
    return book


LASTING = ("organization", "calendar", "policies", "results", "amendments", "withdrawals", "approvals")
"""Folders of records that cannot be withdrawn."""


def withdrawn(records: Records) -> set[str]:
    """The records that a withdrawal names."""
    named = {value["record"] for key, value in records.items() if key.startswith("withdrawals/")}
    return {key for key in named if key.split("/")[0] not in LASTING}


def subject_of(value: Record) -> str:
    """The person that a record or row is about, else the unit."""
    return str(value["person"] if "person" in value else value["unit"])


def _shelve(book: Book, identifier: str, value: Record) -> None:
    kind = identifier.split("/")[0]
    plain = {
        "policies": book.policies,
        "goals": book.goals,
        "unit-goals": book.goals,
        "tasks": book.tasks,
        "orders": book.orders,
        "petitions": book.petitions,
        "waivers": book.waivers,
        "reviews": book.reviews,
        "scores": book.score_sheets,
    }
    if kind in plain:
        plain[kind].append(value)
    elif kind == "organization" and "/units/" in identifier:
        book.units[value["unit"]] = value
    elif kind == "organization" and "/people/" in identifier:
        book.people[value["person"]] = value
    elif kind == "inspections":
        book.findings += [{**finding, "to": value["to"]} for finding in value.get("findings", [])]
    elif kind in ("unit-results", "democratic", "past-results", "surveys"):
        _shelve_of_year(book, kind, identifier, value)
    else:
        _shelve_of_period(book, kind, identifier, value)


def _shelve_of_year(book: Book, kind: str, identifier: str, value: Record) -> None:
    if kind == "unit-results":
        book.unit_results[value["year"], value["unit"]] = value
    elif kind == "democratic":
        book.democratic[value["year"], value["unit"]] = value
    elif "/results/" in identifier:
        book.surveys[value["year"], value["survey"], value["unit"]] = value
    else:
        for row in value.get("rows", []):
            book.past[value["year"], row["person"]] = row


def _shelve_of_period(book: Book, kind: str, identifier: str, value: Record) -> None:
    if kind == "logs":
        entries = [(entry["date"], entry["filed"]) for entry in value["entries"]]
        book.entries.setdefault(value["person"], []).extend(entries)
    elif kind == "summaries":
        book.summaries[value["period"], value["person"]] = value["filed"]
    elif kind == "ballots":
        book.boxes.setdefault((value["period"], value["unit"]), []).append(value)
    elif kind == "panels":
        book.panels[value["period"], value["unit"]] = value["raters"]
    elif kind == "attendance":
        for row in value["rows"]:
            book.excused.setdefault((value["period"], row["person"]), set()).update(row.get("excused", []))
    elif kind == "adjustments":
        book.adjustments.setdefault((value["period"], subject_of(value)), []).append(value["points"])
    elif kind == "vetoes":
        ground = (value["ground"], identifier)
        book.vetoes.setdefault((value["period"], subject_of(value)), []).append(ground)
    elif kind == "appraisals":
        scores = {level["level"]: level.get("score") for level in value["levels"]}
        book.appraisals[value["period"], value["person"]] = scores
    elif kind == "indicators":
        for row in value["rows"]:
            key = (value["period"], row.get("person", value["unit"]), row["indicator"], row.get("item", ""))
            book.measured.setdefault(key, row)


def workdays_of(calendar: Record) -> list[str]:
    """Monday to Friday and not a holiday, or a make-up workday."""
    holidays, extra = set(calendar["holidays"]), set(calendar["workdays"])
    return [
        day
        for day, weekday in days_of_year(calendar["year"])
        if (weekday < 5 and day not in holidays) or day in extra
    ]


@cache
def days_of_year(year: int) -> list[tuple[str, int]]:
    """Every day of a calendar year with its weekday (0 is Monday)."""
    first = date(year, 1, 1)
    days = [first + timedelta(n) for n in range((date(year + 1, 1, 1) - first).days)]
    return [(day.isoformat(), day.weekday()) for day in days]


def workdays_after(book: Book, day: str, count: int) -> str:
    """The ``count``-th workday later than ``day``; for 0 the day itself; FAR beyond the calendars."""
    if count == 0:
        return day
    later = book.workdays[bisect_right(book.workdays, day) :]
    return later[count - 1] if len(later) >= count else FAR
