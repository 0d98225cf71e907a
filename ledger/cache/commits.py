"""The records of commits, checked and verified with what is remembered in the repository's own folder."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path

from ledger.cache.checking import check_kept
from ledger.cache.engine import engine_digest
from ledger.cache.grouped import GroupedTree
from ledger.cache.run import FOLDER
from ledger.cache.secret import secret_in
from ledger.cache.shards import plain_finding
from ledger.cache.store import Store
from ledger.cache.verifying import verify_settled
from ledger.cache.view import View
from ledger.checks.registry import check_ledger
from ledger.findings import Finding
from ledger.git import Git
from ledger.records.loading import Ledger, load
from ledger.records.parallel import collector_paused
from ledger.records.tree import CommitTree, Tree
from ledger.results.book import book_of
from ledger.verify.run import verify
from scoring.facts import Day


class Looking:
    """Commits of one repository, each opened once.

    What is found is remembered and believed only with a `private` folder of the user's own
    (`ledger.cache.secret`).
    """

    def __init__(self, git: Git, private: Path | None = None) -> None:
        self.git = git
        self._private = private
        self._views: dict[str, View] = {}

    @cached_property
    def _kept(self) -> Store | None:
        return _store(self.git, self._private)

    def view(self, revision: str) -> View | None:
        """The records of a commit, by its full id, through the cache; None when there can be none."""
        if revision not in self._views and self._kept is not None:
            self._views[revision] = View.of_commit(GroupedTree(self.git, revision, self._kept))
        return self._views.get(revision)

    def findings(self, revision: str, now: Day | None) -> set[Finding]:
        """Everything that is wrong with the records and the settled results of a commit."""
        with collector_paused():
            view = self.view(revision)
            if view is not None:
                return _remembered(view, now)
            tree = CommitTree(self.git, revision)
            return _all(load(tree), tree, now)


def _remembered(view: View, now: Day | None) -> set[Finding]:
    slot, key = f"findings {'on a day' if now else 'ever'}", f"{view.id} {now}".encode()
    kept = view.store.get(slot, key)
    if kept is not None:
        return {Finding(*each) for each in kept}
    found = _found(view, now)
    view.store.put(slot, key, tuple(map(plain_finding, found)))
    return found


def _found(view: View, now: Day | None) -> set[Finding]:
    if view.slices is None:
        return _all(view.whole(), view.tree, now)
    found = {*check_kept(view, view.slices, now), *verify_settled(view, view.slices)}
    view.remember_all()
    return found


def _all(ledger: Ledger, tree: Tree, now: Day | None) -> set[Finding]:
    return {*check_ledger(ledger, tree, now=now), *verify(tree, book_of(ledger)).findings}


def _store(git: Git, private: Path | None) -> Store | None:
    """The slots in the repository's folder; two commits are looked at in turn, so each slot keeps two."""
    secret = secret_in(private) if private is not None else None
    folder = git.folder() / FOLDER.removeprefix(".")
    if secret is None or folder.is_symlink() or not os.access(folder.parent, os.W_OK):
        return None
    return Store(folder, secret, engine_digest(), two=True)
