"""The nodes that figures are made of."""

from fractions import Fraction

from scoring.derivation import Node, given, step


def count(name: str, value: int) -> Node:
    """A number of people, records, days or ways, counted in the records."""
    return given(f"fairness.{name}", value)


def quotient(name: str, top: Node, bottom: Node) -> Node:
    """One node through another; nothing when the second is 0."""
    if not bottom.value:
        return step(f"fairness.{name}", "nothing", None, (), notes=(top, bottom))
    return step(f"fairness.{name}", "quotient", number(top) / number(bottom), (top, bottom))


def difference(name: str, left: Node, right: Node) -> Node:
    """One node less another."""
    return step(f"fairness.{name}", "difference", number(left) - number(right), (left, right))


def number(node: Node) -> Fraction:
    """The value of a node that is a number."""
    assert isinstance(node.value, int | Fraction)
    return Fraction(node.value)
