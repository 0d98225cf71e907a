"""Indicator results: of indicators that are there, for those they apply to, with what the method needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ledger.checks.context import Context
from ledger.checks.fault import Fault, fault
from ledger.checks.indicator_rows import Row, may_be_elsewhere, rows, seat_of
from ledger.records.kinds import KIND, record_id
from scoring.exact import decimal, decimal_text
from scoring.indicators.method import Reading, Times
from scoring.indicators.registry import METHODS
from scoring.indicators.rows import Books, reading_of
from scoring.policy.indicators import Indicator, Measure
from scoring.roster import Seat

_FIELDS = ("target", "actual", "tier", "deadline", "done")
"""The fields of a row that a method may read; ``done`` goes with ``deadline`` and may be left out."""


def check_known(context: Context) -> Iterable[Fault]:
    """The policy has the indicator, and the sub-item of it that the row names (I010, I014)."""
    for row in rows(context):
        if row.indicator is None:
            known = ", ".join(each.id for each in row.policy.indicators)
            yield fault(row.record.id, row.at("indicator"), "I010", id=row.value["indicator"], known=known)
        elif row.measure is None and "item" not in row.value:
            yield fault(row.record.id, row.place, "I014", key=True, field="item", id=row.indicator.id)
        elif row.measure is None:
            known = ", ".join(each.item for each in row.indicator.measures if each.item) or "-"
            yield fault(row.record.id, row.at("item"), "I010", id=row.value["item"], known=known)


def check_once(context: Context) -> Iterable[Fault]:
    """One result of an indicator for a subject and period, in whichever file (I011)."""
    first: dict[tuple[str, ...], Row] = {}
    for row in rows(context):
        key = (row.period.id, row.subject, row.value["indicator"], row.value.get("item", ""))
        other = first.setdefault(key, row)
        if other is not row:
            place = (*row.place, "indicator")
            yield fault(row.record.id, place, "I011", id=row.value["indicator"], other=other.record.path)


def check_subjects(context: Context) -> Iterable[Fault]:
    """The indicator is for the subject (I013), who is assessed in the unit then (I012)."""
    for row in rows(context):
        indicator = row.indicator
        if indicator is not None and indicator.subjects != row.subjects:
            yield _not_for(row, indicator)
        elif not may_be_elsewhere(context, row):
            seat = seat_of(context, row)
            if seat is None:
                place, subject = row.at("person"), row.subject
                yield fault(row.record.id, place, "I012", subject=subject, period=row.period.id)
            elif indicator is not None and not indicator.where.matches(seat):
                yield _not_for(row, indicator)


def _not_for(row: Row, indicator: Indicator) -> Fault:
    place = (*row.place, "indicator")
    return fault(row.record.id, place, "I013", id=indicator.id, subject=row.subject)


def check_values(context: Context) -> Iterable[Fault]:
    """What the method needs is there and makes sense, and nothing else is (I014–I018)."""
    for row in rows(context):
        if row.indicator is None or row.measure is None:
            continue
        if row.indicator.source == "tasks":
            yield fault(row.record.id, (*row.place, "indicator"), "I018", id=row.indicator.id)
            continue
        yield from _lacking(context, row, row.indicator, row.measure)
        yield from _not_asked(row, row.measure)
        yield from _tier(row, row.measure)
        evidence = len(row.value.get("evidence", ()))
        if evidence < row.indicator.evidence:
            least = row.indicator.evidence
            yield fault(row.record.id, row.place, "I017", key=True, pieces=evidence, least=least)


def _lacking(context: Context, row: Row, indicator: Indicator, measure: Measure) -> Iterator[Fault]:
    """Fields that the method needs; a target may stand in the goals or in the policy instead."""
    for field in METHODS[measure.method].needs:
        if field != "target" and field not in row.value:
            yield fault(row.record.id, row.place, "I014", key=True, field=field, id=measure.id)
    seat = None if may_be_elsewhere(context, row) else seat_of(context, row)
    if "target" in METHODS[measure.method].needs and seat is not None:
        target = _reading(context, row, seat, indicator, measure).target
        if target is None and not _goals_doubtful(context, row):
            yield fault(row.record.id, row.place, "I014", key=True, field="target", id=measure.id)
        elif target is not None and measure.method == "ratio" and target.value <= 0:
            value = decimal_text(target.value)
            yield fault(row.record.id, row.at("target"), "I016", key="target" not in row.value, target=value)


def _goals_doubtful(context: Context, row: Row) -> bool:
    """Whether the goals that may set the target have an error of their own."""
    kind = "goals" if "person" in row.value else "unit-goals"
    keys = {"year": f"{row.period.year:04}", "unit": row.record.value["unit"], "person": row.subject}
    return record_id(KIND[kind].path(**keys)) in context.doubtful


def _reading(context: Context, row: Row, seat: Seat, indicator: Indicator, measure: Measure) -> Reading:
    books = Books(context.facts, row.period, Times(context.facts.workdays, ""))
    return reading_of(books, seat, indicator, measure)


def _not_asked(row: Row, measure: Measure) -> Iterator[Fault]:
    needs = METHODS[measure.method].needs
    asked = {*needs, "done"} if "deadline" in needs else {*needs}
    for field in _FIELDS:
        if field in row.value and field not in asked:
            yield fault(
                row.record.id, (*row.place, field), "I015", key=True, field=field, method=measure.method
            )


def _tier(row: Row, measure: Measure) -> Iterator[Fault]:
    tiers = [tier.id for tier in getattr(measure.settings, "tiers", ())]
    tier = row.value.get("tier")
    if tiers and tier is not None and tier not in tiers:
        yield fault(row.record.id, (*row.place, "tier"), "I019", tier=tier, known=", ".join(tiers))


def check_numbers(context: Context) -> Iterable[Fault]:
    """What is counted for a deduction is not negative (I021)."""
    for row in rows(context):
        negative = row.measure is not None and METHODS[row.measure.method].negative
        if negative and "actual" in row.value and decimal(row.value["actual"]) < 0:
            yield fault(row.record.id, (*row.place, "actual"), "I021", actual=row.value["actual"])


def check_row_days(context: Context) -> Iterable[Fault]:
    """A deadline lies in the period, and nothing was done before it began (I020)."""
    for row in rows(context):
        first, last = row.period.first, row.period.last
        for field in ("deadline", "done"):
            day = row.value.get(field)
            if day is not None and (day < first or (field == "deadline" and day > last)):
                place = (*row.place, field)
                yield fault(
                    row.record.id, place, "I020", day=day, period=row.period.id, first=first, last=last
                )


def check_findings(context: Context) -> Iterable[Fault]:
    """The finding of an inspection that a row rests on exists (I022; T12)."""
    for record in context.of_kind("indicator-results"):
        for index, row in enumerate(record.value["rows"]):
            named = row.get("finding")
            if named is not None and not _exists(context, named):
                yield fault(record.id, ("rows", index, "finding"), "I022", finding=named)


def _exists(context: Context, named: str) -> bool:
    inspection, _, finding = named.partition("#")
    if inspection in context.broken:
        return True
    record = context.ledger.records.get(inspection)
    return record is not None and any(each["id"] == finding for each in record.value.get("findings", ()))
