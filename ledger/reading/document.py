"""Bytes of a record in, its value out, or everything that is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from ledger.findings import Finding, finding
from ledger.reading.build import Trouble, build
from ledger.reading.events import parseable
from ledger.reading.limits import MAX_BYTES, MAX_FINDINGS
from ledger.reading.locate import locate
from ledger.reading.places import Places
from ledger.reading.scan import scan
from ledger.reading.text import blemishes
from ledger.reading.values import Map

__all__ = ["Document", "locate", "read_document"]


@dataclass(frozen=True, slots=True)
class Document:
    """One record as it was read."""

    path: str
    """Repository-relative, `/` between the parts."""
    value: Map
    data: bytes
    canonical: bool = False
    """Known to be in canonical form; `check_canonical` compares when it is not known."""


def read_document(path: str, data: bytes, limit: int = MAX_BYTES) -> tuple[Document | None, list[Finding]]:
    """The record in a file, or `None` and its faults (rules Y001 to Y035), all of them, in file order.

    Never raises on account of the bytes. Any unambiguous YAML of strings, integers and truth values is read,
    in canonical form or not, of at most `limit` bytes.
    """
    if len(data) > limit:
        return None, [finding(path, "Y001", size=len(data), limit=limit)]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(path, data, error.start)]
    value = scan(text)
    if value is not None:
        return Document(path, value, data, canonical=True), []
    return _read_thoroughly(path, data, text)


def _not_utf8(path: str, data: bytes, offset: int) -> Finding:
    before = data[:offset].decode("utf-8")
    line, column = Places(before).at(len(before))
    return finding(path, "Y002", line=line, column=column, span=1, byte=f"0x{data[offset]:02X}")


def _read_thoroughly(path: str, data: bytes, text: str) -> tuple[Document | None, list[Finding]]:
    text, troubles = _settle_lines(text)
    for found in islice(blemishes(text), MAX_FINDINGS + 1):
        troubles.append(Trouble(found.start, found.start + found.length, found.rule, found.args()))
    value, more = build(parseable(text))
    troubles += more
    if troubles:
        return None, _findings(path, text, troubles)
    return Document(path, value, data), []


def _settle_lines(text: str) -> tuple[str, list[Trouble]]:
    """The text with plain line feeds and without a byte order mark, and what had to be mended."""
    troubles = []
    if text.startswith("\ufeff"):
        troubles.append(Trouble(0, 1, "Y003", {}))
        text = text[1:]
    if "\r" in text:
        first, count = text.index("\r"), text.count("\r")
        troubles.append(Trouble(first, first + 1, "Y004", {"count": count}))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text and not text.endswith("\n"):
        troubles.append(Trouble(len(text), len(text), "Y005", {}))
        text += "\n"
    return text, troubles


def _findings(path: str, text: str, troubles: list[Trouble]) -> list[Finding]:
    places = Places(text)
    found = []
    for start, end, rule, args in troubles:
        line, column = places.at(max(0, min(start, len(text) - 1)))
        found.append(finding(path, rule, line=line, column=column, span=places.span(start, end), **args))
    found = sorted(set(found))
    if len(found) > MAX_FINDINGS:
        return [*found[:MAX_FINDINGS], finding(path, "Y035", limit=MAX_FINDINGS)]
    return found
