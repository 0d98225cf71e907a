"""Acts of a named person about others: who judged whom, on which day, at which place of which record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from ledger.checks.context import Context
from ledger.checks.fault import Pointer
from ledger.records.loading import Record
from scoring.calendar import NEVER
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


def hands(context: Context) -> Iterator[Act]:
    """Whoever acts in a measure, or decides on a use of results, goals, an objection or an appeal.

    An office or a body acts for itself. A person may be given by name or id; a name that several people bear
    tells of nobody.
    """
    named = _named(context)
    for record in (each for kind in _HANDS for each in context.of_kind(kind) if "person" in each.value):
        for pointer, actor, day in _HANDS[record.kind](record.value):
            yield Act(record.id, pointer, named.get(actor, actor), record.value["person"], day)


Hand = tuple[Pointer, str, Day]
"""Where somebody acts in a record, who (an id, a name, or a body's name), and when."""


def _in_measure(value: Mapping[str, Any]) -> Iterator[Hand]:
    """A mentor of an open measure still acts: they can be replaced."""
    if "mentor" in value:
        yield ("mentor",), value["mentor"], value["opened"]["date"] if "closed" in value else NEVER
    yield ("opened", "by"), value["opened"]["by"], value["opened"]["date"]
    for index, step in enumerate(value.get("steps", ())):
        yield ("steps", index, "by"), step["by"], step["date"]
    if "closed" in value:
        yield ("closed", "by"), value["closed"]["by"], value["closed"]["date"]


def _in_use(value: Mapping[str, Any]) -> Iterator[Hand]:
    yield ("decided_by",), value["decided_by"], value["date"]


def _deciding(field: str) -> Callable[[Mapping[str, Any]], Iterator[Hand]]:
    def found(value: Mapping[str, Any]) -> Iterator[Hand]:
        if field in value:
            yield (field, "by"), value[field]["by"], value[field]["date"]

    return found


_HANDS: Mapping[str, Callable[[Mapping[str, Any]], Iterator[Hand]]] = {
    "measure": _in_measure,
    "decision": _in_use,
    "goals": _deciding("approved"),
    "objection": _deciding("decision"),
    "appeal": _deciding("decision"),
}


def _named(context: Context) -> Mapping[str, str]:
    """Name → the id of the one person who bears it."""
    people = context.facts.people.values()
    borne = Counter(each.name for each in people)
    return {each.name: each.id for each in people if borne[each.name] == 1}


def _scored(record: Record) -> Iterator[Act]:
    value = record.value
    for row in value["rows"] if "by" in value else ():
        if "person" in row:
            yield Act(record.id, ("by",), value["by"], row["person"], value["date"])
