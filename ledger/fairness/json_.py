"""Observations as JSON: exact values, each with the steps that lead to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ledger.explain.json_ import exact_value
from ledger.fairness.names import Names
from ledger.fairness.wording import FIGURES, said
from ledger.report.json_ import dump
from scoring.derivation import Node
from scoring.fairness.observation import Observation, Row

FORMAT = 1
"""Rises when a field changes its meaning or goes away."""


def render_json(names: Names, observations: Sequence[Observation]) -> str:
    """One JSON object. A figure has an ``operation`` (`scoring.operations`) over its ``inputs``."""
    evidence = names.evidence
    outcome = evidence.asked.outcome
    return dump(
        {
            "format": FORMAT,
            "round": outcome.period,
            "as_of": outcome.as_of,
            "number": outcome.number,
            "policy": outcome.policy,
            "policy_version": outcome.policy_version,
            "withhold_below": evidence.rules.withhold_below,
            "seed": evidence.rules.seed,
            "run": [each.period for each in evidence.run],
            "observations": [_observation(names, each) for each in observations],
        }
    )


def _observation(names: Names, observation: Observation) -> dict[str, Any]:
    value: dict[str, Any] = {"id": observation.id}
    if observation.lacking:
        value["lacking"] = observation.lacking
    value["body"] = _figures(names, observation.body)
    value["rows"] = [_row(names, row) for row in observation.rows]
    return value


def _row(names: Names, row: Row) -> dict[str, Any]:
    about = [{"kind": kind, "id": id_} for kind, id_ in row.about]
    if row.withheld:
        return {"about": about, "withheld": True}
    return {"about": about, "noted": row.noted, "figures": _figures(names, row.figures)}


def _figures(names: Names, figures: Mapping[str, Node]) -> dict[str, Any]:
    return {name: _node(names, node) for name, node in figures.items()}


def _node(names: Names, node: Node) -> dict[str, Any]:
    value: dict[str, Any] = {
        "label": node.label,
        "text": said(FIGURES, node.label, names.lang),
        "value": exact_value(node.value),
    }
    if node.clause:
        value |= {"clause": node.clause, "basis": node.basis}
    if node.operation != "given":
        value |= {"operation": node.operation, "inputs": [_node(names, each) for each in node.inputs]}
    return value
