"""A derivation: the tree that says where a number comes from, down to records.

A node's ``value`` follows from the values of its ``inputs`` by its ``operation`` alone, so a reader (or a
test) can recompute every node from the leaves with pencil and paper.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

Value = Fraction | int | str | None


@dataclass(frozen=True, slots=True)
class Node:
    """One step. A leaf has no inputs and names its ``record`` or its policy ``clause``.

    ``label`` is a message id (``ballots.group_mean``); ``args`` fill its wording. ``operation`` is one of the
    names in ``scoring.operations``. ``clause`` is the path of the policy setting that asked for the step
    (``period_score.weighted.ballots.groups.peer.weight``) and ``basis`` the rule or document behind it
    (``J6``).
    """

    label: str
    value: Value
    operation: str = "given"
    inputs: tuple["Node", ...] = ()
    clause: str = ""
    basis: str = ""
    record: str = ""
    args: tuple[tuple[str, str], ...] = ()
    notes: tuple["Node", ...] = ()
    """What was looked at and does not enter the arithmetic: a withheld box, a group without ballots."""


def given(
    label: str, value: Value, *, clause: str = "", basis: str = "", record: str = "", **args: object
) -> Node:
    """A leaf: a fact from a record or a setting of the policy."""
    return Node(label, value, clause=clause, basis=basis, record=record, args=_texts(args))


def step(
    label: str,
    operation: str,
    value: Value,
    inputs: Iterable[Node],
    *,
    clause: str = "",
    basis: str = "",
    notes: Iterable[Node] = (),
    **args: object,
) -> Node:
    """A value that follows from ``inputs`` by ``operation``."""
    return Node(label, value, operation, tuple(inputs), clause, basis, args=_texts(args), notes=tuple(notes))


def answer(truth: bool) -> str:
    """A yes or no as the value of a node."""
    return "yes" if truth else "no"


def _texts(args: dict[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple([(name, str(value)) for name, value in args.items()]) if args else ()
