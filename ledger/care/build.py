"""The facts of care: vetoes with their day, seeds, measures on record, and the settled results."""

from __future__ import annotations

from collections.abc import Iterable

from ledger.care.rounds import Rounds, rounds_of
from ledger.records.loading import Ledger, Record
from scoring.care.facts import CareFacts, Taken, VetoDay


def care_facts(ledger: Ledger, rounds: Rounds, periods: Iterable[str]) -> CareFacts:
    """What measures rest on, with the settled results of some periods."""
    kinds = ledger.by_kind
    return CareFacts(
        rounds=tuple(round_ for period in periods for round_ in rounds_of(rounds, period)),
        vetoes=tuple(_veto(record) for record in kinds["veto"] if "person" in record.value),
        seeds={each["date"]: each["value"] for record in kinds["seeds"] for each in record.value["values"]},
        taken=tuple(map(taken, kinds["measure"])),
    )


def taken(record: Record) -> Taken:
    """A measure on record."""
    value, opened = record.value, record.value["opened"]
    return Taken(
        record=record.id,
        measure=value["measure"],
        person=value["person"],
        opened=opened["date"],
        because=opened.get("because", ""),
        steps=tuple(step["date"] for step in value.get("steps", ())),
        closed=value["closed"]["date"] if "closed" in value else None,
    )


def _veto(record: Record) -> VetoDay:
    value = record.value
    return VetoDay(value["person"], value["period"], value["ground"], value["date"], record.id)
