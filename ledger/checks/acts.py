"""Acts of a named person about others: who judged whom, on which day, at which place of which record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ledger.checks.context import Context
from ledger.checks.fault import Pointer
from ledger.records.loading import Record
from scoring.facts import Day


class Act(NamedTuple):
    """Somebody judged somebody; ``pointer`` leads to the one who did."""

    record: str
    pointer: Pointer
    actor: str
    person: str
    day: Day


def acts(context: Context) -> Iterator[Act]:
    """Every review, appraisal and score sheet that one person answers for."""
    for record in context.of_kind("review"):
        if "person" in record.value:
            value = record.value
            yield Act(record.id, ("reviewer",), value["reviewer"], value["person"], value["date"])
    for record in context.of_kind("appraisal"):
        for index, level in enumerate(record.value["levels"]):
            place = ("levels", index, "reviewer")
            yield Act(record.id, place, level["reviewer"], record.value["person"], level["date"])
    for record in context.of_kind("score-sheet"):
        yield from _scored(record)


def _scored(record: Record) -> Iterator[Act]:
    value = record.value
    for row in value["rows"] if "by" in value else ():
        if "person" in row:
            yield Act(record.id, ("by",), value["by"], row["person"], value["date"])
