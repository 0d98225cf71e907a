"""Why a use is proposed, in short: the steps right below the answer; `shaiji explain` tells them all."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.explain.items import item_of
from ledger.explain.steps import said
from ledger.explain.voice import Voice
from scoring.derivation import Node
from scoring.outcome import PersonOutcome

_MONEY = frozenset(
    {"bonus.points", "bonus.grade_points", "bonus.rank_points", "bonus.fair", "bonus.held", "bonus.extra"}
)
"""What tells how an amount came about."""


def gate_reasons(person: PersonOutcome, gate: str, voice: Voice) -> tuple[str, ...]:
    """What a gate asks, and the answers."""
    for node in _decided(person):
        if node.label == "eligibility.gate" and dict(node.args)["gate"] == gate:
            (verdict,) = node.inputs
            return tuple(_below(verdict, voice)) if verdict.inputs else (_line(verdict, voice),)
    return ()


def effect_reasons(person: PersonOutcome, consequence: str, voice: Voice) -> tuple[str, ...]:
    """What a consequence rests on."""
    for node in _decided(person):
        if node.label.startswith("consequence.") and dict(node.args).get("consequence") == consequence:
            return tuple(_below(node, voice))
    return ()


def payment_reasons(root: Node, voice: Voice) -> tuple[str, ...]:
    """Points, exact share, and what of the rest was added."""
    return tuple(dict.fromkeys(_line(node, voice) for node in _all(root) if node.label in _MONEY))


def _decided(person: PersonOutcome) -> tuple[Node, ...]:
    return person.grade_derivation.inputs if person.grade_derivation is not None else ()


def _below(node: Node, voice: Voice) -> Iterator[str]:
    for child in (*node.inputs, *node.notes):
        if child.label != "constant":
            yield _line(child, voice)


def _line(node: Node, voice: Voice) -> str:
    return voice.phrase(
        "uses.reason", what=voice.label(node.label, dict(node.args)), value=_said(node, voice)
    )


def _said(node: Node, voice: Voice) -> str:
    return said(item_of(node), voice)


def _all(node: Node) -> Iterator[Node]:
    for child in node.inputs:
        yield from _all(child)
    yield node
