"""What stands in a built board, remembered beside the ledger, so that the next build writes what changed.

It is believed only as long as every file of the board is as the build left it, and the program, its theme and
the settings are the same; otherwise the board is built as a whole.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b, sha256
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from ledger.board.search.entries import Entries
from ledger.cache.inventory import GONE, Status, statuses_of
from ledger.cache.store import Store
from ledger.resources import data_path

_RENDERING = ("mkdocs", "mkdocs-material", "markdown", "jinja2")
"""Programs of others that the bytes of a page depend on."""

Sum = tuple[bytes, int]
"""The SHA-256 of a file, and how many bytes it has."""
Files = Mapping[str, Sum]
"""Path of a file that is no page → its sum."""


class Kept(NamedTuple):
    """A part of a board: a digest of what it rests on, its pages and its files."""

    key: bytes
    pages: tuple[str, ...]
    files: tuple[str, ...]


@dataclass
class Standing:
    """Digests of what the pages and files of a board were made from; none without an earlier build."""

    settings: bytes = b""
    pages: dict[str, bytes] = field(default_factory=dict)
    """Page → digest of its Markdown in all languages."""
    files: dict[str, Sum] = field(default_factory=dict)
    parts: dict[str, Kept] = field(default_factory=dict)
    """Name of a part → what it was made from, and what came of it."""
    index: tuple[bytes, ...] = ()
    """Digests of what the search's index was made from."""

    def take_over(self, name: str, before: Standing) -> None:
        """Take note of a part that is as it was before."""
        kept = self.parts[name] = before.parts[name]
        self.pages |= {page: before.pages[page] for page in kept.pages}
        self.files |= {path: before.files[path] for path in kept.files}


class Memory:
    """Where it is remembered what stands in the board ``out``; without a store nowhere."""

    def __init__(self, store: Store | None, out: Path) -> None:
        self._store = store
        self._out = out
        self._statuses: dict[str, Status] = {}

    def recall(self) -> Standing | None:
        """What stands there, if that is known for certain."""
        kept = self._store.get(self._slot, _program()) if self._store else None
        if kept is None or statuses_of(self._out, kept[5]) != kept[5]:
            return None
        settings, pages, files, parts, index, self._statuses = kept
        return Standing(settings, pages, files, {name: Kept(*part) for name, part in parts.items()}, index)

    def entries(self, standing: Standing | None) -> Entries:
        """What is remembered of the pages that can be found there."""
        return Entries(self._store, str(self._out.resolve()), standing.index if standing else ())

    def forget(self) -> None:
        """Before the board is changed in place: if that is cut short, the next build is a whole one."""
        if self._store:
            self._store.put(self._slot, b"", None)

    def remember(self, standing: Standing, changed: Iterable[str] | None) -> None:
        """What stands there now; ``changed`` are the files that came, went or changed since `recall`, None
        when any may have."""
        if self._store:
            paths = _everything(self._out) if changed is None else _with_folders(changed)
            self._statuses |= statuses_of(self._out, paths)
            statuses = {path: status for path, status in self._statuses.items() if status != GONE}
            parts = {name: tuple(part) for name, part in standing.parts.items()}
            value = standing.settings, standing.pages, standing.files, parts, standing.index, statuses
            self._store.put(self._slot, _program(), value)

    @property
    def _slot(self) -> str:
        return f"board {self._out.resolve()}"


def digest_of_page(markdown: str) -> bytes:
    """A digest of a page's Markdown in all languages."""
    return blake2b(markdown.encode(), digest_size=16).digest()


def sum_of(content: bytes) -> Sum:
    """The sum of a file."""
    return sha256(content).digest(), len(content)


def digest_of_settings(settings: Iterable[str]) -> bytes:
    """A digest of the settings of all languages."""
    return blake2b("\0".join(settings).encode(), digest_size=16).digest()


def _everything(out: Path) -> Iterator[str]:
    """Every folder and every file below a folder and itself: a file that is added changes its folder."""
    above = len(f"{out}{os.sep}")
    for folder, _, names in os.walk(out):
        yield folder[above:]
        yield from (f"{folder}{os.sep}{name}"[above:] for name in names)


def _with_folders(paths: Iterable[str]) -> Iterator[str]:
    """Some files, and the folders above them."""
    for path in paths:
        yield path
        while path:
            path = path.rpartition(os.sep)[0]
            yield path


def _program() -> bytes:
    """A digest of what renders: the theme's overrides, style sheets, scripts, and others' programs.

    Our own code is in the key of every store.
    """
    found = blake2b(repr([(name, version(name)) for name in _RENDERING]).encode(), digest_size=16)
    site = data_path("site")
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        content = path.read_bytes()
        found.update(f"{path.relative_to(site)}\0{len(content)}\0".encode())
        found.update(content)
    return found.digest()
