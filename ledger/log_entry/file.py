"""File an entry: checked with the whole ledger first, written only when nothing is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ledger.checks.registry import check_ledger
from ledger.files import replace_file
from ledger.findings import Finding
from ledger.log_entry.month import Entry, with_entry
from ledger.log_entry.overlay import Overlay
from ledger.reading.document import read_document
from ledger.reading.emit import emit
from ledger.reading.values import Map
from ledger.records.loading import load
from ledger.records.tree import Tree, WorkTree
from ledger.refusal import Refusal
from ledger.rules.catalogue import is_error


@dataclass(frozen=True, slots=True)
class Filed:
    """What became of an entry: the month's bytes, and the findings; after an error nothing was written."""

    path: str
    data: bytes
    findings: tuple[Finding, ...]

    @property
    def accepted(self) -> bool:
        """Whether it was written."""
        return not any(is_error(finding) for finding in self.findings)


def file_entry(root: Path, entry: Entry, *, now: str, jobs: int = 1) -> Filed:
    """Add an entry to its month's file in canonical form, if the ledger keeps every rule with it.

    Raises Refusal when the month's file cannot be read, the day has an entry, or the text can stand in no
    record.
    """
    tree = WorkTree(root)
    data = _text(with_entry(_month(tree, entry.path), entry))
    overlay = Overlay(tree, entry.path, data)
    findings = check_ledger(load(overlay, jobs=jobs), overlay, now=now)
    filed = Filed(entry.path, data, tuple(each for each in findings if _concerns(each, entry.path)))
    if filed.accepted:
        replace_file(root / entry.path, data)
    return filed


def _concerns(finding: Finding, path: str) -> bool:
    """Whether a finding is at the month's file or names it, as that of a text told again elsewhere does."""
    return path == finding.path or any(value == path for _, value in finding.args)


def _month(tree: Tree, path: str) -> Map | None:
    if path not in tree.paths("records/logs/"):
        return None
    document, faults = read_document(path, tree.read(path))
    if document is None:
        raise Refusal("log.unreadable", path=path, line=faults[0].line)
    return document.value


def _text(month: Map) -> bytes:
    try:
        return emit(month).encode()
    except (ValueError, UnicodeEncodeError) as error:
        raise Refusal("log.text", what=error) from error
