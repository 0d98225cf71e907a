"""A record as lines that a diff can be read by: every value on a line of its own, in the words of its schema.

An entry of a list is told by what it is about, not by its position, so that a line says whom it concerns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from ledger.history.details import keyed_by
from ledger.reading.document import read_document
from ledger.reading.limits import MAX_BYTES, MAX_SETTLED_BYTES
from ledger.reading.values import Value
from ledger.records.dictionary import field_rows, kind_rows
from ledger.records.kinds import SETTLED
from ledger.report.display import visible


def readable(kind: str, data: bytes, lang: str) -> str:
    """The record in words; bytes that cannot be read stay as they are, made harmless for a terminal."""
    limit = MAX_SETTLED_BYTES if kind in SETTLED else MAX_BYTES
    document = read_document(kind, data, limit)[0] if len(data) <= limit else None
    if document is None:
        lines: Iterator[str] = iter(data.decode("utf-8", "backslashreplace").splitlines())
    else:
        lines = _lines(kind, document.value, lang)
    return "".join(f"{visible(line)}\n" for line in lines)


def _lines(kind: str, value: Mapping[str, Value], lang: str) -> Iterator[str]:
    yield f"[{_kind_title(kind, lang)}]"
    for name, inner in value.items():
        yield from _value(inner, _titles(kind, lang), name, _named(kind, lang, name))


def _value(value: Value, titles: Mapping[str, str], path: str, shown: str) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            below = f"{path}.{name}" if f"{path}.{name}" in titles else f"{path}.{{}}"
            yield from _value(inner, titles, below, f"{shown} · {titles.get(f'{path}.{name}', name)}")
    elif isinstance(value, list):
        yield from _list(value, titles, f"{path}[]", shown)
    else:
        first, *more = _text(value).split("\n")
        yield f"{shown}: {first}"
        yield from (f"    {line}" for line in more)


def _list(values: list[Value], titles: Mapping[str, str], path: str, shown: str) -> Iterator[str]:
    by, entries = keyed_by(values)
    for key, inner in entries.items():
        if isinstance(inner, dict):
            rest: Value = {name: each for name, each in inner.items() if name != by} or inner
            yield from _value(rest, titles, path, f"{shown}[{key}]")
        else:
            yield from _value(inner, titles, path, shown)


def _text(value: Value) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def _named(kind: str, lang: str, name: str) -> str:
    return _titles(kind, lang).get(name, name)


@cache
def _titles(kind: str, lang: str) -> Mapping[str, str]:
    """Path of a field as in the data dictionary, alternatives left out → its title."""
    rows = field_rows(kind)
    return {re.sub(r"\([^)]*\)", "", row.path): (row.zh if lang == "zh" else row.en).title for row in rows}


@cache
def _kind_title(kind: str, lang: str) -> str:
    (row,) = (each for each in kind_rows() if each.kind == kind)
    return (row.zh if lang == "zh" else row.en).title
