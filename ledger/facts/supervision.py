"""The facts of supervision and surveys."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol, TypeVar

from ledger.records.loading import Record
from scoring.supervision.matters import CheckFinding, Order, Petition
from scoring.survey.answers import CellAnswers, SurveyResult


class _About(Protocol):
    """Something about a unit and perhaps a person."""

    @property
    def unit(self) -> str: ...
    @property
    def person(self) -> str | None: ...


Matter = TypeVar("Matter", bound=_About)


def by_subject(matters: Iterable[Matter]) -> dict[str, tuple[Matter, ...]]:
    """Matters by unit, and by person where one is named."""
    found: dict[str, list[Matter]] = defaultdict(list)
    for matter in matters:
        found[matter.unit].append(matter)
        if matter.person is not None:
            found[matter.person].append(matter)
    return {subject: tuple(several) for subject, several in found.items()}


def order(record: Record) -> Order:
    """A supervision order; whoever the unit made answerable is its person."""
    value = record.value
    rectification, assessed = value.get("rectification", {}), value.get("assessed", {})
    return Order(
        id=value["order"],
        unit=value["unit"],
        person=value.get("undertaken", {}).get("person"),
        assigned=value["assigned"]["date"],
        due=value["due"],
        extensions=tuple((each["date"], each["until"]) for each in value.get("extended", ())),
        undertaken=_day(value, "undertaken"),
        supervised=tuple(each["date"] for each in value.get("supervised", ())),
        reported=_day(value, "reported"),
        assessed=_day(value, "assessed"),
        result=assessed.get("result"),
        rectify_by=rectification.get("due"),
        rectified=rectification.get("done"),
        closed=_day(value, "closed"),
        record=record.id,
    )


def petition(record: Record) -> Petition:
    """A petition."""
    value = record.value
    return Petition(
        unit=value["unit"],
        person=value.get("person"),
        nature=value["nature"],
        received=value["received"],
        accepted=value.get("accepted"),
        answered=value.get("answered"),
        closed=value.get("closed"),
        remedy=value.get("remedy"),
        record=record.id,
    )


def findings(record: Record) -> Iterator[CheckFinding]:
    """What an inspection found."""
    for each in record.value.get("findings", ()):
        yield CheckFinding(
            id=each["id"],
            unit=each["unit"],
            person=each.get("person"),
            severity=each["severity"],
            until=record.value["to"],
            same_as=each.get("same_as"),
            record=record.id,
        )


def survey_result(record: Record) -> SurveyResult:
    """What was answered about a unit."""
    value = record.value
    cells = tuple(map(_cell, value["strata"]))
    return SurveyResult(value["year"], value["survey"], value["unit"], cells, record.id)


def _cell(row: Mapping[str, Any]) -> CellAnswers:
    counts = (row["drawn"], row["reached"], row["answered"], row["refused"])
    return CellAnswers(row["stratum"], *counts, topics=row.get("topics", {}))


def _day(value: Mapping[str, Any], step: str) -> str | None:
    return value[step]["date"] if step in value else None
