"""The answers of both commands, with a cache and without one."""

from __future__ import annotations

from pathlib import Path

from ledger.cache.run import check_view, open_view, verify_view
from ledger.cache.view import View
from ledger.checks.registry import check_ledger
from ledger.findings import Finding
from ledger.records.loading import load
from ledger.records.tree import WorkTree
from ledger.results.book import open_book
from ledger.verify.run import Report, verify_records
from tests.settle.small import NOW

Answers = tuple[list[Finding], Report]


def view_of(root: Path, *, jobs: int = 1) -> View:
    """The ledger through a cache; the secret lies beside it."""
    view = open_view(WorkTree(root), root.parent / "private", jobs=jobs)
    assert view is not None
    return view


def plain(root: Path, now: str = NOW) -> Answers:
    """Everything read and computed."""
    tree = WorkTree(root)
    return check_ledger(load(tree), tree, now=now), verify_records(tree, open_book(tree))


def remembered(root: Path, now: str = NOW, *, jobs: int = 1) -> Answers:
    """The same through the cache."""
    return check_view(view_of(root, jobs=jobs), now), verify_view(view_of(root, jobs=jobs))
