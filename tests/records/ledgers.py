"""The small ledger of the rules' examples, on disk and changed in one place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ledger.findings import Finding
from ledger.reading.document import read_document
from ledger.reading.emit import emit
from ledger.records.loading import load
from ledger.records.tree import WorkTree
from ledger.rules.examples import base_files

LOG = "records/logs/2025/roads/p0012/2025-03.yaml"
POLICY = "records/policies/small/v1.yaml"
PERSON = "records/organization/people/p0012.yaml"
ADJUSTMENT = "records/adjustments/2025-Q1/p0005-flood.yaml"
UNIT = "records/organization/units/roads.yaml"


def write_base(root: Path) -> Path:
    """The small ledger below `root`."""
    for path, data in base_files().items():
        write(root / path, data)
    return root


def write(place: Path, data: bytes) -> None:
    """A file and the folders it lies in."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)


def value_of(path: str) -> dict[str, Any]:
    """What a record of the small ledger says."""
    document, _ = read_document(path, base_files()[path])
    assert document is not None
    return document.value


def findings_after(root: Path, path: str, change: Callable[[dict[str, Any]], object]) -> list[Finding]:
    """The findings of loading the small ledger with one record changed."""
    value = value_of(path)
    change(value)
    write(write_base(root) / path, emit(value).encode())
    return list(load(WorkTree(root)).findings)
