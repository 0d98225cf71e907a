"""A small ledger in a real repository: records first, then a year settled quarter by quarter."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from ledger.git import Git
from ledger.history.comparison import Comparing, RoundChange, RowChange
from ledger.history.edition import Edition, edition
from ledger.history.shelf import Shelf
from ledger.records.tree import WorkTree
from ledger.results.book import Book, open_book
from ledger.verify.found import Found
from ledger.verify.present import present
from scoring.outcome import Outcome
from tests.git.repositories import Repository
from tests.settle.small import NOW, QUARTERS, edit, settled, small_ledger

ADJUSTMENT = "records/adjustments/2025-Q1/p0005-flood.yaml"


@dataclass
class Settled:
    """A repository with tags: `records` nothing settled, `q1` one quarter, `year` the whole year."""

    repo: Repository

    @property
    def root(self) -> Path:
        return self.repo.root

    def edit(self, path: str, old: str, new: str) -> str:
        """Change a text in a file and commit it."""
        edit(self.root, path, old, new)
        return self.repo.commit()

    def correct(self, period: str, reason: str = "更正") -> str:
        """Settle a round anew and commit it."""
        settled(self.root, period, correct=True, reason=reason)
        return self.repo.commit()

    def edition(self, revision: str) -> Edition:
        return edition(Shelf(Git(self.root)), revision)

    def rounds(self, first: str, second: str = "HEAD", **asked: object) -> list[RoundChange]:
        """What two revisions differ in."""
        shelf = Shelf(Git(self.root))
        return Comparing(edition(shelf, first), edition(shelf, second), **asked).rounds()  # type: ignore[arg-type]

    def round(self, first: str, period: str, second: str = "HEAD") -> RoundChange:
        """What two revisions differ in, in one round."""
        (found,) = self.rounds(first, second, periods=[period])
        return found

    def scored(self, period: str, as_of: str = NOW) -> Outcome:
        """A round as the work tree yields it."""
        tree = WorkTree(self.root)
        return present(Found(tree), self.book(), period, as_of, settled=False)[0]

    def book(self) -> Book:
        return open_book(WorkTree(self.root))


def make(folder: Path) -> Settled:
    """The repository, made anew."""
    root = small_ledger(folder)
    repo = Repository(root)
    repo.commit()
    repo.git("tag", "records")
    for period in QUARTERS:
        settled(root, period)
        repo.commit(message=period)
        repo.git("tag", period.lower())
    settled(root, "2025")
    repo.commit()
    repo.git("tag", "year")
    return Settled(repo)


def copy(made: Settled, folder: Path) -> Settled:
    """A copy to try something on."""
    shutil.copytree(made.root, folder)
    return Settled(Repository(folder, clock=made.repo.clock))


def row(found: RoundChange, subject: str) -> RowChange:
    """What became of one subject."""
    (only,) = [each for each in found.rows if each.subject == subject]
    return only


def moves(found: RowChange) -> dict[str, tuple[object, object]]:
    """Result → before and after."""
    return {move.what: (move.before, move.after) for move in found.moves}
