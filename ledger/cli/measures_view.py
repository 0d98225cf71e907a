"""Measures as a table and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ledger.cli.table import table
from ledger.cli.words import Words
from ledger.report.display import visible
from ledger.results.book import Book
from scoring.calendar import NEVER
from scoring.care.standing import Standing

_COLUMNS = ("measure", "person", "name", "because", "until", "state", "remarks")


def as_table(words: Words, book: Book, found: Sequence[Standing], day: str) -> str:
    """Aligned columns; `until` is the last day to open it, or of an open one to close it."""
    head = [words(f"measures.{column}") for column in _COLUMNS]
    return table(head, [_row(words, book, each) for each in found])


def as_json(words: Words, book: Book, found: Sequence[Standing], day: str) -> str:
    """Every measure with its clause, cause, days and what is amiss; a day that never comes is left out."""
    from ledger.report.json_ import dump

    return dump({"as_of": day, "measures": [_value(each) for each in found]})


def _row(words: Words, book: Book, found: Standing) -> list[str]:
    person = book.facts.people.get(found.person)
    remarks = [words(f"measures.{name}", count=count) for name, count in _remarks(found).items()]
    return [
        visible(found.measure.name),
        found.person,
        visible(person.name) if person else "",
        found.because or words("measures.own"),
        _until(found),
        words(f"measures.state.{found.state}"),
        words("measures.and").join(remarks),
    ]


def _until(found: Standing) -> str:
    day = found.due.until if found.taken is None and found.due else found.end
    return day if day and day != NEVER else ""


def _remarks(found: Standing) -> dict[str, int]:
    """What is amiss, by name."""
    amiss = {"late": int(found.late), "missed": found.missed, "lapsed": int(found.lapsed)}
    return {name: count for name, count in amiss.items() if count}


def _value(found: Standing) -> dict[str, Any]:
    measure, due, taken = found.measure, found.due, found.taken
    value: dict[str, Any] = {"measure": measure.id, "kind": measure.kind, "person": found.person}
    value |= {"because": found.because} if found.because else {}
    value |= {"clause": measure.clause, "basis": measure.basis, "state": found.state}
    value |= {"since": due.since} if due else {}
    value |= {"until": due.until} if due and due.until != NEVER else {}
    value |= {"record": taken.record, "opened": taken.opened} if taken else {}
    value |= {"close_by": found.end} if found.end and found.end != NEVER else {}
    return {**value, "late": found.late, "missed_steps": found.missed, "lapsed": found.lapsed}
