"""The letters of log entries, read again for the few that have to be compared."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ledger.reading.document import read_document
from ledger.reading.text import letters_many
from ledger.records.kinds import record_path
from ledger.records.log_scan import scan_log
from ledger.records.tree import Tree


class Texts:
    """The texts of one tree; a file is read once. Without a tree there are none."""

    def __init__(self, tree: Tree | None = None) -> None:
        self._tree = tree
        self._known: dict[str, list[str]] = {}

    def read(self, records: Iterable[str]) -> None:
        """Read some logs that are in order, in one go."""
        missing = sorted({*records} - self._known.keys())
        if self._tree is not None and missing:
            paths = [record_path(record) for record in missing]
            for record, path, (data, _) in zip(missing, paths, self._tree.fetch(paths), strict=True):
                value = scan_log(data or b"") or _value(path, data or b"")
                self._known[record] = letters_many([entry["text"] for entry in value["entries"]])

    def letters(self, record: str, position: int) -> str:
        """The letters of an entry of a log that was read."""
        return self._known[record][position]


def _value(path: str, data: bytes) -> dict[str, Any]:
    document, _ = read_document(path, data)
    assert document is not None
    return document.value
