"""The commits of a change as objects: empty ones, signatures, what their lines say (X005 to X013)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ledger.findings import Finding, finding
from ledger.gate.change import Change, Commit
from ledger.git.history import CommitObject
from ledger.git.signatures import Standing
from ledger.records.names import shown
from ledger.report.display import visible

MOST_BYTES = 65_536
"""The most bytes of one commit, its message and signature included."""
_ORDER = re.compile(r"tree( parent)* author committer( gpgsig)?( gpgsig-sha256)?")


def judge_commits(change: Change) -> Iterable[Finding]:
    """Every commit by itself."""
    for commit in change.commits:
        yield from commit.merge_faults
        yield from _empty(change, commit)
        yield from _plain(commit.object)
        yield from _signed(commit)
    if any(commit.principal is None and commit.standing is None for commit in change.commits):
        yield finding("", "X012", actor=shown(change.actor))


def short(commit: Commit | CommitObject) -> str:
    """How a message names a commit."""
    return commit.id[:12]


def _empty(change: Change, commit: Commit) -> Iterator[Finding]:
    if not commit.files and not commit.merge_faults:
        yield finding("", "X005", commit=short(commit))


def _signed(commit: Commit) -> Iterator[Finding]:
    """A merge that only joins rests on nobody's word: a forge may have signed it with a key of its own."""
    if commit.standing is Standing.BROKEN:
        yield finding("", "X011", commit=short(commit))
    elif commit.standing is Standing.UNKNOWN and not commit.joins:
        yield finding("", "X010", commit=short(commit))


def _plain(commit: CommitObject) -> Iterator[Finding]:
    """X013: what a commit holds beside its tree is shown to people and must hide nothing from them."""
    if not _ORDER.fullmatch(" ".join(commit.headers)):
        yield _unfit(commit, "headers")
    if commit.author.moment is None or commit.committer.moment is None:
        yield _unfit(commit, "times")
    if not all(map(_shows, (commit.author.who, commit.committer.who, *_lines(commit.message)))):
        yield _unfit(commit, "characters")
    if commit.size > MOST_BYTES:
        yield _unfit(commit, "size")


def _unfit(commit: CommitObject, part: str) -> Finding:
    return finding("", "X013", commit=short(commit), part=part)


def _lines(message: str) -> list[str]:
    return message.replace("\r\n", "\n").replace("\t", " ").split("\n")


def _shows(text: str) -> bool:
    return visible(text) == text
