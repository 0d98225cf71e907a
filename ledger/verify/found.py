"""The settled files as they are found in the tree, read when needed and only once."""

from __future__ import annotations

import orjson

from ledger.findings import Finding
from ledger.reading.document import Document, read_document
from ledger.reading.limits import MAX_SETTLED_BYTES
from ledger.reading.values import Map
from ledger.records.tree import Tree
from ledger.results.files import as_bytes
from ledger.results.places import FOLDER, Place, place_of, settled_numbers
from ledger.results.seal import sealed, unsealed
from ledger.verify.restore import restored


class Found:
    """Everything below `records/results/`."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._places = {path: place for path in tree.paths(FOLDER) if (place := place_of(path))}
        self.numbers = settled_numbers(self._places.values())
        """Period → numbers of its settlements, ascending; periods in the order in which they ran."""
        self._bytes: dict[str, bytes] = {}
        self._documents: dict[str, tuple[Document | None, list[Finding]]] = {}
        self._restored: dict[str, Map | None] = {}

    def __contains__(self, path: str) -> bool:
        return path in self._places

    def data(self, path: str) -> bytes:
        """The bytes of a file."""
        if path not in self._bytes:
            self._bytes[path] = self._tree.read(path)
        return self._bytes[path]

    def record(self, path: str) -> Map | None:
        """The value of a file; None when there is no such file or it cannot be read."""
        document = self._read(path)[0]
        return None if document is None else document.value

    def faults(self, path: str) -> list[Finding]:
        """Why a file cannot be read."""
        return self._read(path)[1]

    def restored(self, path: str) -> Map | None:
        """The record whose seal it carries: itself, or with one digit put right; None if neither fits."""
        if path not in self._restored:
            record = self.record(path)
            self._restored[path] = None if record is None else restored(record)
        return self._restored[path]

    def mended(self, path: str) -> Map:
        """The record as it was sealed, as far as that can be told: restored, or else sealed as it stands."""
        return self.restored(path) or sealed(unsealed(self.record(path) or {}))

    def places(self, period: str, number: int) -> dict[str, Place]:
        """Path → place of every file of one settlement."""
        wanted = (period, number)
        return {path: place for path, place in self._places.items() if (place.period, place.number) == wanted}

    def holds(self, path: str, value: Map) -> bool:
        """Whether a file is, byte by byte, the canonical form of a value.

        A value has one canonical form, so a canonical file need not be compared with it, only what it says.
        """
        document = self._read(path)[0]
        if document is not None and document.canonical:
            return orjson.dumps(document.value) == orjson.dumps(value)
        return self.data(path) == as_bytes(value)

    def _read(self, path: str) -> tuple[Document | None, list[Finding]]:
        if path not in self._documents:
            if path not in self._places:
                return None, []
            self._documents[path] = read_document(path, self.data(path), MAX_SETTLED_BYTES)
        return self._documents[path]
