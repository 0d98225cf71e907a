"""What is staged for the next commit, judged before it leaves the machine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ledger.cache.commits import Looking
from ledger.findings import Finding
from ledger.gate.change import Contents
from ledger.gate.content import leaks_of, new_findings, read_by_checks
from ledger.git import Git
from ledger.git.history import FileChange, empty_tree, tree_changes
from ledger.records.tree import CommitTree
from scoring.facts import Day


@dataclass(frozen=True)
class Staged:
    """What is staged: the records as a tree, and what differs from the last commit."""

    git: Git
    base: str
    tree: CommitTree
    files: tuple[FileChange, ...]


def staged(git: Git) -> Staged:
    """What lies in the index. Raises GitError when there is none, or files in it are in conflict."""
    index = git.write_index()
    base = git.head() or empty_tree(index)
    prefix = git.prefix()
    changed = [each for each in tree_changes(git, [(base, index)])[0].files if each.path.startswith(prefix)]
    files = tuple(each._replace(path=each.path.removeprefix(prefix)) for each in changed)
    return Staged(git, base, CommitTree(git, index), files)


def staged_findings(found: Staged, now: Day | None, private: Path | None = None) -> list[Finding]:
    """What the staged records bring in, and what must not be in any staged file or its name."""
    new = new_findings(Looking(found.git, private), found.base, found.tree.revision, now)
    others = [each for each in found.files if not read_by_checks(each.path)]
    return sorted({*new, *leaks_of(others, Contents(found.git))})
