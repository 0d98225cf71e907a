"""Work logs, the many: read, judged and boiled down to what checks and scoring need, their text left."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any, NamedTuple

from ledger.findings import Finding
from ledger.reading.digest import digest
from ledger.reading.document import Document
from ledger.reading.text import letters_many
from ledger.records.agreement import check_agreement
from ledger.records.fetched import read_fetched
from ledger.records.kinds import kind_of, record_path
from ledger.records.schema import check_schema, judge
from ledger.records.tree import Fetched

HASH_BYTES = 8
"""Bytes that stand for the letters of one entry when texts are compared."""


@dataclass(frozen=True, slots=True)
class LogFacts:
    """One log file without its text. The tuples run over its entries, in the order of the file."""

    record: str
    path: str
    person: str
    unit: str
    month: str
    digest: str
    dates: tuple[str, ...]
    filed: tuple[str, ...]
    themes: tuple[str, ...]
    """`""` where none is given."""
    lengths: tuple[int, ...]
    """Letters and numbers of the text, as `ledger.reading.text.letters` counts them."""
    hashes: bytes
    """`HASH_BYTES` of BLAKE2b over the letters of each text, in a row: equal texts have equal hashes."""


class PackedLog(NamedTuple):
    """A LogFacts as it travels between processes: few objects, most of them shared or bytes."""

    person: str
    unit: str
    month: str
    digest: bytes
    dates: str
    filed: str
    themes: str
    lengths: bytes
    hashes: bytes


def read_log(path: str, fetched: Fetched) -> tuple[PackedLog | None, list[Finding]]:
    """One log file: its facts when it is in order, else None; and every fault."""
    document, faults = read_fetched(path, fetched)
    if document is None:
        return None, faults
    value: dict[str, Any] = document.value
    if judge("log").is_valid(value) and path == _path_of(value):
        return _pack(value), faults
    return None, faults + _wrong(document)


def _path_of(value: dict[str, Any]) -> str:
    month = value["month"]
    return record_path(f"logs/{month[:4]}/{value['unit']}/{value['person']}/{month}")


def _wrong(document: Document) -> list[Finding]:
    kind = kind_of(document.path)
    assert kind is not None
    return check_schema("log", document) + check_agreement(document, kind[1])


def _pack(value: dict[str, Any]) -> PackedLog:
    entries = value["entries"]
    letters = letters_many([entry["text"] for entry in entries])
    return PackedLog(
        person=value["person"],
        unit=value["unit"],
        month=value["month"],
        digest=bytes.fromhex(digest(value)[7:]),
        dates=" ".join([entry["date"] for entry in entries]),
        filed=" ".join([entry["filed"] for entry in entries]),
        themes=" ".join([entry.get("theme", "-") for entry in entries]),
        lengths=array("H", map(len, letters)).tobytes(),
        hashes=b"".join([blake2b(text.encode(), digest_size=HASH_BYTES).digest() for text in letters]),
    )


def unpack(packed: Iterable[PackedLog]) -> Iterator[LogFacts]:
    """The facts again."""
    for log in packed:
        record = f"logs/{log.month[:4]}/{log.unit}/{log.person}/{log.month}"
        yield LogFacts(
            record,
            record_path(record),
            log.person,
            log.unit,
            log.month,
            f"sha256:{log.digest.hex()}",
            _words(log.dates),
            _words(log.filed),
            _themes(log.themes),
            tuple(array("H", log.lengths)),
            log.hashes,
        )


@lru_cache(maxsize=65536)
def _words(joined: str) -> tuple[str, ...]:
    """Most people work and file on the same days: equal lists are kept once."""
    return tuple(joined.split(" "))


def _themes(joined: str) -> tuple[str, ...]:
    return tuple(["" if theme == "-" else theme for theme in joined.split(" ")])
