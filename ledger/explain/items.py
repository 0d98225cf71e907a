"""The derivation as it is told: what would point at a rater is summed up, and what is empty is left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from scoring.derivation import Node, Value

_SUMMED_UP = frozenset({"ballots.points", "ballots.weights"})
"""Boxes are named together only: the box of a single rater would tell that rater's score (J7)."""


_DEDUCTIONS = frozenset({"logs.score", "logs.days_deduction", "logs.weeks_deduction", "summary.deduction"})


@dataclass(frozen=True)
class Item:
    """One node of the tale. ``records`` are the ids of the records that a leaf was read from."""

    label: str
    value: Value
    operation: str
    inputs: tuple[Item, ...]
    clause: str
    basis: str
    records: tuple[str, ...]
    args: tuple[tuple[str, str], ...]
    notes: tuple[Item, ...]

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        """Kept, because it is asked for at every step of a tale and goes down to its leaves."""
        return hash(
            (self.label, self.value, self.operation, self.inputs, self.records, self.args, self.notes)
        )

    @property
    def is_step(self) -> bool:
        """Whether there is something to work out; otherwise the value is given."""
        return self.operation != "given"


def item_of(node: Node) -> Item:
    """The tale of a derivation."""
    if node.label in _SUMMED_UP or _is_idle(node):
        return _leaf(node)
    return Item(
        label=node.label,
        value=node.value,
        operation=node.operation,
        inputs=tuple(item_of(child) for child in node.inputs),
        clause=node.clause,
        basis=node.basis,
        records=(node.record,) if node.record else (),
        args=node.args,
        notes=tuple(item_of(note) for note in node.notes),
    )


def _is_idle(node: Node) -> bool:
    """Nothing was added or deducted: no arithmetic to show."""
    if node.label in ("adjustments.score", "adjustments.added_counted", "adjustments.deducted_counted"):
        return not any(leaf.label == "adjustments.record" for leaf in _leaves(node))
    if node.label in ("orders.score", "petitions.score", "findings.score"):
        return not any(
            each.label.endswith(".deduction") and (each.inputs or each.notes) for each in _all(node)
        )
    return node.label in _DEDUCTIONS and node.value == 0


def _all(node: Node) -> Iterator[Node]:
    yield node
    for child in node.inputs:
        yield from _all(child)


def _leaf(node: Node) -> Item:
    records = tuple(sorted({leaf.record for leaf in _leaves(node) if leaf.record}))
    notes = tuple(item_of(note) for note in node.notes)
    return Item(node.label, node.value, "given", (), node.clause, node.basis, records, node.args, notes)


def _leaves(node: Node) -> Iterator[Node]:
    if not node.inputs:
        yield node
    for child in node.inputs:
        yield from _leaves(child)
