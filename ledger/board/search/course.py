"""The search in the course of a build: which pages are found otherwise than before, and what follows."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ledger.board.search.entries import Entries, Entry
from ledger.board.search.index import Content, Read, changed, whole


class Course:
    """Takes pages: all, or with ``read``, which reads a file of the board that stands, those that changed."""

    def __init__(self, entries: Entries, read: Read | None = None) -> None:
        self.entries = entries
        self._read = read
        self._now: dict[str, Entry] = {}

    def page(self, page: str, entry: Entry | None) -> None:
        """Take a page by its address, and what can be found of it."""
        if entry:
            self._now[page] = entry

    def files(self, gone: Collection[str]) -> tuple[bool, Iterable[Content]]:
        """Whether the index is written as a whole, and its files, or else those that changed.

        ``gone`` are pages that stood there before. Raises Lost when what was remembered is not there.
        """
        found = {page: self.entries.get(page) for page in (*self._now, *gone)}
        before = {page: entry for page, entry in found.items() if entry or page in self._now}
        for page in before:
            self.entries.put(page, self._now.get(page))
        files = changed(self._read, before, self.entries.get) if self._read and before else None
        if files is None and (before or not self._read):
            return True, whole(dict(self.entries.all()))
        return False, files or []
