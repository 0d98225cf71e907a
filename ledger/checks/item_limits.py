"""Limits on each item of a score sheet: so many high scores at most, so many low ones at least (T5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ledger.checks.context import Context
from ledger.checks.fault import Fault, fault
from ledger.checks.points import shown
from ledger.checks.sheets import sheet_of
from ledger.records.loading import Record
from scoring.facts import ScoreSheet
from scoring.item_limits import Breach, Filled, breaches, pools
from scoring.policy.sheets import Sheet


def check_item_limits(context: Context) -> Iterable[Fault]:
    """Every limit on what one rater gave in a period (H011, H012)."""
    filled: dict[tuple[str, str, str], list[Record]] = {}
    for record in context.of_kind("score-sheet"):
        value = record.value
        filled.setdefault((value["period"], value["sheet"], value["rater"]), []).append(record)
    for records in filled.values():
        sheet = sheet_of(context, records[0])
        if sheet is not None:
            yield from _limit_faults(context, sheet, records)


def _limit_faults(context: Context, sheet: Sheet, records: Sequence[Record]) -> Iterable[Fault]:
    facts = [_fact(context, record) for record in records]
    for pool in pools(sheet, [_filled(context, sheet, fact) for fact in facts if fact is not None]):
        for breach in breaches(sheet, pool):
            yield _breach(sheet, breach, [each.record for each in pool])


def _fact(context: Context, record: Record) -> ScoreSheet | None:
    value = record.value
    found = context.facts.score_sheets.get((value["period"], value["sheet"], value["group"]), ())
    return next((fact for fact in found if fact.record == record.id), None)


def _filled(context: Context, sheet: Sheet, fact: ScoreSheet) -> Filled:
    unit = context.facts.units.get(fact.group)
    unit_class = fact.group if sheet.subjects == "units" else unit.unit_class if unit else ""
    return Filled(fact.record, unit_class, fact.rows)


def _breach(sheet: Sheet, breach: Breach, records: Sequence[str]) -> Fault:
    limit = breach.limit
    record = breach.counted[-1][0] if limit.most else records[0]
    return fault(
        record,
        ("rows",),
        "H011" if limit.most else "H012",
        key=True,
        item=breach.item.name,
        threshold=shown(limit.threshold, 0),
        found=breach.found,
        bound=breach.bound,
        objects=breach.objects,
        records=", ".join(records),
    )
