"""The ledger as one revision has it: its records, what they yield, and what is settled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ledger.history.shelf import Shelf, Version, ledger_of
from ledger.reading.values import Map
from ledger.records.tree import CommitTree
from ledger.results.act import Act
from ledger.results.book import Book, book_of
from ledger.results.render import rows_field
from ledger.verify.claims import claim
from ledger.verify.found import Found


@dataclass(frozen=True)
class Edition:
    """One revision. ``revision`` is what was asked for, ``commit`` what it names."""

    shelf: Shelf
    revision: str
    commit: str
    given: Mapping[str, Version] | None = None
    """Versions of records in place of those that the commit has, for supposing."""

    @cached_property
    def tree(self) -> CommitTree:
        """The files of the commit."""
        return CommitTree(self.shelf.git, self.commit)

    @cached_property
    def versions(self) -> Mapping[str, Version]:
        """Path → version of every record but the settled ones."""
        return self.shelf.versions(self.tree) if self.given is None else self.given

    @cached_property
    def book(self) -> Book:
        """The ledger opened for computing."""
        return book_of(ledger_of(self.versions.values(), self.tree.faults()))

    @cached_property
    def found(self) -> Found:
        """The settled files."""
        return Found(self.tree)

    def act(self, period: str) -> Act | None:
        """The settlement in force of a round; None when it is not settled."""
        numbers = self.found.numbers.get(period)
        return claim(self.found, period, numbers[-1]) if numbers else None

    def rows(self, period: str) -> dict[str, Row]:
        """Subject → what the settlement in force of a round says of them; nothing when it is not settled."""
        numbers = self.found.numbers.get(period)
        return dict(_rows(self.found, period, numbers[-1])) if numbers else {}


@dataclass(frozen=True, slots=True)
class Row:
    """One subject's result: ``group`` is the unit of a person, the class of a unit; ``path`` the file."""

    subject: str
    group: str
    value: Map
    path: str = ""


def _rows(found: Found, period: str, number: int) -> Iterable[tuple[str, Row]]:
    for path, place in sorted(found.places(period, number).items()):
        record = found.record(path) if place.kind == "result" else None
        listed = (record or {}).get(rows_field(period))
        for value in listed if isinstance(listed, list) else []:
            if isinstance(value, dict):
                subject = str(value.get("person") or value.get("unit"))
                yield subject, Row(subject, place.unit, value, path)


def edition(shelf: Shelf, revision: str) -> Edition:
    """A revision of the ledger. Raises GitError when it names no commit."""
    return Edition(shelf, revision, shelf.git.resolve(revision))
