"""The steps that decided a grade: the veto, the bound, the place won, or what stood in its way."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.derivation import Node
from scoring.outcome import PersonOutcome

_NO = "no"


def deciding(found: PersonOutcome | None) -> tuple[Node, ...]:
    """The deciding steps of somebody explained, none when there is no grade.

    Of a veto or a bound the leaf or condition itself; of a place won the step that says so; where none was
    won, for each quota asked, what was not met.
    """
    root = found.grade_derivation if found else None
    return tuple(_steps(root)) if root is not None else ()


def clauses(nodes: tuple[Node, ...]) -> Iterator[str]:
    """The policy clauses and field rules that these steps and what they rest on name."""
    for node in nodes:
        yield from (text for text in (node.clause, *node.basis.split(", ")) if text)
        yield from clauses(node.inputs)


def _steps(root: Node) -> Iterator[Node]:
    for node in _all(root):
        if node.label == "grade.direct":
            yield from node.inputs[1:]
        elif node.label == "grade.bounded":
            yield from (rule.inputs[0] for rule in node.inputs[2:])
        elif node.label == "grade.capped":
            yield from _capped(node)


def _capped(node: Node) -> Iterator[Node]:
    """The quota that was won, or what failed in each that was asked before the default applied."""
    quotas = [each for each in node.inputs if each.label == "cap.won"]
    won = [quota for quota in quotas if quota.value != _NO]
    if won:
        yield from won[0].inputs
    else:
        yield from (each for quota in quotas for each in quota.inputs if each.value == _NO)


def _all(root: Node) -> Iterator[Node]:
    yield root
    for child in root.inputs:
        yield from _all(child)
