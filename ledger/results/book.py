"""A ledger opened for computing: its records, the facts they state, the policies in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ledger.facts.build import build_facts
from ledger.records.loading import Ledger, Progress, load
from ledger.records.parallel import collector_paused
from ledger.records.tree import Tree
from scoring.facts import Facts
from scoring.policy.versions import Policies


@dataclass(frozen=True, slots=True)
class Book:
    """Everything that scoring and settling need, read once."""

    ledger: Ledger
    facts: Facts
    policies: Policies
    digests: Mapping[str, str]
    """Record id → digest, of every record read."""


def open_book(tree: Tree, *, jobs: int = 1, progress: Progress | None = None) -> Book:
    """Read a tree and build the facts; records with faults are left out and named in `ledger.findings`."""
    with collector_paused():
        return book_of(load(tree, jobs=jobs, progress=progress, content=False))


def book_of(ledger: Ledger) -> Book:
    """The facts of a ledger that was read already."""
    facts, policies = build_facts(ledger)
    digests = {record.id: record.digest for record in ledger.records.values()}
    digests |= {log.record: log.digest for log in ledger.logs}
    return Book(ledger, facts, Policies(policies), digests)
