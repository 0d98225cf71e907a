"""What a settlement claims that no recomputing can yield: who settled it, as of which day, how."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.reading.digest import digest
from ledger.reading.document import read_document
from ledger.reading.values import Map
from ledger.results.act import Act
from ledger.results.places import settlement_path
from ledger.results.seal import intact
from ledger.verify.found import Found


def claim(found: Found, period: str, number: int) -> Act:
    """The act of a settlement, from the most trustworthy source there is.

    That is the settlement if its seal is intact or one digit put right makes it so; else the day and the
    engine are taken from a unit's results whose own seal is intact, and the rest from the settlement.
    """
    path = settlement_path(period, number)
    settlement = found.restored(path) or found.record(path) or _salvaged(found, path)
    witness = settlement if intact(settlement) else next(_witnesses(found, period, number), settlement)
    return _act(period, number, settlement, witness, digest_before(found, period, number))


def digest_before(found: Found, period: str, number: int) -> str | None:
    """The digest of the settlement that this one supersedes; None for the first, or when there is none."""
    path = settlement_path(period, number - 1)
    return digest(found.mended(path)) if number > 1 and found.record(path) is not None else None


def _salvaged(found: Found, path: str) -> Map:
    """The fields of one line each of a settlement that cannot be read as a whole."""
    fields: Map = {}
    for line in found.data(path).splitlines(keepends=True) if path in found else []:
        document, _ = read_document(path, line)
        fields |= document.value if document else {}
    return fields


def _witnesses(found: Found, period: str, number: int) -> Iterator[Map]:
    for path, place in found.places(period, number).items():
        record = found.record(path) if place.kind == "result" else None
        if record is not None and intact(record):
            yield record


def _act(period: str, number: int, settlement: Map, witness: Map, before: str | None) -> Act:
    reason = settlement.get("reason")
    return Act(
        period=period,
        number=number,
        as_of=str(witness.get("as_of", "")),
        settled_by=str(settlement.get("settled_by", "")),
        authority=str(settlement.get("authority", "")),
        engine=str(witness.get("engine", "")),
        reason=None if reason is None else str(reason),
        supersedes=before,
    )
