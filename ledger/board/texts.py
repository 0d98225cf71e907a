"""Everybody's work log with its texts, most of a ledger's bytes: read when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ledger.reading.document import read_document
from ledger.reading.values import Map
from ledger.records.loading import Ledger
from ledger.records.tree import Tree

Months = tuple[Map, ...]


class Texts(Mapping[str, Months]):
    """Person → their months, in order of time and unit. Those asked for last are at hand."""

    def __init__(self, tree: Tree, ledger: Ledger) -> None:
        self._tree = tree
        self._paths: dict[str, list[str]] = {}
        self._last: tuple[str, Months] = "", ()
        for log in sorted(ledger.logs, key=lambda log: (log.month, log.unit)):
            self._paths.setdefault(log.person, []).append(log.path)

    def __getitem__(self, person: str) -> Months:
        if person != self._last[0]:
            self._last = person, tuple(self._read(self._paths[person]))
        return self._last[1]

    def __contains__(self, person: object) -> bool:
        return person in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    def _read(self, paths: list[str]) -> Iterator[Map]:
        found = (read_month(self._tree, path) for path in paths)
        yield from (month for month in found if month is not None)


def read_month(tree: Tree, path: str) -> Map | None:
    """One log file with its texts; None when it cannot be read."""
    document, _ = read_document(path, tree.read(path))
    return None if document is None else document.value
