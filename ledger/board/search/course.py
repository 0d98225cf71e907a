"""The search in the course of a build: which pages are found otherwise than before, and what follows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from ledger.board.search.documents import found_of
from ledger.board.search.entries import Entries, Entry
from ledger.board.search.index import Content, Read, changed, whole


class Course:
    """Takes pages: all, or with ``read``, which reads a file of the board that stands, those that changed."""

    def __init__(self, entries: Entries, read: Read | None = None) -> None:
        self.entries = entries
        self._read = read
        self._now: dict[str, Entry] = {}

    def page(self, name: str, texts: Sequence[str]) -> None:
        """Take a page, as Markdown in each language."""
        found = found_of(texts)
        if found:
            self._now[name] = Entry.of(found)

    def files(self, gone: Collection[str]) -> tuple[bool, Iterable[Content]]:
        """Whether the index is written as a whole, and its files, or else those that changed.

        ``gone`` are pages that stood there before. Raises Lost when what was remembered is not there.
        """
        before = {name: self.entries.get(name) for name in (*self._now, *gone)}
        for name in before:
            self.entries.put(name, self._now.get(name))
        if self._read and not any(before[name] for name in gone):
            files = changed(self._read, before, self._now) if self._now else []
            if files is not None:
                return False, files
        return True, whole(dict(self.entries.all()))
