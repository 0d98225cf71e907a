"""Name what is wrong with one settled file: line, person, field, what was expected, what was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ledger.findings import Finding, finding
from ledger.reading.digest import digest
from ledger.reading.locate import locate
from ledger.reading.values import Map
from ledger.results.files import as_bytes
from ledger.results.places import Place, manifest_path, result_path
from ledger.results.seal import intact
from ledger.verify.compare import Difference, differences, shown, signed
from ledger.verify.found import Found
from ledger.verify.recompute import Recomputed


def file_faults(found: Found, done: Recomputed, path: str) -> Iterator[Finding]:
    """Everything in which a settled file departs from what the records yield."""
    data, record, place = found.data(path), found.record(path), done.places[path]
    if record is None:
        yield from found.faults(path)
    if record is None or record == done.files[path]:
        yield line_fault(path, data, as_bytes(done.files[path]))
    for difference in own_differences(found, done, path):
        yield value_fault(path, data, place, difference)


def own_differences(found: Found, done: Recomputed, path: str) -> list[Difference]:
    """The differences of one file, without the digests that only follow from another difference."""
    record, place = found.record(path), done.places[path]
    if record is None:
        return []
    return [d for d in differences(done.files[path], record) if not _follows(found, place, record, d)]


def value_fault(path: str, data: bytes, place: Place, difference: Difference) -> Finding:
    """The finding of one value that is not what the records yield."""
    line, column, span = locate(data, difference.pointer)
    moved = difference.moved
    return finding(
        path,
        "V008" if difference.field == "seal" else "V001",
        line=line,
        column=column,
        span=span,
        period=place.period,
        number=place.number,
        subject=difference.subject or place.unit or place.period,
        field=difference.field,
        expected=shown(difference.expected),
        found=shown(difference.found),
        moved="" if moved is None else f" ({signed(moved)})",
    )


def line_fault(path: str, data: bytes, expected: bytes) -> Finding:
    """The finding of a file that cannot be read or spells things differently: its first such line."""
    wanted = expected.split(b"\n")
    given = data.split(b"\n")
    line = next(n for n, pair in enumerate(_pairs(wanted, given)) if pair[0] != pair[1])
    before, after = _pairs(wanted, given)[line]
    return finding(path, "V004", line=line + 1, column=1, expected=_text(before), found=_text(after))


def _follows(found: Found, place: Place, record: Map, difference: Difference) -> bool:
    """Whether a digest is right for what is found, and so differs only because that does.

    What a manifest in order says of the records behind it is told of those records.
    """
    if difference.field == "seal":
        return intact(record)
    at = (place.period, place.number)
    if place.kind == "manifest" and difference.pointer[:1] == ("inputs",):
        return intact(record)
    if place.kind == "result" and difference.field == "inputs":
        return difference.found == _digest(found, manifest_path(*at, place.unit))
    if place.kind == "settlement" and difference.field == "result":
        return difference.found == _digest(found, result_path(*at, difference.subject))
    if place.kind == "settlement" and difference.field == "manifest":
        return difference.found == _digest(found, manifest_path(*at, difference.subject))
    return False


def _digest(found: Found, path: str) -> str | None:
    record = found.record(path)
    return None if record is None else digest(record)


def _pairs(wanted: list[bytes], given: list[bytes]) -> list[tuple[bytes, bytes]]:
    length = max(len(wanted), len(given))
    return list(zip(_filled(wanted, length), _filled(given, length), strict=True))


def _filled(lines: Iterable[bytes], length: int) -> list[bytes]:
    known = list(lines)
    return known + [b""] * (length - len(known))


def _text(line: bytes) -> str:
    return line.decode("utf-8", "replace").strip() or "-"
