"""Walks over the history of some paths: every commit with its parents, and what each did to each path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ledger.git.repository import Git
from ledger.git.run import GitError

_NOTHING = "0" * 40


class Link(NamedTuple):
    """A commit and its parents; the first of these is the line that it was made on."""

    commit: str
    parents: tuple[str, ...]


class Step(NamedTuple):
    """What a commit changed against one of its parents, at one path: ids of the bytes, empty for nothing.

    ``parent`` is empty for a commit that has none.
    """

    commit: str
    parent: str
    path: str
    before: str
    after: str


def links(git: Git, tip: str, without: str = "", *, first_parent: bool = False) -> list[Link]:
    """The commits that ``tip`` has and ``without`` has not, children before their parents.

    With ``first_parent`` those of the main line only. Raises GitError when history cannot be read.
    """
    options = ["--topo-order", "--parents", *(["--first-parent"] if first_parent else [])]
    limits = [f"^{without}"] if without else []
    output = git.runner.text(["rev-list", *options, "--end-of-options", tip, *limits])
    lines = (line.split() for line in output.splitlines())
    return [Link(commit, tuple(parents)) for commit, *parents in lines]


def steps(git: Git, walked: Iterable[Link], paths: Sequence[str] = ()) -> list[Step]:
    """What each commit changed against each of its parents, in the order given; below some paths, or all.

    A rename is taking away and adding. Raises GitError when a tree cannot be read.
    """
    pairs = [(link.commit, parent) for link in walked for parent in link.parents or ("",)]
    if not pairs:
        return []
    options = ["--stdin", "--always", "--root", "-r", "-z", "--raw", "--no-abbrev", "--no-renames"]
    given = "".join(f"{commit} {parent}".rstrip() + "\n" for commit, parent in pairs)
    arguments = ["diff-tree", *options, "--no-ext-diff", "--relative", "--", *paths]
    return list(_steps(git.runner.text(arguments, given=given), pairs))


def _steps(output: str, pairs: Sequence[tuple[str, str]]) -> Iterator[Step]:
    parts, waiting = iter(output.split("\0")), iter(pairs)
    commit, parent = "", ""
    for part in filter(None, parts):
        if part.startswith(":"):
            _, _, before, after, _ = part.split(" ")
            yield Step(commit, parent, next(parts), _id(before), _id(after))
            continue
        commit, parent = next(waiting, ("", ""))
        if part != commit:
            raise GitError("git compared other commits than it was asked to")


def _id(text: str) -> str:
    return "" if text.startswith(_NOTHING) else text
