"""What a push to any other branch brings: drafts are nobody's record yet, but what must stay secret is out.

Everything new is searched, whoever pushes: files, names, messages, and the name of the branch itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ledger.content.findings import name_findings, text_findings
from ledger.findings import Finding, finding
from ledger.gate.change import Contents
from ledger.gate.content import leaks_of
from ledger.gate.judge import Verdict
from ledger.git import Git
from ledger.git.history import CommitObject, FileChange, commits, empty_tree, tree_changes
from ledger.hook.answer import Answer
from ledger.hook.updates import Update
from ledger.rules.catalogue import is_error

MOST_COMMITS = 500
MOST_BYTES = 1024 * 1024
"""The most commits of one branch, and the largest file, that are searched."""


def judge_drafts(git: Git, updates: Sequence[Update]) -> list[Answer]:
    """What is said to references that are not protected. Raises GitError when they cannot be read."""
    return [_judged(git, each) for each in updates if not each.deletes]


def _judged(git: Git, update: Update) -> Answer:
    ids = _new(git, update.new)
    if len(ids) > MOST_COMMITS:
        return Answer(update, "", "long")
    made = list(commits(git, ids))
    found = {
        *name_findings([update.ref]),
        *leaks_of(_files(git, made), Contents(git)),
        *(each for commit in made for each in _message(commit)),
    }
    return Answer(update, "", verdict=Verdict(tuple(sorted(filter(is_error, found))), None))


def _new(git: Git, tip: str) -> list[str]:
    """Ids of the commits that no reference of the repository has yet."""
    options = [f"--max-count={MOST_COMMITS + 1}", tip, "--not", "--all"]
    return git.runner.text(["rev-list", *options]).split()


def _files(git: Git, made: Sequence[CommitObject]) -> list[FileChange]:
    pairs = [(each.parents[0] if each.parents else empty_tree(each.id), each.id) for each in made]
    changes = tree_changes(git, pairs) if pairs else []
    return [
        each for change in changes for each in change.files if each.after and each.after.size <= MOST_BYTES
    ]


def _message(commit: CommitObject) -> Iterator[Finding]:
    for each in text_findings("", commit.message):
        yield finding(f"commit {commit.id[:12]}", each.rule)
