"""An explanation as JSON: every step with the exact values of its inputs, so that a program can redo it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ledger.explain.explanation import Explanation
from ledger.explain.items import Item
from ledger.explain.steps import Part, Step
from ledger.explain.voice import digits
from ledger.records.kinds import record_path
from ledger.report.json_ import dump
from ledger.results.numbers import decimal
from scoring.derivation import Value
from scoring.outcome import Outcome
from scoring.rounds import UNITS, subjects_of

FORMAT = 1
"""Rises when a field changes its meaning or goes away."""


def render_json(explanation: Explanation, outcome: Outcome, commits: Mapping[str, str] | None) -> str:
    """One JSON object: the result, why, the steps by section, how to object.

    A step has an ``operation`` (`scoring.operations`) over its ``inputs`` in their order; numbers are texts,
    exact decimals or fractions. An input with a ``step`` is the value of that step.
    """
    found = explanation.outcome
    return dump(
        {
            "format": FORMAT,
            "unit" if subjects_of(outcome.period) == UNITS else "person": found.person,
            "period": outcome.period,
            "as_of": outcome.as_of,
            "number": outcome.number,
            "status": found.status,
            "score": None if found.score is None else decimal(found.score, outcome.places),
            "grade": found.grade,
            "headline": explanation.headline,
            "standing": explanation.standing,
            "reasons": list(explanation.reasons),
            "sections": [
                {"key": each.key, "title": each.title, "steps": [_step(step, commits) for step in each.steps]}
                for each in explanation.sections
            ],
            "objection": list(explanation.objection),
        }
    )


def exact_value(value: Value) -> str | None:
    """A value as JSON keeps it: a number as an exact decimal or fraction."""
    return value if value is None or isinstance(value, str) else digits(value)


def _step(step: Step, commits: Mapping[str, str] | None) -> dict[str, Any]:
    return {
        "step": step.number,
        "label": step.item.label,
        "text": step.text,
        "operation": step.item.operation,
        "inputs": [_part(part, commits) for part in step.parts],
        "value": exact_value(step.item.value),
        "formula": step.formula,
        **_sources(step.item, commits),
        "notes": [_part(note, commits) for note in step.notes],
    }


def _part(part: Part, commits: Mapping[str, str] | None) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "label": part.item.label,
        "text": part.text,
        "value": exact_value(part.item.value),
    }
    if part.step:
        return {**entry, "step": part.step}
    return {**entry, **_sources(part.item, commits)}


def _sources(item: Item, commits: Mapping[str, str] | None) -> dict[str, Any]:
    sources: dict[str, Any] = {}
    if item.clause:
        sources["clause"] = item.clause
    if item.basis:
        sources["basis"] = item.basis
    if item.records:
        sources["records"] = [_record(record_path(record), commits) for record in item.records]
    return sources


def _record(path: str, commits: Mapping[str, str] | None) -> dict[str, str | None]:
    return {"path": path, "commit": (commits or {}).get(path)}
