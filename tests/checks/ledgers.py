"""The small ledger of the rules in memory, to be changed and checked without a disk."""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from typing import Any

from ledger.checks.registry import check_ledger
from ledger.findings import Finding
from ledger.reading.document import read_document
from ledger.reading.emit import emit
from ledger.records.loading import load
from ledger.records.tree import Fetched, TreeError
from ledger.rules.examples import NOW, base_files

BASE = base_files()


@dataclass(frozen=True)
class MemoryTree:
    """A tree of files by path."""

    files: Mapping[str, bytes]

    def paths(self, prefix: str = "records/") -> list[str]:
        return sorted(path for path in self.files if path.startswith(prefix))

    def faults(self) -> list[Finding]:
        return []

    def read(self, path: str) -> bytes:
        if path not in self.files:
            raise TreeError(path)
        return self.files[path]

    def fetch(self, paths: Iterable[str]) -> Iterator[Fetched]:
        for path in paths:
            yield self.files[path], []


def path_of(record: str) -> str:
    return f"records/{record}.yaml"


def value_of(record: str) -> dict[str, Any]:
    """A fresh copy of what a record of the small ledger says."""
    return deepcopy(_read(record))


@cache
def _read(record: str) -> dict[str, Any]:
    document, _ = read_document(path_of(record), BASE[path_of(record)])
    assert document is not None
    return document.value


def changed(**values: dict[str, Any] | None) -> dict[str, bytes]:
    """The small ledger with some records set, or taken away where the value is None."""
    files = dict(BASE)
    for record, value in values.items():
        files.pop(path_of(record), None)
        if value is not None:
            files[path_of(record)] = emit(value).encode()
    return files


def check(files: Mapping[str, bytes], now: str | None = NOW) -> list[Finding]:
    tree = MemoryTree(files)
    return check_ledger(load(tree), tree, now=now)


def told(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    """Rule and file of each finding."""
    return [(finding.rule, finding.path) for finding in findings]
