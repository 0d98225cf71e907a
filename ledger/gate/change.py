"""A proposed change as a value: its commits in order, who brings each, and what each does to every path.

Nothing here judges; `proposal.py` makes a Change from a repository, and every judging function takes one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from ledger.cache.commits import Looking
from ledger.findings import Finding
from ledger.git import Entry, Git
from ledger.git.history import CommitObject, FileChange, TreeChange
from ledger.git.signatures import Standing
from ledger.records.kinds import ROOT

__all__ = ["Change", "Commit", "Contents", "FileChange", "TreeChange"]


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit of the change."""

    object: CommitObject
    principal: str | None
    """Id of the principal who brings it: by a good signature, else the actor; None when nobody known does."""
    standing: Standing | None
    """What its signature is worth; None for an unsigned commit."""
    tree: TreeChange
    """What it does to its first parent, a commit without parents to nothing at all."""
    merge_faults: tuple[Finding, ...] = ()
    """Where it is a merge: which paths are not as the side has them that changed them."""

    @property
    def id(self) -> str:
        """Its full id."""
        return self.object.id

    @property
    def files(self) -> tuple[FileChange, ...]:
        """What it does to files, against its first parent."""
        return self.tree.files

    @property
    def touched(self) -> frozenset[str]:
        """Every path of a file or folder that it changes."""
        return frozenset((*(each.path for each in self.files), *(each.path for each in self.tree.folders)))

    @property
    def joins(self) -> bool:
        """Whether it is a merge that only joins: each path is as one side has it, nobody's change is lost.

        Then nothing in it is its maker's own work, and every change it brings is judged in its own commit.
        """
        return self.is_merge and not self.merge_faults

    @property
    def is_merge(self) -> bool:
        """Whether it has more than one parent."""
        return len(self.object.parents) > 1

    @property
    def claimed(self) -> datetime | None:
        """When it says it was committed; proves nothing. None when that is no time."""
        return self.object.committer.moment


@dataclass
class Contents:
    """The bytes of entries, each read once."""

    git: Git
    _known: dict[str, bytes] = field(default_factory=dict)

    def of(self, entry: Entry) -> bytes:
        """The bytes of one entry. Raises GitError when it cannot be read."""
        return self.many([entry])[0]

    def many(self, entries: Iterable[Entry]) -> list[bytes]:
        """The bytes of each entry, in order, in one reading."""
        wanted = list(entries)
        missing = list(dict.fromkeys(entry.id for entry in wanted if entry.id not in self._known))
        self._known.update(zip(missing, self.git.cat(missing), strict=True))
        return [self._known[entry.id] for entry in wanted]


@dataclass(frozen=True)
class Change:
    """One proposed change: what `head` adds to `base`.

    `commits` are all that head has and base has not, parents before children; `files` and `folders` are what
    lies between the trees of base and head. `received` is the server's time; None when nobody vouches for
    one. Bytes are read with `contents`; their sizes have been found to be within limits.
    """

    git: Git
    base: str
    head: str
    actor: str
    received: datetime | None
    commits: tuple[Commit, ...]
    tree: TreeChange
    contents: Contents
    looking: Looking
    """What is known of the records of base and head as a whole."""

    @property
    def files(self) -> tuple[FileChange, ...]:
        """What the whole change does to files."""
        return self.tree.files

    @property
    def records(self) -> tuple[FileChange, ...]:
        """Those below `records/`."""
        return tuple(each for each in self.files if each.path.startswith(ROOT))

    def own(self) -> Iterator[tuple[Commit, FileChange]]:
        """Every file that a commit itself changes, commit by commit: merges that only join change none."""
        for commit in self.commits:
            if not commit.joins:
                yield from ((commit, each) for each in commit.files)
