"""Commits as objects, the lines that join them, and what lies between two trees.

Everything is read from the commit objects themselves, as bytes: dates and names in them are what their
writers claim and prove nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from ledger.git.repository import TYPES, Entry, Git, id_of, parts
from ledger.git.run import GitError

FILE, EXECUTABLE, LINK, MODULE, FOLDER = "100644", "100755", "120000", "160000", "040000"
"""The modes that an entry of a tree may have."""
_NONE = "000000"
_STAMP = re.compile(r"(?P<who>.*) (?P<time>[0-9]{1,12}) (?P<zone>[+-][0-9]{4})", re.DOTALL)
_LAST = int(datetime(9999, 12, 31, tzinfo=UTC).timestamp())

MOST = 100_000
"""The most differences between trees that are looked at in one go."""
_SHA1 = 40
"""Letters of an id in a repository of the older format; the newer one has a header of its own to sign in."""
_BATCH = 256
"""Pairs of trees asked for at a time; what is asked for must fit into a pipe."""


class TooMuch(GitError):
    """More differences than anybody would look at."""


class Claim(NamedTuple):
    """An author or committer line: who it names, and the time it claims in seconds since 1970."""

    who: str
    time: int | None
    """None when the line holds no time that can be read."""

    @property
    def moment(self) -> datetime | None:
        """The time as one of the calendar; None when there is none or it lies beyond the calendar."""
        if self.time is None or self.time > _LAST:
            return None
        return datetime.fromtimestamp(self.time, UTC)


@dataclass(frozen=True, slots=True)
class CommitObject:
    """One commit as it is stored. `signed` only says that a signature is attached, not that it is good."""

    id: str
    tree: str
    parents: tuple[str, ...]
    author: Claim
    committer: Claim
    message: str
    signed: bool
    signature: str
    """The signature itself; empty when there is none, or more than one."""
    headers: tuple[str, ...]
    """The names of all header lines in order."""
    size: int
    """The bytes of the whole commit."""


class FileChange(NamedTuple):
    """What a change does to one path: `before` is None where it adds, `after` where it takes away."""

    path: str
    before: Entry | None
    after: Entry | None


class TreeChange(NamedTuple):
    """What lies between two trees: the files, and the folders that are new or changed, as they are after."""

    files: tuple[FileChange, ...]
    folders: tuple[Entry, ...]


def commits(git: Git, ids: Sequence[str]) -> Iterator[CommitObject]:
    """The commits with these ids, in the order asked for. Raises GitError when one cannot be read."""
    for id_, raw in zip(ids, git.cat(ids), strict=True):
        yield read_commit(id_, raw)


def between(git: Git, base: str, head: str, most: int) -> list[str]:
    """Ids of the commits that `head` has and `base` has not, oldest first; no more than the `most` newest."""
    options = ["--topo-order", f"--max-count={most}"]
    return list(reversed(git.runner.text(["rev-list", *options, head, f"^{base}"]).split()))


def merge_bases(git: Git, one: str, other: str) -> list[str]:
    """The best common ancestors of two commits; none when their histories have nothing in common."""
    done = git.runner.run(["merge-base", "--all", one, other])
    if done.returncode > 1:
        raise GitError(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout.decode("ascii").split()


def tree_changes(git: Git, pairs: Sequence[tuple[str, str]], most: int = MOST) -> list[TreeChange]:
    """What lies between each pair of commits or trees; renames are told as taking away and adding.

    Sizes are known for files that are there after. Raises TooMuch beyond the `most` files and folders in all,
    and GitError when a tree cannot be read.
    """
    trees = _trees(git, {id_ for pair in pairs for id_ in pair})
    found = _raw_changes(git, [(trees[before], trees[after]) for before, after in pairs], most)
    ids = {entry.id for files, _ in found for _, _, entry in files if entry and entry.type == "blob"}
    sizes = git.sizes(ids)
    return [_sized(files, folders, sizes) for files, folders in found]


def empty_tree(like: str) -> str:
    """The id of a tree with nothing in it, to compare a first commit with; as long as another id."""
    return id_of(b"tree", b"", len(like)).decode("ascii")


def read_commit(id_: str, raw: bytes) -> CommitObject:
    """A commit from its bytes. Raises GitError when it has no tree."""
    head, _, message = raw.partition(b"\n\n")
    fields = [(_text(name), _text(value)) for name, value in _headers(head)]
    values: dict[str, str] = dict(reversed(fields))
    own = "gpgsig" if len(id_) == _SHA1 else "gpgsig-sha256"
    signatures = [value for name, value in fields if name == own]
    if "tree" not in values:
        raise GitError(f"{id_} is no commit")
    return CommitObject(
        id=id_,
        tree=values["tree"],
        parents=tuple(value for name, value in fields if name == "parent"),
        author=_claim(values.get("author", "")),
        committer=_claim(values.get("committer", "")),
        message=_text(message),
        signed=any(name.startswith("gpgsig") for name, _ in fields),
        signature=signatures[0] if len(signatures) == 1 else "",
        headers=tuple(name for name, _ in fields),
        size=len(raw),
    )


def _headers(head: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and value of each header; a line that begins with a blank goes on with the one before."""
    for line in re.split(rb"\n(?! )", head):
        name, _, value = line.partition(b" ")
        yield name, value.replace(b"\n ", b"\n")


