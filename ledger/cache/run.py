"""Check and verify with what is remembered; the answers are those given without it."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

from ledger.cache.checking import check_kept
from ledger.cache.engine import engine_digest
from ledger.cache.secret import secret_in
from ledger.cache.store import Store
from ledger.cache.verifying import verify_kept
from ledger.cache.view import View
from ledger.checks.registry import check_ledger
from ledger.findings import Finding
from ledger.records.loading import Progress
from ledger.records.parallel import collector_paused
from ledger.records.tree import WorkTree
from ledger.results.book import book_of
from ledger.verify.run import Report, verify_records
from scoring.facts import Day

FOLDER = ".shaiji-cache"


def open_view(
    tree: WorkTree, private: Path | None, *, jobs: int = 1, progress: Progress | None = None
) -> View | None:
    """The ledger through its cache; None when none can be kept. ``private`` is a folder of the user's own."""
    with collector_paused():
        store = store_of(tree.root, private)
        return None if store is None else View.of_work_tree(tree, store, jobs=jobs, progress=progress)


def store_of(root: Path, private: Path | None) -> Store | None:
    """What is remembered beside a ledger; None as above."""
    folder = root / FOLDER
    secret = secret_in(private) if private is not None else None
    writable = os.access(folder if folder.exists() else root, os.W_OK)
    if secret is None or folder.is_symlink() or not writable:
        return None
    return Store(folder, secret, engine_digest())


def check_view(view: View, now: Day | None) -> list[Finding]:
    """`check_ledger`."""
    with collector_paused():
        slices = view.slices
        if slices is None:
            return check_ledger(view.whole(), view.tree, now=now)
        findings = check_kept(view, slices, now)
        view.remember_all()
        return findings


def verify_view(view: View, periods: Collection[str] = ()) -> Report:
    """`verify_records`."""
    with collector_paused():
        slices = view.slices
        if slices is None:
            return verify_records(view.tree, book_of(view.whole()), periods, jobs=view.jobs)
        report = verify_kept(view, slices, periods)
        view.remember_all()
        return report
