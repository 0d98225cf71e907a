"""A weighted mean of which terms may be absent, and how to explain it."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from scoring.derivation import Node, step
from scoring.exact import weighted_mean


class Weighed(NamedTuple):
    """A weight and the term that has it, explained; a term whose value is None is absent."""

    weight: Node
    term: Node


def weighed_mean(terms: Sequence[tuple[int, Fraction | None]], absent: str) -> Fraction | None:
    """The mean of the terms; None when all are absent, or one is and ``absent`` says ``withhold``.

    With ``renormalise`` an absent term and its weight are left out, with ``zero`` it counts as 0.
    """
    present = [(weight, value) for weight, value in terms if value is not None]
    if not present or (absent == "withhold" and len(present) < len(terms)):
        return None
    if absent == "zero":
        present = [(weight, value or Fraction(0)) for weight, value in terms]
    return weighted_mean(present)


def explain_mean(
    label: str,
    lacking: str,
    value: Fraction | None,
    terms: Sequence[Weighed],
    absent: str,
    *,
    clause: str,
    basis: str = "",
    **args: object,
) -> Node:
    """A step ``label`` for ``weighed_mean``, or ``lacking`` when it is None; what is left out are notes."""
    if value is None:
        notes = [found.term for found in terms]
        return step(lacking, "nothing", None, (), clause=clause, basis=basis, notes=notes, **args)
    counting = [
        _counted(found, clause) for found in terms if found.term.value is not None or absent == "zero"
    ]
    left_out = [found.term for found in terms if found.term.value is None and absent != "zero"]
    inputs = [node for pair in counting for node in pair]
    return step(label, "weighted_mean", value, inputs, clause=clause, basis=basis, notes=left_out, **args)


def _counted(found: Weighed, clause: str) -> Weighed:
    if found.term.value is not None:
        return found
    return Weighed(found.weight, step("weighed.zero", "zero", 0, (), clause=clause, notes=(found.term,)))
