"""Makes a part of a board in the folder of a build, in whichever process; see `writer`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from ledger.board import address
from ledger.board.both import LANGS, in_language
from ledger.board.html import switched
from ledger.board.parts import Part
from ledger.board.search.documents import found_of
from ledger.board.search.entries import Entry
from ledger.board.standing import Standing, Sum, digest_of_page, sum_of


class Made(NamedTuple):
    """What came of a part: its pages and files, and what can be found of every page that was written."""

    pages: Mapping[str, bytes]
    """Page → digest of its Markdown in all languages."""
    files: Mapping[str, Sum]
    written: Mapping[str, Entry | None]


class Place(NamedTuple):
    """Where parts are made: the folder of the build, and what stood on the board before."""

    work: Path
    before: Standing

    @property
    def made(self) -> Path:
        """The folder of everything that goes to the board as it is."""
        return self.work / "made"

    def part(self, part: Part) -> Made:
        """Make a part: of its pages and files those are written that are not as they were."""
        pages: dict[str, bytes] = {}
        files: dict[str, Sum] = {}
        written: dict[str, Entry | None] = {}
        for name, content in part.make():
            if isinstance(content, bytes):
                files[name] = self.file(name, content)
                continue
            pages[name] = digest_of_page(content)
            if pages[name] != self.before.pages.get(name):
                written[name] = self._page(name, content)
        return Made(pages, files, written)

    def file(self, path: str, content: bytes) -> Sum:
        """Make a file that is no page, if it is not as it was."""
        found = sum_of(content)
        if found != self.before.files.get(path):
            _write(self.made / path, content)
        return found

    def _page(self, name: str, markdown: str) -> Entry | None:
        whole = switched(markdown, address.switched(name))
        texts = [in_language(whole, lang) for lang in LANGS]
        for lang, text in zip(LANGS, texts, strict=True):
            _write(self.work / lang / address.markdown(name), text.encode())
        found = found_of(texts)
        return Entry.of(found) if found else None


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
