"""From a fault in a record's value to the line and column of its file."""

from __future__ import annotations

from collections.abc import Iterable

from ledger.checks.fault import Fault
from ledger.findings import Finding
from ledger.reading.locate import locate
from ledger.records.kinds import record_path
from ledger.records.tree import Tree, TreeError


def place(faults: Iterable[Fault], tree: Tree) -> list[Finding]:
    """The findings of the faults; only files that have some are read again."""
    by_record: dict[str, list[Fault]] = {}
    for fault in dict.fromkeys(faults):
        by_record.setdefault(fault.record, []).append(fault)
    return [finding for record in by_record for finding in _place_in_file(record, by_record[record], tree)]


def _place_in_file(record: str, faults: list[Fault], tree: Tree) -> list[Finding]:
    path = record_path(record)
    data = _read(tree, path)
    return [_finding(path, data, fault) for fault in faults]


def _finding(path: str, data: bytes | None, fault: Fault) -> Finding:
    if data is None or not fault.pointer:
        return Finding(path, 0, 0, fault.rule, fault.args)
    line, column, span = locate(data, fault.pointer, key=fault.key)
    return Finding(path, line, column, fault.rule, fault.args, span)


def _read(tree: Tree, path: str) -> bytes | None:
    try:
        return tree.read(path)
    except TreeError:
        return None
