"""A tree of bytes to judge: the files below `records/` in a work tree or in a commit.

Nothing outside is ever followed: a symbolic link, a submodule, a device or a misplaced file is a finding
(R001 to R005), and only plain files that lie where a kind lies are read.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Protocol

from ledger.content.findings import name_findings
from ledger.findings import Finding, finding
from ledger.git import Entry, Git
from ledger.reading.limits import MAX_BYTES, MAX_SETTLED_BYTES
from ledger.records.kinds import ROOT, SETTLED, is_record, kind_of
from ledger.records.names import is_reserved, shown

MAX_DEPTH = 12
"""Folders inside each other; no kind lies deeper than five."""

_FOLDER = ROOT.rstrip("/")

Fetched = tuple[bytes | None, list[Finding]]
"""The bytes of a record, None when they are not fit to be read, and what is wrong with the file as a file."""


class TreeError(Exception):
    """The tree cannot be read; the text says why."""


class Tree(Protocol):
    """Files by repository-relative path."""

    def paths(self, prefix: str = ROOT) -> list[str]:
        """The plain files below a prefix that lie where a kind of record lies, in order."""

    def faults(self) -> list[Finding]:
        """What lies below `records/` and is no record."""

    def read(self, path: str) -> bytes:
        """All bytes of one file. Raises TreeError when it cannot be read."""

    def fetch(self, paths: Iterable[str]) -> Iterator[Fetched]:
        """Each of some records, in the order given. Raises TreeError when one cannot be read."""


class Listing(NamedTuple):
    """The paths of records in order, and what else was found."""

    paths: list[str]
    faults: list[Finding]


def sort_out(plain: Iterable[str], others: Iterable[str]) -> Listing:
    """Tell records from what is none: `plain` are paths of ordinary files, `others` of anything else."""
    listing = Listing([], [finding(shown(path), "R002") for path in others])
    for path in sorted(plain):
        listing.paths.append(path) if is_record(path) else listing.faults.append(finding(shown(path), "R001"))
    listing.faults.extend(_reserved(listing.paths))
    listing.faults.extend(name_findings((*listing.paths, *(fault.path for fault in listing.faults))))
    listing.faults.sort()
    return listing


def _reserved(paths: list[str]) -> Iterator[Finding]:
    names = {part for path in paths for part in path.split("/")}
    reserved = {name for name in names if is_reserved(name)}
    for path in paths if reserved else ():
        yield from (finding(path, "R005", name=name) for name in path.split("/") if name in reserved)


def byte_limit(path: str) -> int:
    """The most bytes that the file at a path may have."""
    kind = kind_of(path)
    return MAX_SETTLED_BYTES if kind and kind[0].name in SETTLED else MAX_BYTES


def judge_file(path: str, size: int, executable: bool) -> tuple[bool, list[Finding]]:
    """Whether a file is small enough to be read, and its faults of mode and size."""
    limit = byte_limit(path)
    faults = [finding(path, "R003")] if executable else []
    if size > limit:
        faults.append(finding(path, "R004", size=size, limit=limit))
    return size <= limit, faults


@dataclass(frozen=True)
class WorkTree:
    """The files on disk below `root`."""

    root: Path

    def paths(self, prefix: str = ROOT) -> list[str]:
        """See Tree."""
        return [path for path in self._listing.paths if path.startswith(prefix)]

    def faults(self) -> list[Finding]:
        """See Tree."""
        return list(self._listing.faults)

    def read(self, path: str) -> bytes:
        """See Tree."""
        try:
            return (self.root / path).read_bytes()
        except OSError as error:
            raise TreeError(f"{path}: {error.strerror}") from None

    def fetch(self, paths: Iterable[str]) -> Iterator[Fetched]:
        """See Tree."""
        root = f"{self.root}{os.sep}"
        for path in paths:
            try:
                yield _fetch(root, path)
            except OSError as error:
                raise TreeError(f"{path}: {error.strerror}") from None

    @cached_property
    def _listing(self) -> Listing:
        plain: list[str] = []
        others: list[str] = []
        top = self.root / _FOLDER
        if top.is_symlink() or not top.is_dir():
            return sort_out([], [_FOLDER] if os.path.lexists(top) else [])
        try:
            _walk(str(self.root), _FOLDER, plain, others)
        except OSError as error:
            raise TreeError(f"{error.filename}: {error.strerror}") from None
        return sort_out(plain, others)


_OPEN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_EXECUTABLE = 0o111 if os.name == "posix" else 0
_PLAIN_BYTES = MAX_BYTES + 1


def _fetch(root: str, path: str) -> Fetched:
    file = os.open(root + path, _OPEN)
    try:
        status = os.fstat(file)
        if not status.st_mode & _EXECUTABLE and status.st_size <= MAX_BYTES and stat.S_ISREG(status.st_mode):
            return os.read(file, _PLAIN_BYTES), []
        return _fetch_unusual(file, path, status)
    finally:
        os.close(file)


def _fetch_unusual(file: int, path: str, status: os.stat_result) -> Fetched:
    if not stat.S_ISREG(status.st_mode):
        return None, [finding(path, "R002")]
    fit, faults = judge_file(path, status.st_size, bool(status.st_mode & _EXECUTABLE))
    return (os.read(file, MAX_SETTLED_BYTES) if fit else None), faults


def _walk(root: str, folder: str, plain: list[str], others: list[str]) -> None:
    """Collect the repository-relative paths below a folder, links not followed."""
    if folder.count("/") >= MAX_DEPTH:
        plain.append(folder)
        return
    with os.scandir(f"{root}/{folder}") as entries:
        for entry in entries:
            path = f"{folder}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                _walk(root, path, plain, others)
            else:
                (plain if entry.is_file(follow_symlinks=False) else others).append(path)


_AT_HAND = 1_000
"""Records of a commit whose bytes are kept at hand."""


@dataclass(frozen=True)
class CommitTree:
    """The files of a commit, read as git objects; the work tree is not looked at."""

    git: Git
    revision: str

    def paths(self, prefix: str = ROOT) -> list[str]:
        """See Tree."""
        return [path for path in self._listing.paths if path.startswith(prefix)]

    def faults(self) -> list[Finding]:
        """See Tree."""
        return list(self._listing.faults)

    def read(self, path: str) -> bytes:
        """See Tree."""
        entry = self._entry(path)
        if path not in self._fetched:
            near = self._near(entry)
            for each, content in zip(near, self.git.cat([one.id for one in near]), strict=True):
                self._keep(each.path, content)
        return self._fetched[path]

    def entry(self, path: str) -> Entry | None:
        """What lies at a path below `records/`."""
        return self.entries.get(path)

    def _near(self, entry: Entry) -> list[Entry]:
        """A file and those that lie beside it, which are asked for next more often than not."""
        beside = [each for each in self._beside(entry.path.rpartition("/")[0]) if each.path != entry.path]
        small = [each for each in beside if each.size <= MAX_BYTES]
        return [*small[: _AT_HAND // 4], entry]

    def _beside(self, folder: str) -> list[Entry]:
        return self._folders.get(folder, [])

    @cached_property
    def _folders(self) -> dict[str, list[Entry]]:
        return by_folder(self.entries.values())

    def fetch(self, paths: Iterable[str]) -> Iterator[Fetched]:
        """See Tree."""
        verdicts = [(entry, *_judge(entry)) for entry in map(self._entry, paths)]
        contents = self.git.cat([entry.id for entry, fit, _ in verdicts if fit])
        for entry, fit, faults in verdicts:
            content = next(contents) if fit else None
            if content is not None:
                self._keep(entry.path, content)
            yield content, faults

    def _entry(self, path: str) -> Entry:
        entry = self.entry(path)
        if entry is None:
            raise TreeError(f"{path} is not in {self.revision}")
        return entry

    def _keep(self, path: str, content: bytes) -> None:
        """Have bytes at hand for who asks again: to ask git for one object takes as long as for many."""
        if len(self._fetched) >= _AT_HAND:
            self._fetched.clear()
        self._fetched[path] = content

    @cached_property
    def _fetched(self) -> dict[str, bytes]:
        return {}

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Path → entry of everything below `records/`, fit to be a record or not."""
        return {entry.path: entry for entry in self.git.ls_tree(self.revision, _FOLDER)}

    @cached_property
    def _listing(self) -> Listing:
        return sort_out_entries(self.entries.values())


def sort_out_entries(entries: Iterable[Entry]) -> Listing:
    """The same of entries of a git tree."""
    listed = list(entries)
    plain = [entry.path for entry in listed if entry.mode in ("100644", "100755")]
    return sort_out(plain, [entry.path for entry in listed if entry.mode in ("120000", "160000")])


def by_folder(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Folder → the files that lie in it."""
    folders: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.type == "blob":
            folders.setdefault(entry.path.rpartition("/")[0], []).append(entry)
    return folders


def _judge(entry: Entry) -> tuple[bool, list[Finding]]:
    return judge_file(entry.path, entry.size, entry.mode == "100755")
