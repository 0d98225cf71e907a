"""Adjustments and vetoes: from the catalogue, with evidence, in their period, once (A001–A007, O024–O026)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ledger.checks.context import Context
from ledger.checks.fault import Fault, fault
from ledger.checks.points import shown
from ledger.records.loading import Record
from ledger.records.subject import subject_of, subjects_meant
from scoring.exact import decimal
from scoring.policy.lists import Ground, Item
from scoring.rounds import UNITS, round_id


def check_items(context: Context) -> Iterable[Fault]:
    """The item is in the catalogue, the points are within the item's, and there is evidence enough."""
    for record in context.of_kind("adjustment"):
        policy, value = context.policy(record.value["period"]), record.value
        if policy is None:
            continue
        item = next((item for item in policy.adjustments if item.id == value["item"]), None)
        if item is None:
            known = _known(policy.adjustments, value)
            yield fault(record.id, ("item",), "A001", item=value["item"], known=known)
        else:
            yield from _subject_faults(record, "item", item)
            yield from _points_faults(record, item, policy.points.places)
            yield from _evidence_faults(record, item)


def check_grounds(context: Context) -> Iterable[Fault]:
    """The ground of a veto is in the catalogue, and there is evidence enough."""
    for record in context.of_kind("veto"):
        policy, value = context.policy(record.value["period"]), record.value
        if policy is None:
            continue
        ground = next((ground for ground in policy.vetoes if ground.id == value["ground"]), None)
        if ground is None:
            known = _known(policy.vetoes, value)
            yield fault(record.id, ("ground",), "A003", ground=value["ground"], known=known)
        else:
            yield from _subject_faults(record, "ground", ground)
            yield from _evidence_faults(record, ground)


def check_people(context: Context) -> Iterable[Fault]:
    """The person is on the roster of the period."""
    for record in _acts(context, "person"):
        period, person = record.value["period"], record.value["person"]
        if context.period(period) is None or context.may_miss(person):
            continue
        if person not in context.roster(period):
            yield fault(record.id, ("person",), "A005", person=person, period=period)


def check_units(context: Context) -> Iterable[Fault]:
    """The policy scores units in the period, and the unit is on the roster of their round."""
    for record in _acts(context, "unit"):
        period, unit = record.value["period"], record.value["unit"]
        name, found = round_id(UNITS, period), context.facts.units.get(unit)
        if found is None or found.record in context.doubtful or context.policies_doubtful:
            continue
        if context.period(period) is not None and context.period(name) is None:
            yield fault(record.id, ("unit",), "O025", unit=unit, period=period)
        elif context.period(name) is not None and unit not in context.roster(name):
            yield fault(record.id, ("unit",), "O026", unit=unit, period=period)


def check_dates(context: Context) -> Iterable[Fault]:
    """What is counted in a period happened in it."""
    for record in _acts(context, "period"):
        period, day = context.period(record.value["period"]), record.value["date"]
        if period and not period.first <= day <= period.last:
            first, last = period.first, period.last
            yield fault(record.id, ("date",), "A006", day=day, period=period.id, first=first, last=last)


def check_twice(context: Context) -> Iterable[Fault]:
    """The same act is not counted twice for a person or a unit."""
    first: dict[tuple[str, str, str], Record] = {}
    for record in context.of_kind("adjustment"):
        value = record.value
        original = first.setdefault((subject_of(value), value["item"], value["authority"]), record)
        if original is not record:
            yield fault(record.id, ("authority",), "A007", authority=value["authority"], other=original.path)


def _acts(context: Context, field: str) -> Iterable[Record]:
    """The adjustments and vetoes that have a field."""
    acts = (*context.of_kind("adjustment"), *context.of_kind("veto"))
    return (record for record in acts if field in record.value)


def _known(entries: Iterable[Item | Ground], value: Mapping[str, Any]) -> str:
    """The entries of a catalogue that are for the record's subject."""
    return ", ".join(entry.id for entry in entries if entry.subjects == subjects_meant(value))


def _subject_faults(record: Record, field: str, entry: Item | Ground) -> Iterable[Fault]:
    meant = subjects_meant(record.value)
    if entry.subjects != meant:
        yield fault(record.id, (field,), "O024", id=entry.id, subjects=entry.subjects, meant=meant)


def _points_faults(record: Record, item: Item, places: int) -> Iterable[Fault]:
    points = record.value["points"]
    if not item.min <= decimal(points) <= item.max:
        low, high = shown(item.min, places), shown(item.max, places)
        yield fault(record.id, ("points",), "A002", points=points, min=low, max=high)


def _evidence_faults(record: Record, entry: Item | Ground) -> Iterable[Fault]:
    evidence = record.value.get("evidence", [])
    if len(evidence) < entry.evidence:
        yield fault(record.id, ("evidence",), "A004", key=True, pieces=len(evidence), least=entry.evidence)
