"""Ledgers to export, made once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ledger.export.groups import Group, groups
from ledger.export.source import open_source
from ledger.records.tree import WorkTree
from ledger.results.book import open_book
from tests.board.ledgers import hostile_ledger, small_year


@pytest.fixture(scope="session")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small ledger of a whole year with a correction, with the tiers that a new ledger starts with."""
    return small_year(tmp_path_factory.mktemp("export-year") / "ledger")


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger whose every text is hostile."""
    return hostile_ledger(tmp_path_factory.mktemp("export-hostile") / "ledger")


@pytest.fixture(scope="session")
def told() -> Callable[..., list[Group]]:
    """The tables of a ledger, by tier."""

    def told(root: Path, tier: str = "sealed", *kinds: str) -> list[Group]:
        tree = WorkTree(root)
        return groups(open_source(tree, tier, lambda: open_book(tree)), kinds)

    return told
