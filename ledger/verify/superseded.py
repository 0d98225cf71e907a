"""Settlements that a later one superseded: no longer recomputed, but held to their seals and to the chain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ledger.findings import Finding, finding
from ledger.reading.digest import digest
from ledger.reading.values import Map, Value
from ledger.results.places import Place, manifest_path, place_of, result_path, settlement_path
from ledger.verify.compare import differences
from ledger.verify.faults import value_fault
from ledger.verify.found import Found


def superseded_faults(found: Found, period: str, number: int) -> Iterator[Finding]:
    """What is wrong with one superseded settlement: files missing or unreadable, seals, digests."""
    path = settlement_path(period, number)
    listed = {path: "", **_listed(found.mended(path), period, number)}
    for name, place in sorted({**found.places(period, number), **_places(listed)}.items()):
        yield from _file_faults(found, name, place, listed)


def _listed(settlement: Map, period: str, number: int) -> dict[str, Value]:
    """Path → digest of the files that a settlement names."""
    units = settlement.get("units")
    digests: dict[str, Value] = {}
    for entry in units if isinstance(units, list) else []:
        if isinstance(entry, dict):
            unit = str(entry.get("unit"))
            digests[result_path(period, number, unit)] = entry.get("result", "")
            digests[manifest_path(period, number, unit)] = entry.get("manifest", "")
    return digests


def _places(paths: Iterable[str]) -> dict[str, Place]:
    return {path: place for path in paths if (place := place_of(path)) is not None}


def _file_faults(found: Found, path: str, place: Place, listed: Mapping[str, Value]) -> Iterator[Finding]:
    if path not in listed:
        yield finding(path, "V003", period=place.period, number=place.number)
    elif path not in found:
        yield finding(path, "V002", period=place.period, number=place.number)
    elif (record := found.record(path)) is None:
        yield from found.faults(path)
        yield finding(path, "V009", period=place.period, number=place.number)
    else:
        yield from _seal_faults(found, path, place, record, listed[path])


def _seal_faults(found: Found, path: str, place: Place, record: Map, listed: Value) -> Iterator[Finding]:
    """The altered digit, if one put right makes the seal fit; else the seal; and a digest not listed."""
    before = found.mended(path)
    for difference in differences(before, record):
        yield value_fault(path, found.data(path), place, difference)
    if place.kind != "settlement" and digest(before) != listed:
        yield finding(path, "V009", period=place.period, number=place.number)
