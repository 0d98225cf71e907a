"""The settled files as they are found in the tree, read when needed and only once."""

from __future__ import annotations

from ledger.findings import Finding
from ledger.reading.document import read_document
from ledger.reading.values import Map
from ledger.records.tree import Tree
from ledger.results.places import FOLDER, Place, place_of, settled_numbers


class Found:
    """Everything below `records/results/`."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self.paths = tuple(tree.paths(FOLDER))
        self.numbers = settled_numbers(self.paths)
        """Period → numbers of its settlements, ascending; periods in the order in which they ran."""
        self._bytes: dict[str, bytes] = {}
        self._records: dict[str, tuple[Map | None, list[Finding]]] = {}

    def data(self, path: str) -> bytes:
        """The bytes of a file."""
        if path not in self._bytes:
            self._bytes[path] = self._tree.read(path)
        return self._bytes[path]

    def record(self, path: str) -> Map | None:
        """The value of a file; None when there is no such file or it cannot be read."""
        return self._read(path)[0]

    def faults(self, path: str) -> list[Finding]:
        """Why a file cannot be read."""
        return self._read(path)[1]

    def places(self, period: str, number: int) -> dict[str, Place]:
        """Path → place of every file of one settlement."""
        known = ((path, place_of(path)) for path in self.paths)
        return {p: place for p, place in known if place and (place.period, place.number) == (period, number)}

    def _read(self, path: str) -> tuple[Map | None, list[Finding]]:
        if path not in self._records:
            if path not in self.paths:
                return None, []
            document, faults = read_document(path, self.data(path))
            self._records[path] = (document.value if document else None, faults)
        return self._records[path]
