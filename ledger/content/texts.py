"""The letters of log entries, read again for the few that have to be compared."""

from __future__ import annotations

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

    def letters(self, record: str, position: int) -> str:
        """The letters of an entry of a log that is in order."""
        if record not in self._known:
            self._known[record] = self._read(record_path(record))
        return self._known[record][position]

    def _read(self, path: str) -> list[str]:
        assert self._tree is not None
        data = self._tree.read(path)
        value = scan_log(data) or _value(path, data)
        return letters_many([entry["text"] for entry in value["entries"]])


def _value(path: str, data: bytes) -> dict[str, Any]:
    document, _ = read_document(path, data)
    assert document is not None
    return document.value
