"""Work logs, the many: read, judged and boiled down to what checks and scoring need, their text left."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from sys import intern
from typing import Any, NamedTuple

from ledger.findings import Finding
from ledger.reading.digest import digest
from ledger.reading.document import Document
from ledger.reading.text import letters_many
from ledger.records.agreement import check_agreement
from ledger.records.fetched import read_fetched
from ledger.records.kinds import kind_of, record_id, record_path
from ledger.records.log_scan import scan_log
from ledger.records.schema import check_schema
from ledger.records.tree import Fetched

HASH_BYTES = 8
"""Bytes that stand for the letters of one entry when texts are compared."""


class LogFacts(NamedTuple):
    """One log file without its text. The tuples run over its entries, in the order of the file."""

    record: str
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

    @property
    def path(self) -> str:
        """The repository-relative path."""
        return record_path(self.record)


def read_log(path: str, fetched: Fetched) -> tuple[LogFacts | None, list[Finding]]:
    """One log file: its facts when it is in order, else None; and every fault."""
    value, faults = read_log_value(path, fetched)
    return (None if value is None else _facts(record_id(path), value)), faults


def read_log_value(path: str, fetched: Fetched) -> tuple[dict[str, Any] | None, list[Finding]]:
    """One log file as it is when it is in order, else None; and every fault."""
    data, faults = fetched
    value = scan_log(data) if data is not None else None
    if value is not None and record_id(path) == _record_of(value):
        return value, faults
    document, faults = read_fetched(path, fetched)
    if document is None:
        return None, faults
    wrong = _wrong(document)
    return (None if wrong else document.value), faults + wrong


def _record_of(value: dict[str, Any]) -> str:
    month = value["month"]
    return f"logs/{month[:4]}/{value['unit']}/{value['person']}/{month}"


def _wrong(document: Document) -> list[Finding]:
    kind = kind_of(document.path)
    assert kind is not None
    return check_schema("log", document) + check_agreement(document, kind[1])


def _facts(record: str, value: dict[str, Any]) -> LogFacts:
    entries = value["entries"]
    letters = letters_many([entry["text"] for entry in entries])
    return LogFacts(
        record,
        value["person"],
        value["unit"],
        value["month"],
        digest(value),
        _shared([entry["date"] for entry in entries]),
        _shared([entry["filed"] for entry in entries]),
        _shared([entry.get("theme", "") for entry in entries]),
        tuple(map(len, letters)),
        b"".join([blake2b(text.encode(), digest_size=HASH_BYTES).digest() for text in letters]),
    )


def _shared(words: Iterable[str]) -> tuple[str, ...]:
    """Days and themes recur in every file: each is kept once, and travels once between processes."""
    return tuple(map(intern, words))
