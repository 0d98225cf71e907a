"""A tree with one file changed: what the ledger would be if the change were written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ledger.findings import Finding
from ledger.records.tree import Fetched, Tree


@dataclass(frozen=True, slots=True)
class Overlay:
    """The files of another tree, with ``data`` at ``path``."""

    tree: Tree
    path: str
    data: bytes

    def paths(self, prefix: str = "records/") -> list[str]:
        """See Tree."""
        added = {self.path} if self.path.startswith(prefix) else set()
        return sorted({*self.tree.paths(prefix), *added})

    def faults(self) -> list[Finding]:
        """See Tree."""
        return self.tree.faults()

    def read(self, path: str) -> bytes:
        """See Tree."""
        return self.data if path == self.path else self.tree.read(path)

    def fetch(self, paths: Iterable[str]) -> Iterator[Fetched]:
        """See Tree."""
        for path in paths:
            if path == self.path:
                yield self.data, []
            else:
                yield from self.tree.fetch([path])