def _claim(line: str) -> Claim:
    match = _STAMP.fullmatch(line)
    return Claim(match["who"], int(match["time"])) if match else Claim(line, None)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _trees(git: Git, ids: Iterable[str]) -> dict[str, str]:
    """The tree of each commit; a tree is its own."""
    asked = sorted(ids)
    given = "".join(f"{id_}^{{tree}}\n" for id_ in asked)
    lines = git.runner.text(["cat-file", "--batch-check"], given=given).splitlines() if asked else []
    for id_, line in zip(asked, lines, strict=True):
        if " tree " not in line:
            raise GitError(f"the repository lacks object {id_}")
    return {id_: line.partition(" ")[0] for id_, line in zip(asked, lines, strict=True)}


def _raw_changes(
    git: Git, pairs: Sequence[tuple[str, str]], most: int
) -> list[tuple[list[FileChange], list[Entry]]]:
    found: list[tuple[list[FileChange], list[Entry]]] = []
    for start in range(0, len(pairs), _BATCH):
        for number, (facts, path) in enumerate(_compared(git, pairs[start : start + _BATCH])):
            if number > most:
                raise TooMuch(f"more than {most} differences")
            if facts is None:
                found.append(([], []))
            else:
                _sort_in(*found[-1], facts, path)
    assert len(found) == len(pairs)
    return found


def _compared(git: Git, pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[str | None, str]]:
    options = ["--stdin", "-r", "-t", "-z", "--raw", "--no-abbrev", "--no-renames", "--no-ext-diff"]
    with git.runner.open(["diff-tree", *options]) as process:
        process.stdin.write("".join(f"{before} {after}\n" for before, after in pairs).encode("ascii"))
        process.stdin.close()
        yield from _lines(parts(process.stdout))
        if process.ended():
            raise GitError("git could not compare two trees")


def _lines(pieces: Iterator[str]) -> Iterator[tuple[str | None, str]]:
    """The facts and path of each difference; None for facts where the next pair begins."""
    for piece in pieces:
        while piece and not piece.startswith(":"):
            _, _, piece = piece.partition("\n")
            yield None, ""
        if piece:
            yield piece, next(pieces, "")


def _sort_in(files: list[FileChange], folders: list[Entry], facts: str, path: str) -> None:
    old_mode, new_mode, old_id, new_id, _ = facts[1:].split(" ")
    before, after = _side(old_mode, old_id, path), _side(new_mode, new_id, path)
    if after and after.type == "tree":
        folders.append(after)
    before, after = _no_folder(before), _no_folder(after)
    if before or after:
        files.append(FileChange(path, before, after))


def _side(mode: str, id_: str, path: str) -> Entry | None:
    return None if mode == _NONE else Entry(mode, TYPES.get(mode, "blob"), id_, 0, path)


def _no_folder(entry: Entry | None) -> Entry | None:
    return None if entry and entry.type == "tree" else entry


def _sized(files: Iterable[FileChange], folders: Iterable[Entry], sizes: dict[str, int]) -> TreeChange:
    return TreeChange(
        tuple(
            change._replace(after=change.after._replace(size=sizes.get(change.after.id, 0)))
            if change.after
            else change
            for change in files
        ),
        tuple(folders),
    )
