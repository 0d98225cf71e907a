"""Work logs, the many: read, judged and boiled down to what checks and scoring need, their text left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from sys import intern
from typing import Any, NamedTuple

from ledger.content.filler import may_be_filler, sameness
from ledger.content.findings import file_findings, log_findings
from ledger.content.sketch import bits_in, sketches_of
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
from ledger.rules.catalogue import rule

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
    sketches: bytes
    """`ledger.content.sketch.BYTES` for each text, in a row: texts that are alike have sketches that are."""
    fillers: tuple[tuple[int, int], ...]
    """Texts that are suspected to be filler: which, and how many of a hundred of its pairs are different."""

    @property
    def path(self) -> str:
        """The repository-relative path."""
        return record_path(self.record)


def read_log(path: str, fetched: Fetched, *, content: bool = True) -> tuple[LogFacts | None, list[Finding]]:
    """One log file: its facts when it is in order, else None; and every fault.

    Without `content` the facts have neither sketches nor fillers.
    """
    data, faults = fetched
    value = _scanned(path, data)
    if data is not None and value is not None:
        letters = _letters(value)
        told = log_findings(path, data, letters) if content else []
        return _facts(record_id(path), value, letters, content), faults + told
    value, faults = _read_thoroughly(path, fetched)
    faults = faults + (file_findings(path, data) if content and data is not None else [])
    facts = None if value is None else _facts(record_id(path), value, _letters(value), content)
    return facts, faults


def read_log_value(path: str, fetched: Fetched) -> tuple[dict[str, Any] | None, list[Finding]]:
    """One log file as it is when it is in order, else None; and every fault of its form."""
    value = _scanned(path, fetched[0])
    return _read_thoroughly(path, fetched) if value is None else (value, fetched[1])


def _scanned(path: str, data: bytes | None) -> dict[str, Any] | None:
    value = scan_log(data) if data is not None else None
    return value if value is not None and record_id(path) == _record_of(value) else None


def _read_thoroughly(path: str, fetched: Fetched) -> tuple[dict[str, Any] | None, list[Finding]]:
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


def _letters(value: dict[str, Any]) -> list[str]:
    return letters_many([entry["text"] for entry in value["entries"]])


def _facts(record: str, value: dict[str, Any], letters: list[str], content: bool) -> LogFacts:
    entries = value["entries"]
    sketches = list(sketches_of(letters)) if content else []
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
        b"".join(sketches),
        tuple(_fillers(letters, sketches)) if content else (),
    )


def _fillers(letters: list[str], sketches: list[bytes]) -> Iterator[tuple[int, int]]:
    least = rule("D020").limits["percent"]
    for index, text in enumerate(letters):
        if may_be_filler(len(text), bits_in(sketches[index]), least) and (percent := sameness(text)) < least:
            yield index, percent


def _shared(words: Iterable[str]) -> tuple[str, ...]:
    """Days and themes recur in every file: each is kept once, and travels once between processes."""
    return tuple(map(intern, words))
