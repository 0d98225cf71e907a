"""The frame of a ledger as one board shows it: public for the most part, but a policy may list any field."""

from __future__ import annotations

from dataclasses import replace

from ledger.reading.values import Map
from ledger.records.loading import Record
from ledger.results.book import Book
from ledger.visibility import Sight

NAMELESS: Map = {"name": "本台账", "name_en": "This ledger"}
"""What a body goes by whose name may not be shown."""
NEEDED = ("notice", "title", "from", "to")
"""Fields of a notice without which there is nothing to show of it."""
MASKED = ("body", "unit", "notice")


def framed(book: Book, sight: Sight) -> Book:
    """The book with only what may be shown of the body, units and notices; nameless units go by their ids.

    Nothing here decides a score. Derivations rest on the rest of the book, which is as it was.
    """
    if all(map(sight.whole, MASKED)):
        return book
    by_kind = {kind: _masked(kind, records, sight) for kind, records in book.ledger.by_kind.items()}
    facts = book.facts
    if not sight.sees("unit.name"):
        facts = replace(facts, units={id_: replace(unit, name=id_) for id_, unit in facts.units.items()})
    return replace(book, ledger=replace(book.ledger, by_kind=by_kind), facts=facts)


def body_of(book: Book) -> Map:
    """The body, as far as the book tells of it."""
    return next((record.value for record in book.ledger.by_kind["body"]), {"name": ""})


def _masked(kind: str, records: tuple[Record, ...], sight: Sight) -> tuple[Record, ...]:
    if kind not in MASKED:
        return records
    if kind == "notice" and not sight.sees(*(f"notice.{field}" for field in NEEDED)):
        return ()
    return tuple(replace(record, value=_shown(kind, record.value, sight)) for record in records)


def _shown(kind: str, value: Map, sight: Sight) -> Map:
    shown = sight.shown(kind, value)
    if kind == "body" and "name" not in shown:
        return NAMELESS | {name: each for name, each in shown.items() if name != "name_en"}
    kept: Map = {name: value[name] for name in ("unit", "assessed") if kind == "unit"}
    return shown | kept
