"""A derivation: the tree that says where a number comes from, down to records.

A node's ``value`` follows from the values of its ``inputs`` by its ``operation`` alone, so a reader (or a test) can
recompute every node from the leaves with pencil and paper.
"""

from dataclasses import dataclass
from fractions import Fraction

Value = Fraction | int | str | None


@dataclass(frozen=True, slots=True)
class Node:
    """One step. A leaf has no inputs and names its ``record`` or its policy ``clause``.

    ``label`` is a message id (``ballots.group_mean``); ``args`` fill its wording. ``operation`` is one of the names
    in ``scoring.operations``. ``clause`` is the path of the policy setting that asked for the step
    (``period_score.weighted.ballots.groups.peer.weight``) and ``basis`` the rule or document behind it (``J6``).
    """

    label: str
    value: Value
    operation: str = "given"
    inputs: tuple["Node", ...] = ()
    clause: str = ""
    basis: str = ""
    record: str = ""
    args: tuple[tuple[str, str], ...] = ()
