"""What the components that only deduct share: the sum of some items, at most a cap, as points below zero."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring.components.component import Part
from scoring.derivation import Node, given, step
from scoring.exact import total
from scoring.policy.composition import Entry


@dataclass(frozen=True, slots=True)
class Deducted:
    """The items of a deduction, explained, and what was looked at and costs nothing."""

    items: tuple[Node, ...] = ()
    notes: tuple[Node, ...] = ()


def deducted_part(entry: Entry, family: str, points: Sequence[Fraction], found: Deducted) -> Part:
    """Minus the sum of ``points``, which are the values of ``found.items``; ``family`` begins the labels.

    The entry's settings have a ``cap``; None does not limit.
    """
    cap: Fraction | None = entry.settings.cap
    deduction = total(points)
    value = -deduction if cap is None else -min(cap, deduction)
    return Part(value, lambda: _derive(entry, family, deduction, found, value))


def _derive(entry: Entry, family: str, deduction: Fraction, found: Deducted, value: Fraction) -> Node:
    points = step(f"{family}.deduction", "sum", deduction, found.items, notes=found.notes)
    cap: Fraction | None = entry.settings.cap
    if cap is not None:
        limit = given(f"{family}.cap", cap, clause=f"{entry.clause}.cap", basis=entry.basis)
        points = step(f"{family}.capped", "minimum", min(cap, deduction), (points, limit))
    return step(
        f"{family}.score",
        "negative",
        value,
        (points,),
        clause=entry.clause,
        basis=entry.basis,
        component=entry.id,
    )
