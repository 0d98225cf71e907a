"""What is in a tree: a digest of every record's bytes. A file as the last run left it is not read for that.

A file is taken to be as it was when its size, its times of change, its inode and its mode are those of the
last run. One that changed within moments of that run is read again: its times may not tell another change.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Protocol

from ledger.cache.store import Store
from ledger.records.parallel import run
from ledger.records.tree import Fetched, Tree, WorkTree

Status = tuple[int, int, int, int, int]
"""Size, time of change of the content and of the file (ns), inode, mode."""
GONE: Status = (-1, 0, 0, 0, 0)
"""Of a path where nothing is."""

DIGEST = 16
_SLOT = "inventory"
_MOMENTS = 2_000_000_000
"""Nanoseconds; file systems tell times no more coarsely."""
_CHUNK = 500


class Inventory(Protocol):
    """The records of a tree in blocks, each known by a digest of all that is in it."""

    def blocks(self) -> Mapping[str, bytes]:
        """Path → digest of every block: a record, or several that lie below one path."""

    def files(self, blocks: Collection[str]) -> Mapping[str, bytes]:
        """Path → digest of every record in some blocks, in order of path."""

    def holds(self, path: str) -> bool:
        """Whether a record lies at a path."""


def identity(fetched: Fetched, data: bytes | None = None) -> bytes:
    """The digest of a file: of its bytes and of what is wrong with it as a file."""
    content, faults = fetched
    found = blake2b(repr(faults).encode() if faults else b"", digest_size=DIGEST)
    found.update(b"\0")
    found.update(content if content is not None else data or b"")
    return found.digest()


def statuses_of(root: Path, paths: Iterable[str]) -> dict[str, Status]:
    """Path → status of each file."""
    above = f"{root}{os.sep}"
    return {path: _status(above + path) for path in paths}


def take_inventory(
    tree: WorkTree, statuses: Mapping[str, Status], store: Store, jobs: int
) -> dict[str, bytes]:
    """Path → digest of every record of the tree, in order of path."""
    remembered: Mapping[str, tuple[Status, bytes]] = store.get(_SLOT, b"") or {}
    now = store.clock()
    known = {
        path: found[1]
        for path, status in statuses.items()
        if (found := remembered.get(path)) is not None and found[0] == status
    }
    unknown = [path for path in statuses if path not in known]
    pieces = [unknown[start : start + _CHUNK] for start in range(0, len(unknown), _CHUNK)]
    for piece, digests in zip(pieces, run(_digests, tree, pieces, jobs), strict=True):
        known.update(zip(piece, digests, strict=True))
    if now is not None and (unknown or len(remembered) != len(statuses)):
        settled = {path: (at, known[path]) for path, at in statuses.items() if at[2] < now - _MOMENTS}
        store.put(_SLOT, b"", settled)
    return {path: known[path] for path in statuses}


@dataclass(frozen=True)
class Files:
    """An inventory file by file: every record is a block of its own."""

    digests: Mapping[str, bytes]

    def blocks(self) -> Mapping[str, bytes]:
        """See Inventory."""
        return self.digests

    def files(self, blocks: Collection[str]) -> Mapping[str, bytes]:
        """See Inventory."""
        return {path: self.digests[path] for path in self.digests if path in blocks}

    def holds(self, path: str) -> bool:
        """See Inventory."""
        return path in self.digests


def combined(digests: Iterable[tuple[str, bytes]]) -> bytes:
    """One digest of many files, each with its path."""
    found = blake2b(digest_size=DIGEST)
    for path, digest in digests:
        found.update(path.encode())
        found.update(digest)
    return found.digest()


def _digests(tree: Tree, paths: Sequence[str]) -> list[bytes]:
    return [
        identity(fetched, None if fetched[0] is not None else tree.read(path))
        for path, fetched in zip(paths, tree.fetch(paths), strict=True)
    ]


def _status(path: str) -> Status:
    try:
        found = os.lstat(path)
    except OSError:
        return GONE
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_mode
