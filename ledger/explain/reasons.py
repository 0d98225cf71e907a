"""Why, in a few lines: what each component gave, what was deducted, what decided the grade."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ledger.explain.voice import Voice, roughly
from ledger.results.numbers import exact
from scoring.derivation import Node
from scoring.outcome import PersonOutcome
from scoring.policy.composition import Entry


def reasons(found: PersonOutcome, voice: Voice) -> Iterator[str]:
    """One line for each component that the person is asked for, and one for the grade."""
    if found.status not in ("assessed", "withheld"):
        return
    for entry in voice.scheme.composition.entries:
        if entry.asks(found.role):
            yield _component(entry, found, voice)
    if found.grade is not None and found.grade_derivation is not None:
        reason = voice.phrase(f"why.grade.{_decisive(found)}")
        yield voice.phrase("why.grade", grade=voice.grade(found.grade), reason=reason)


def _component(entry: Entry, found: PersonOutcome, voice: Voice) -> str:
    if entry.id not in found.parts:
        return voice.phrase("why.absent", name=entry.name)
    value = found.parts[entry.id]
    if entry.weights:
        weight = exact(Fraction(entry.weight(found.role), 100), 0) + "%"
        return voice.phrase("why.weighted", name=entry.name, value=_short(value), weight=weight)
    said = voice.phrase("why.points", name=entry.name, value=_short(value))
    more = list(_missing(found.derivation, voice)) if entry.component == "log_discipline" else []
    return said + (f" ({voice.phrase('comma').join(more)})" if more else "")


def _missing(root: Node | None, voice: Voice) -> Iterator[str]:
    for node in _nodes(root):
        if node.label == "logs.missing_days" and node.value:
            yield voice.phrase("why.missing_days", days=node.value)
        if node.label == "logs.missing_weeks" and node.value:
            yield voice.phrase("why.missing_weeks", weeks=node.value)
        if node.label == "summary.missing" and node.value == "yes":
            yield voice.phrase("why.summary")


def _decisive(found: PersonOutcome) -> str:
    """Which of the four ways to a grade was taken."""
    node = next((n for n in _nodes(found.grade_derivation) if n.label in _WAYS), None)
    if node is None or node.label != "grade.capped":
        return _WAYS.get(node.label, "default") if node else "default"
    return "won" if any(n.label == "cap.won" and n.value == "yes" for n in node.inputs) else "default"


_WAYS = {"grade.direct": "direct", "grade.bounded": "bounded", "grade.capped": "won"}


def _short(value: Fraction) -> str:
    """The number, cut off after six places when it does not end before."""
    text = exact(value, 0)
    return roughly(value) if "/" in text else text


def _nodes(root: Node | None) -> Iterator[Node]:
    if root is not None:
        yield root
        for child in root.inputs:
            yield from _nodes(child)
