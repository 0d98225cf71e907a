"""What a push would do to the references of a repository, and what no push may do to them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple

from ledger.git import Git
from ledger.git.run import GitError
from ledger.report.display import visible

_NOTHING = re.compile("0+")
_LINE = re.compile("([0-9a-f]{40,64}) ([0-9a-f]{40,64}) (refs/.+)")
BRANCHES = "refs/heads/"
_REPLACING = "refs/replace/"
"""Objects named here would be shown to people in place of those that were judged."""


class Update(NamedTuple):
    """One reference: where it stands, where it would stand; ids of zeros mean that there is none."""

    old: str
    new: str
    ref: str

    @property
    def creates(self) -> bool:
        """Whether the reference is new."""
        return bool(_NOTHING.fullmatch(self.old))

    @property
    def deletes(self) -> bool:
        """Whether the reference would be gone."""
        return bool(_NOTHING.fullmatch(self.new))


def read_updates(text: str) -> list[Update]:
    """The lines that git gives to a hook. Raises GitError when one is not as git writes it."""
    found = [_LINE.fullmatch(line) for line in text.split("\n") if line]
    if None in found:
        raise GitError("the updates of the push cannot be read")
    return [Update(*match.groups()) for match in found if match]


def forbidden(git: Git, update: Update, protected: Collection[str]) -> str | None:
    """Why no push may do this to a reference, as the end of a key of words; None when it may be judged."""
    if visible(update.ref) != update.ref or update.ref.startswith(_REPLACING):
        return "name"
    if update.ref not in protected:
        return "likeness" if _is_like(update.ref, protected) else None
    if update.creates:
        return "creates"
    if update.deletes:
        return "deletes"
    return None if _grows(git, update) else "forces"


def stands(git: Git, update: Update) -> bool:
    """Whether the reference is still where the push found it."""
    done = git.runner.run(["rev-parse", "--verify", "-q", "--end-of-options", update.ref])
    return done.stdout.decode("ascii", "replace").strip() == update.old


def _is_like(ref: str, protected: Iterable[str]) -> bool:
    """Whether some system could take the reference for a protected one, or for a folder in its place."""
    name = ref.casefold()
    return any(name == each.casefold() or name.startswith(f"{each.casefold()}/") for each in protected)


def _grows(git: Git, update: Update) -> bool:
    """Whether what stands there stays part of the history."""
    done = git.runner.run(["merge-base", "--is-ancestor", update.old, update.new])
    if done.returncode > 1:
        raise GitError(done.stderr.decode("utf-8", "replace").strip())
    return done.returncode == 0
