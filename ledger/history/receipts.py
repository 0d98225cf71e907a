"""When a server received commits, by its own clock: the log that a bare repository keeps of each branch.

In any other repository such a log tells only when somebody there fetched or committed, so none is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from ledger.git import Git, GitError
from ledger.git.walks import Link

_LINE = re.compile(rb"[0-9a-f]{40,64} ([0-9a-f]{40,64}) [^\t\n]* ([0-9]{1,11}) [+-][0-9]{4}(?:\t|$)")


def receipts(git: Git, branch: str, links: Iterable[Link]) -> dict[str, str]:
    """Commit → when it first was in a branch of this server, in UTC; those not known are left out."""
    parents = {link.commit: link.parents for link in links}
    found: dict[str, str] = {}
    for tip, time in _entries(git, branch):
        for commit in _new(parents, tip, found):
            found[commit] = time
    return found


def _new(parents: Mapping[str, tuple[str, ...]], tip: str, known: Mapping[str, str]) -> set[str]:
    """The commits that a tip brings beyond those known."""
    brought: set[str] = set()
    waiting = [tip]
    while waiting:
        commit = waiting.pop()
        if commit in parents and commit not in known and commit not in brought:
            brought.add(commit)
            waiting += parents[commit]
    return brought


def _entries(git: Git, branch: str) -> Iterable[tuple[str, str]]:
    """Each tip that the branch had, with the time it was received, oldest first."""
    log = _log(git, branch)
    for line in log.read_bytes().splitlines() if log and log.is_file() else []:
        match = _LINE.match(line)
        if match:
            moment = datetime.fromtimestamp(int(match[2]), UTC)
            yield match[1].decode("ascii"), moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _log(git: Git, branch: str) -> Path | None:
    try:
        if git.runner.text(["rev-parse", "--is-bare-repository"]).strip() != "true":
            return None
        name = git.runner.text(["rev-parse", "--symbolic-full-name", "--end-of-options", branch])
        path = git.runner.text(["rev-parse", "--git-path", f"logs/{name.splitlines()[-1]}"]).strip()
    except (GitError, IndexError):
        return None
    return git.root / path
