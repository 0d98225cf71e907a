"""A ledger opened for computing: its records, the facts they state, the policies in force."""

from __future__ import annotations

from dataclasses import dataclass

from ledger.facts.build import build_facts
from ledger.records.loading import Ledger, load
from ledger.records.tree import Tree
from scoring.facts import Facts
from scoring.policy import Policies


@dataclass(frozen=True, slots=True)
class Book:
    """Everything that scoring needs, read once."""

    ledger: Ledger
    facts: Facts
    policies: Policies


def open_book(tree: Tree, *, jobs: int = 1) -> Book:
    """Read a tree's records and build the facts; records with faults are left out and named in its findings."""
    return book_of(load(tree, jobs=jobs))


def book_of(ledger: Ledger) -> Book:
    """The facts of a ledger that was read already."""
    facts, policies = build_facts(ledger)
    return Book(ledger, facts, Policies(policies))
