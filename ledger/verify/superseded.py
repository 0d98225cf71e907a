"""Settlements that a later one superseded: no longer recomputed, but held to their seals and to the chain."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.findings import Finding, finding
from ledger.reading.digest import digest
from ledger.reading.values import Map
from ledger.results.places import Place, manifest_path, result_path, settlement_path
from ledger.results.seal import intact, seal_of
from ledger.verify.compare import Difference, differences
from ledger.verify.faults import value_fault
from ledger.verify.found import Found
from ledger.verify.restore import restored


def superseded_faults(found: Found, period: str, number: int) -> Iterator[Finding]:
    """What is wrong with one superseded settlement: files missing or unreadable, seals, digests."""
    path = settlement_path(period, number)
    settlement = found.record(path)
    listed = _listed(settlement or {}, period, number)
    for name, place in sorted({**found.places(period, number), **listed}.items()):
        yield from _file_faults(found, name, place, listed)


def _listed(settlement: Map, period: str, number: int) -> dict[str, Place]:
    """Path → place of the files that a settlement must have."""
    units = settlement.get("units")
    names = (
        [str(entry.get("unit")) for entry in units if isinstance(entry, dict)]
        if isinstance(units, list)
        else []
    )
    places = {settlement_path(period, number): Place(period, number, "settlement", "")}
    for unit in names:
        places[result_path(period, number, unit)] = Place(period, number, "result", unit)
        places[manifest_path(period, number, unit)] = Place(period, number, "manifest", unit)
    return places


def _file_faults(found: Found, path: str, place: Place, listed: dict[str, Place]) -> Iterator[Finding]:
    if path not in listed:
        yield finding(path, "V003", period=place.period, number=place.number)
    elif path not in found.paths:
        yield finding(path, "V002", period=place.period, number=place.number)
    elif (record := found.record(path)) is None:
        yield from found.faults(path)
        yield finding(path, "V009", period=place.period, number=place.number)
    else:
        yield from _seal_faults(found, path, place, record)


def _seal_faults(found: Found, path: str, place: Place, record: Map) -> Iterator[Finding]:
    """The altered digit, if one put right makes the seal fit; else the seal; and a digest not listed."""
    before = record if intact(record) else restored(record)
    if before is None:
        wrong = [Difference(("seal",), "", "seal", seal_of(record), record.get("seal"))]
    else:
        wrong = list(differences(before, record))
    yield from (value_fault(path, found.data(path), place, difference) for difference in wrong)
    if before is not None and not _is_listed(found, place, before):
        yield finding(path, "V009", period=place.period, number=place.number)


def _is_listed(found: Found, place: Place, record: Map) -> bool:
    """Whether a settlement's file has the digest that the settlement names for it."""
    if place.kind == "settlement":
        return True
    settlement = found.record(settlement_path(place.period, place.number)) or {}
    units = settlement.get("units")
    entries = [e for e in units if isinstance(e, dict)] if isinstance(units, list) else []
    digests = {entry.get(place.kind) for entry in entries if entry.get("unit") == place.unit}
    return digest(record) in digests
