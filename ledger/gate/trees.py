"""The trees of a change, commit by commit: what lies in them and under which names (X014 to X021, X023).

A fault is told once for a path, by the first commit that has it. Trees are looked at as bytes too, since two
readers may see two things in one that is not well formed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ledger.findings import Finding, finding
from ledger.gate import attributes
from ledger.gate.change import Change, Commit
from ledger.gate.names import folded, is_fit
from ledger.gate.shape import short
from ledger.git import Entry
from ledger.git.history import EXECUTABLE, FILE, FOLDER, LINK, MODULE
from ledger.records.kinds import ROOT
from ledger.records.names import shown

_MODES = {mode.lstrip("0").encode() for mode in (FILE, EXECUTABLE, LINK, MODULE, FOLDER)}
_POINTER = b"version https://git-lfs.github.com/spec/"
_POINTER_BYTES = 1024
MOST_TREE_BYTES = 4 * 1024 * 1024
"""The most bytes of one folder's list of entries."""


class Listed(NamedTuple):
    """One entry of a tree as its bytes have it."""

    mode: bytes
    name: bytes
    id: bytes


def judge_trees(change: Change) -> Iterable[Finding]:
    """Every tree and file that some commit brings, and the change as a whole."""
    told: set[tuple[str, str]] = set()
    for each in _all(change):
        if (each.path, each.rule) not in told:
            told.add((each.path, each.rule))
            yield each
    yield from _mixed(change)


def _all(change: Change) -> Iterator[Finding]:
    folders = _read_folders(change)
    change.contents.many(each.after for _, each in change.own() if each.after and each.after.type == "blob")
    for commit in change.commits:
        for folder in _folders_of(commit):
            yield from _folder(commit, folder, folders.get(folder.id))
    for commit, file in change.own():
        if file.after:
            yield from _file(commit, file.after)
            yield from _held(change, commit, file.after)


def _file(commit: Commit, entry: Entry) -> Iterator[Finding]:
    name = entry.path.rpartition("/")[2]
    if not all(map(is_fit, entry.path.split("/"))):
        yield _of(commit, entry.path, "X018")
    if entry.mode == LINK:
        yield _of(commit, entry.path, "X014")
    elif entry.mode == MODULE or folded(name) == ".gitmodules":
        yield _of(commit, entry.path, "X015")
    elif entry.mode != FILE and (entry.mode != EXECUTABLE or entry.path.startswith(ROOT)):
        yield _of(commit, entry.path, "X016", mode=entry.mode)


def _held(change: Change, commit: Commit, entry: Entry) -> Iterator[Finding]:
    """What is told by the bytes of a file: harmful attributes, and a pointer in place of the content."""
    if entry.type != "blob":
        return
    if folded(entry.path.rpartition("/")[2]) == attributes.NAME:
        large = entry.size > attributes.MOST_BYTES
        lines = ["…"] if large else attributes.harmful(change.contents.of(entry))
        yield from (_of(commit, entry.path, "X020", text=shown(line[:80])) for line in lines[:1])
    if entry.size <= _POINTER_BYTES and change.contents.of(entry).startswith(_POINTER):
        yield _of(commit, entry.path, "X021")


def _folders_of(commit: Commit) -> tuple[Entry, ...]:
    return (Entry(FOLDER, "tree", commit.object.tree, 0, ""), *commit.tree.folders)


def _read_folders(change: Change) -> dict[str, bytes]:
    """The bytes of every tree that a commit brings; without those that are too large to be read."""
    folders = [each for commit in change.commits for each in _folders_of(commit)]
    sizes = change.git.sizes(each.id for each in folders)
    small = [each for each in folders if sizes[each.id] <= MOST_TREE_BYTES]
    return dict(zip((each.id for each in small), change.contents.many(small), strict=True))


def _folder(commit: Commit, folder: Entry, data: bytes | None) -> Iterator[Finding]:
    entries = list(_parsed(data or b"", len(folder.id) // 2))
    if data is None or not _well_formed(data, entries):
        yield _of(commit, folder.path, "X017")
    yield from _alike(commit, folder.path, entries)


def _alike(commit: Commit, folder: str, entries: Sequence[Listed]) -> Iterator[Finding]:
    """X019: two names of one folder that some systems take for one, when the commit touches either."""
    known: dict[str, str] = {}
    for entry in entries:
        name = entry.name.decode("utf-8", "surrogateescape")
        other = known.setdefault(folded(name), name)
        if other != name and {f"{folder}/{each}".lstrip("/") for each in (name, other)} & commit.touched:
            yield _of(commit, f"{folder}/{name}".lstrip("/"), "X019", other=shown(other))


def _parsed(data: bytes, width: int) -> Iterator[Listed]:
    """The entries of a tree; what cannot be read as one ends them."""
    at = 0
    while at < len(data):
        blank, end = data.find(b" ", at), data.find(b"\0", at)
        if not at < blank < end or end + 1 + width > len(data):
            return
        yield Listed(data[at:blank], data[blank + 1 : end], data[end + 1 : end + 1 + width])
        at = end + 1 + width


def _well_formed(data: bytes, entries: Sequence[Listed]) -> bool:
    """Whether a tree is as git writes it: nothing left over, known modes, sound names once each, in order."""
    written = b"".join(b"%s %s\0%s" % each for each in entries)
    keys = [each.name + (b"/" if each.mode == b"40000" else b"") for each in entries]
    names = {each.name for each in entries}
    return (
        written == data
        and keys == sorted(keys)
        and len(names) == len(entries)
        and all(each.mode in _MODES and any(each.id) for each in entries)
        and not any(not name or b"/" in name or name in (b".", b"..") for name in names)
    )


def _mixed(change: Change) -> Iterator[Finding]:
    """X023, over the whole change and every commit of it."""
    paths = sorted({each.path for each in change.files} | {each.path for _, each in change.own()})
    records = [path for path in paths if f"{path}/".startswith(ROOT)]
    others = [path for path in paths if not f"{path}/".startswith(ROOT)]
    if records and others:
        yield finding(shown(others[0]), "X023", record=shown(records[0]), others=len(others))


def _of(commit: Commit, path: str, rule: str, **args: str) -> Finding:
    return Finding(shown(path), 0, 0, rule, tuple(sorted({"commit": short(commit), **args}.items())))
