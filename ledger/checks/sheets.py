"""Score sheets: known raters and items, whole rows, the right subjects, on the scale (H005–H010, H013)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ledger.checks.context import Context
from ledger.checks.fault import Fault, fault
from ledger.checks.points import shown
from ledger.records.loading import Record
from scoring.exact import decimal
from scoring.policy.sheets import Sheet


def check_sheets(context: Context) -> Iterable[Fault]:
    """The sheet is one of the policy's, the rater one of the sheet's, and every row fits it."""
    for record in context.of_kind("score-sheet"):
        policy = context.policy(record.value["period"])
        if policy is None or context.policies_doubtful:
            continue
        sheet = sheet_of(context, record)
        if sheet is None:
            known = ", ".join(each.id for each in policy.sheets) or "—"
            yield fault(record.id, ("sheet",), "H005", id=record.value["sheet"], known=known)
            continue
        raters = [rater.id for rater in sheet.raters]
        if record.value["rater"] not in raters:
            yield fault(record.id, ("rater",), "H005", id=record.value["rater"], known=", ".join(raters))
        yield from _row_faults(record, sheet)


def check_groups(context: Context) -> Iterable[Fault]:
    """The rows are about the group: the unit's assessed people, or the assessed units of the class."""
    for record in context.of_kind("score-sheet"):
        sheet, group = sheet_of(context, record), record.value["group"]
        if sheet is None or not _is_sure(context, sheet, record):
            continue
        due = _due(context, sheet, record)
        told = set()
        for index, row in enumerate(record.value["rows"]):
            subject = row.get("person" if sheet.subjects == "people" else "unit")
            told.add(subject)
            if subject not in due:
                place = next(key for key in ("person", "unit") if key in row)
                yield fault(record.id, ("rows", index, place), "H010", subject=row[place], group=group)
        missing = ", ".join(sorted(due - told))
        if missing:
            yield fault(record.id, ("rows",), "H013", key=True, missing=missing)


def sheet_of(context: Context, record: Record) -> Sheet | None:
    """The policy's sheet that a record fills; None when there is none, or it is not sure."""
    policy = context.policy(record.value["period"])
    if policy is None or context.policies_doubtful:
        return None
    return next((sheet for sheet in policy.sheets if sheet.id == record.value["sheet"]), None)


def _row_faults(record: Record, sheet: Sheet) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, row in enumerate(record.value["rows"]):
        place = "person" if "person" in row else "unit"
        if row[place] in seen:
            yield fault(record.id, ("rows", index, place), "H009", subject=row[place])
        seen.add(row[place])
        yield from _score_faults(record, sheet, index)


def _score_faults(record: Record, sheet: Sheet, index: int) -> Iterator[Fault]:
    scores: dict[str, str] = record.value["rows"][index]["scores"]
    for key, score in scores.items():
        place = ("rows", index, "scores", key)
        if key not in sheet.keys:
            yield fault(record.id, place, "H006", key=True, item=key, known=", ".join(sheet.keys))
        elif not sheet.scale_min <= decimal(score) <= sheet.scale_max:
            low, high = shown(sheet.scale_min, 0), shown(sheet.scale_max, 0)
            yield fault(record.id, place, "H008", score=score, min=low, max=high)
    missing = [key for key in sheet.keys if key not in scores]
    if missing and scores.keys() <= set(sheet.keys):
        yield fault(record.id, ("rows", index, "scores"), "H007", key=True, missing=", ".join(missing))


def _is_sure(context: Context, sheet: Sheet, record: Record) -> bool:
    if context.period(record.value["period"]) is None or context.policies_doubtful:
        return False
    if sheet.subjects == "units":
        return not any(id_.startswith("organization/units/") for id_ in context.doubtful)
    group = record.value["group"]
    return not context.knows_unit(group) or context.roster_is_sure(group)


def _due(context: Context, sheet: Sheet, record: Record) -> set[str]:
    """The subjects of the record's group."""
    period, group = record.value["period"], record.value["group"]
    if sheet.subjects == "people":
        return {seat.person for seat in context.roster_of(period, group) if seat.status == "assessed"}
    return {unit.id for unit in context.facts.units.values() if unit.assessed and unit.unit_class == group}
