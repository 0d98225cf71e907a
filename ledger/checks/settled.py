"""The acts of settling in a tree: read here, because a loaded ledger holds everything but results."""

from __future__ import annotations

from ledger.findings import Finding
from ledger.records.kinds import kind_of
from ledger.records.loading import Record, read_record
from ledger.records.tree import Tree

_FOLDER = "records/results/"


def read_settlements(tree: Tree) -> tuple[tuple[Record, ...], list[Finding]]:
    """The sound settlement records in order of path, and the findings of all of them."""
    paths = [path for path in tree.paths(_FOLDER) if _is_settlement(path)]
    read = [read_record(path, fetched) for path, fetched in zip(paths, tree.fetch(paths), strict=True)]
    findings = [finding for _, found in read for finding in found]
    return tuple(record for record, _ in read if record is not None), findings


def _is_settlement(path: str) -> bool:
    kind = kind_of(path)
    return kind is not None and kind[0].name == "settlement"
