"""A tree of which only some files are seen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from ledger.findings import Finding
from ledger.records.kinds import ROOT
from ledger.records.tree import Fetched, Tree


@dataclass(frozen=True)
class PartialTree:
    """Lists the files seen; whatever is asked for by path is there as in the whole tree."""

    whole: Tree
    seen: Collection[str]

    def paths(self, prefix: str = ROOT) -> list[str]:
        """See Tree."""
        return sorted(path for path in self.seen if path.startswith(prefix))

    def faults(self) -> list[Finding]:
        """See Tree."""
        return self.whole.faults()

    def read(self, path: str) -> bytes:
        """See Tree."""
        return self.whole.read(path)

    def fetch(self, paths: Iterable[str]) -> Iterator[Fetched]:
        """See Tree."""
        return self.whole.fetch(paths)
