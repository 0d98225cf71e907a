"""Record values as the engine's facts: the short way, past files and reading, for thousands of ledgers."""

from fractions import Fraction
from typing import Any

from scoring.facts import (
    Adjustment,
    Appointment,
    BallotBox,
    Democratic,
    Excused,
    Facts,
    LogMonth,
    Panel,
    PastResult,
    Person,
    Span,
    Summary,
    Unit,
    UnitResult,
    Veto,
    Waiver,
)
from tests.oracle.book import Record, Records, workdays_of


def facts_of(records: Records) -> Facts:
    """The engine's facts of a ledger's record values."""
    shelves: dict[str, Any] = {
        "people": {},
        "units": {},
        "logs": {},
        "summaries": {},
        "boxes": {},
        "panels": {},
        "excused": {},
        "adjustments": {},
        "vetoes": {},
        "waivers": {},
        "unit_results": {},
        "democratic": {},
        "past": {},
    }
    for identifier, value in records.items():
        adder = ADDERS.get("/".join(identifier.split("/")[:2]), ADDERS.get(identifier.split("/")[0]))
        if adder is not None:
            adder(shelves, identifier, value)
    calendars = [value for key, value in records.items() if key.startswith("calendar/")]
    days = [day for calendar in calendars for day in workdays_of(calendar)]
    return Facts(workdays=tuple(sorted(days)), **shelves)


def _append(shelf: dict[Any, Any], key: Any, item: Any) -> None:
    shelf[key] = (*shelf.get(key, ()), item)


def _span(value: Record) -> Span:
    return Span(value["from"], value.get("to"))


def _appointment(value: Record) -> Appointment:
    return Appointment(
        value["from"], value.get("to"), value["unit"], value["role"], value["rank"], value["identity"]
    )


def _person(shelves: Any, record: str, value: Record) -> None:
    shelves["people"][value["person"]] = Person(
        value["person"],
        value["name"],
        tuple(map(_appointment, value["appointments"])),
        tuple(map(_span, value.get("leave", []))),
        tuple(map(_span, value.get("probation", []))),
        record,
    )


def _unit(shelves: Any, record: str, value: Record) -> None:
    shelves["units"][value["unit"]] = Unit(
        value["unit"], value["name"], value["class"], value.get("superior"), value["assessed"], record
    )


def _log(shelves: Any, record: str, value: Record) -> None:
    entries = tuple((entry["date"], entry["filed"]) for entry in value["entries"])
    month = LogMonth(value["person"], value["unit"], value["month"], entries, record)
    _append(shelves["logs"], value["person"], month)


def _summary(shelves: Any, record: str, value: Record) -> None:
    key = value["period"], value["person"]
    shelves["summaries"][key] = Summary(
        value["person"], value["unit"], value["period"], value["filed"], record
    )


def _box(shelves: Any, record: str, value: Record) -> None:
    box = BallotBox(
        value["period"], value["unit"], value["group"], value["block"], tuple(value["ballots"]), record
    )
    _append(shelves["boxes"], (value["period"], value["unit"]), box)


def _panel(shelves: Any, record: str, value: Record) -> None:
    panel = Panel(value["period"], value["unit"], tuple(value["raters"]), record)
    shelves["panels"][value["period"], value["unit"]] = panel


def _attendance(shelves: Any, record: str, value: Record) -> None:
    for row in value["rows"]:
        if row.get("excused"):
            excused = Excused(row["person"], frozenset(row["excused"]), record)
            _append(shelves["excused"], (value["period"], row["person"]), excused)


def _adjustment(shelves: Any, record: str, value: Record) -> None:
    points = Fraction(value["points"])
    adjustment = Adjustment(value["person"], value["period"], value["item"], points, record)
    _append(shelves["adjustments"], (value["period"], value["person"]), adjustment)


def _veto(shelves: Any, record: str, value: Record) -> None:
    veto = Veto(value["person"], value["period"], value["ground"], record)
    _append(shelves["vetoes"], (value["period"], value["person"]), veto)


def _waiver(shelves: Any, record: str, value: Record) -> None:
    size = (value.get("share"), value.get("count"))
    waiver = Waiver(value["period"], value["cap"], value.get("unit"), *size, record=record)
    _append(shelves["waivers"], value["period"], waiver)


def _unit_result(shelves: Any, record: str, value: Record) -> None:
    score, grade = Fraction(value["score"]), value.get("grade")
    result = UnitResult(value["year"], value["unit"], score, record, grade)
    shelves["unit_results"][value["year"], value["unit"]] = result


def _democratic(shelves: Any, record: str, value: Record) -> None:
    votes = {row["person"]: row["votes"] for row in value["rows"]}
    tally = Democratic(value["year"], value["unit"], value["cast"], votes, record)
    shelves["democratic"][value["year"], value["unit"]] = tally


def _past(shelves: Any, record: str, value: Record) -> None:
    for row in value["rows"]:
        shelves["past"][value["year"], row["person"]] = PastResult(
            value["year"],
            row["person"],
            value["unit"],
            row["grade"],
            row.get("cohort_rank"),
            row.get("cohort_size"),
            row.get("last_in_unit"),
            record,
        )


ADDERS = {
    "organization/people": _person,
    "organization/units": _unit,
    "logs": _log,
    "summaries": _summary,
    "ballots": _box,
    "panels": _panel,
    "attendance": _attendance,
    "adjustments": _adjustment,
    "vetoes": _veto,
    "waivers": _waiver,
    "unit-results": _unit_result,
    "democratic": _democratic,
    "past-results": _past,
}
