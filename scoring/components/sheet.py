"""Sheet: the weighted mean of what the raters of a score sheet gave, item by item (S4, X8)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from scoring.components.component import Component, Input, Part
from scoring.derivation import Node, given, step
from scoring.facts import ScoreSheet
from scoring.frame import Frame
from scoring.item_scores import ItemReader, Scores, items_score
from scoring.policy.composition import Entry
from scoring.policy.errors import Pointer, PolicyFault, fault
from scoring.policy.reading import Section
from scoring.policy.sheets import Sheet, SheetRater
from scoring.policy.types import Policy
from scoring.roster import Seat
from scoring.weighing import Weighed, explain_mean, weighed_mean


@dataclass(frozen=True, slots=True)
class Settings:
    """The id of one of the policy's ``sheets``."""

    sheet: str


Row = tuple[str, Scores]
"""The record that has a subject's row, and its scores."""


def _read(section: Section) -> Settings:
    return Settings(section.text("sheet"))


def _sheet(entry: Entry, policy: Policy) -> Sheet | None:
    return next((sheet for sheet in policy.sheets if sheet.id == entry.settings.sheet), None)


def _filed(entry: Entry, frame: Frame, unit: str) -> Sequence[ScoreSheet]:
    return frame.facts.score_sheets.get((frame.period.id, entry.settings.sheet, unit), ())


def _score(entry: Entry, frame: Frame, unit: str, seats: Sequence[Seat]) -> dict[str, Part]:
    sheet = _sheet(entry, frame.policy)
    if sheet is None:
        return {seat.person: Part(None, partial(_lacking, entry)) for seat in seats}
    filed = {record.rater: record for record in _filed(entry, frame, unit)}
    parts = {}
    for seat in seats:
        rows = {
            rater: (record.record, record.rows[seat.person])
            for rater, record in filed.items()
            if seat.person in record.rows
        }
        parts[seat.person] = _part(entry, sheet, rows)
    return parts


def _part(entry: Entry, sheet: Sheet, rows: Mapping[str, Row]) -> Part:
    terms = [(rater.weight, _rated(sheet, rows.get(rater.id))) for rater in sheet.raters]
    value = weighed_mean(terms, sheet.absent_rater)
    return Part(value, partial(_derive, entry, sheet, rows, value))


def _rated(sheet: Sheet, row: Row | None) -> Fraction | None:
    """What one rater gave in all."""
    return items_score(sheet.items, row[1], sheet.absent_item) if row else None


def _lacking(entry: Entry) -> Node:
    return step("sheets.absent", "nothing", None, (), clause=entry.clause, component=entry.id)


def _derive(entry: Entry, sheet: Sheet, rows: Mapping[str, Row], value: Fraction | None) -> Node:
    terms = [
        Weighed(_weight(sheet, rater), _explain(sheet, rater, rows.get(rater.id))) for rater in sheet.raters
    ]
    return explain_mean(
        "sheets.score",
        "sheets.absent",
        value,
        terms,
        sheet.absent_rater,
        clause=entry.clause,
        basis=entry.basis,
        component=entry.id,
    )


def _weight(sheet: Sheet, rater: SheetRater) -> Node:
    name = f"{sheet.id}.{rater.id}"
    clause = f"{rater.clause}.weight"
    return given("sheets.rater_weight", rater.weight, clause=clause, basis=sheet.basis, sheet_rater=name)


def _explain(sheet: Sheet, rater: SheetRater, row: Row | None) -> Node:
    record, scores = row if row else ("", {})
    reader = ItemReader(sheet.id, sheet.absent_item, scores, record)
    return explain_mean(
        "sheets.rater",
        "sheets.rater_absent",
        _rated(sheet, row),
        list(reader.terms(sheet.items)) if row else (),
        sheet.absent_item,
        clause=rater.clause,
        basis=sheet.basis,
        sheet_rater=f"{sheet.id}.{rater.id}",
    )


def _inputs(entry: Entry, frame: Frame, unit: str, seats: Sequence[Seat]) -> Iterator[Input]:
    for record in _filed(entry, frame, unit):
        yield record.record, None


def _faults(entry: Entry, policy: Policy, at: Pointer) -> Iterator[PolicyFault]:
    sheet, subjects = _sheet(entry, policy), "units" if str(at[0]).startswith("unit_") else "people"
    if sheet is None:
        yield fault((*at, "sheet"), "unknown_id", list="sheets", id=entry.settings.sheet)
    elif sheet.subjects != subjects:
        yield fault((*at, "sheet"), "other_subjects", sheet=sheet.id, subjects=sheet.subjects)


COMPONENT = Component(
    name="sheet",
    lists=frozenset(
        {"period_score.weighted", "annual.weighted", "unit_period_score.weighted", "unit_annual.weighted"}
    ),
    read=_read,
    score=_score,
    inputs=_inputs,
    faults=_faults,
)
