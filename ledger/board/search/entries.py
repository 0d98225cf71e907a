"""What is remembered of the pages that can be found, to be read in parts: of which terms each is made."""

from __future__ import annotations

import marshal
import zlib
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import NamedTuple

from ledger.board.search.documents import Found
from ledger.cache.store import Store

_PARTS = 64
"""So many parts: a changed page makes one of them be read and written."""
Value = tuple[tuple[str, ...], tuple[str, ...], bytes]


class Lost(Exception):
    """What was remembered is not there any more."""


class Entry(NamedTuple):
    """A page: its title in each language, the anchors of its sections, the terms of each document, packed."""

    titles: tuple[str, ...]
    anchors: tuple[str, ...]
    packed: bytes

    @classmethod
    def of(cls, found: Found) -> Entry:
        """What was found of a page."""
        text = "\n\n".join("\n".join(document.terms) for document in found.documents)
        anchors = tuple(document.anchor for document in found.documents[1:])
        return cls(found.titles, anchors, zlib.compress(text.encode(), 1))

    def terms(self) -> list[list[str]]:
        """The terms of the page, and of each section."""
        return [each.split() for each in zlib.decompress(self.packed).decode().split("\n\n")]


class Entries:
    """The entries of all pages; those of an earlier build are read from the store when they are asked for.

    ``digests`` is what that build gave back when it kept them; none of a board that is built as a whole.
    """

    def __init__(self, store: Store | None, out: str, digests: Sequence[bytes] = ()) -> None:
        self._store = store
        self._out = out
        self._digests = list(digests) or [b""] * _PARTS
        self._parts: dict[int, dict[str, Entry]] = {}
        self._changed: set[int] = set()

    def get(self, page: str) -> Entry | None:
        """The entry of a page. Raises Lost."""
        return self._part(_part_of(page)).get(page)

    def put(self, page: str, entry: Entry | None) -> None:
        """Take note of a page, or that it is found no longer. Raises Lost."""
        number = _part_of(page)
        self._changed.add(number)
        self._part(number).pop(page, None)
        if entry:
            self._part(number)[page] = entry

    def all(self) -> Iterator[tuple[str, Entry]]:
        """Every page with its entry. Raises Lost."""
        for number in range(_PARTS):
            yield from self._part(number).items()

    def digest(self) -> tuple[bytes, ...]:
        """What tells these entries from others."""
        for number in self._changed:
            self._digests[number] = blake2b(self._value(number), digest_size=16).digest()
        return tuple(self._digests)

    def keep(self) -> None:
        """Remember those that changed."""
        for number in self._changed if self._store else ():
            assert self._store
            self._store.put(self._slot(number), self._digests[number], self._value(number))

    def _part(self, number: int) -> dict[str, Entry]:
        if number not in self._parts:
            self._parts[number] = self._read(number) if self._digests[number] else {}
        return self._parts[number]

    def _read(self, number: int) -> dict[str, Entry]:
        value = self._store.get(self._slot(number), self._digests[number]) if self._store else None
        if value is None:
            raise Lost
        return {page: Entry(*each) for page, each in marshal.loads(value).items()}

    def _value(self, number: int) -> bytes:
        return marshal.dumps({page: tuple(entry) for page, entry in sorted(self._parts[number].items())})

    def _slot(self, number: int) -> str:
        return f"search {self._out} {number}"


def _part_of(page: str) -> int:
    return zlib.crc32(page.encode()) % _PARTS
