"""The score of one person: weighted components, points, bounds and the one rounding."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from scoring.components.component import Part
from scoring.derivation import Node, given, step
from scoring.exact import total, weighted_mean
from scoring.policy.composition import Composition, Entry
from scoring.policy.types import Policy
from scoring.rounding import from_units, in_units

Parts = Mapping[str, Part]
"""Component id → what it gives the person; a component of weight 0 for the role is not asked."""


class Total(NamedTuple):
    """The steps of a score; ``units`` counts units of the last place. ``lacking`` is the component that
    withholds it.

    All values are None when the score is withheld.
    """

    weighted: Fraction | None
    sum: Fraction | None
    bounded: Fraction | None
    units: int | None
    lacking: str | None = None


def asked(composition: Composition, role: str) -> list[Entry]:
    """The weighted components that have a weight for the role."""
    return [entry for entry in composition.weighted if entry.asks(role)]


def add_up(policy: Policy, composition: Composition, role: str, parts: Parts) -> Total:
    """The score that the parts give somebody in a role."""
    entries = asked(composition, role)
    weighted = weighted_mean(_terms(entries, role, parts))
    lacking = _lacking(entries, parts, weighted)
    if weighted is None or lacking is not None:
        return Total(None, None, None, None, lacking)
    points = (parts[entry.id].value for entry in composition.points)
    exact = total([weighted, *(value for value in points if value is not None)])
    bounds = composition.bounds
    bounded = min(max(exact, bounds.min), bounds.max)
    return Total(weighted, exact, bounded, in_units(bounded, policy.points.places, policy.points.rounding))


def _terms(entries: Sequence[Entry], role: str, parts: Parts) -> list[tuple[int, Fraction]]:
    """Weight and value of the components that count: those present, and those that count as 0."""
    return [(entry.weight(role), parts[entry.id].value or Fraction(0)) for entry in _counting(entries, parts)]


def _counting(entries: Sequence[Entry], parts: Parts) -> list[Entry]:
    return [entry for entry in entries if parts[entry.id].value is not None or entry.absent == "zero"]


def _lacking(entries: Sequence[Entry], parts: Parts, weighted: Fraction | None) -> str | None:
    absent = [entry for entry in entries if parts[entry.id].value is None]
    if weighted is None:
        absent = [entry for entry in absent if entry.absent == "withhold"] or absent or list(entries)
        return absent[0].id if absent else "weighted"
    return next((entry.id for entry in absent if entry.absent == "withhold"), None)


def derive_total(policy: Policy, composition: Composition, role: str, parts: Parts, found: Total) -> Node:
    """How the score came about, before any final limit."""
    nodes = {name: part.derive() for name, part in parts.items()}
    if found.weighted is None or found.sum is None or found.bounded is None or found.units is None:
        return step("score.withheld", "nothing", None, (), notes=nodes.values(), component=found.lacking)
    entries = asked(composition, role)
    counting = _counting(entries, parts)
    inputs: list[Node] = []
    for entry in counting:
        inputs += [_weight(entry, role), _counted(entry, parts, nodes)]
    left_out = [nodes[entry.id] for entry in entries if entry not in counting]
    weighted = step("score.weighted", "weighted_mean", found.weighted, inputs, notes=left_out)
    points = [nodes[entry.id] for entry in composition.points]
    return _finish(policy, composition, found, [weighted, *points])


def _counted(entry: Entry, parts: Parts, nodes: Mapping[str, Node]) -> Node:
    if parts[entry.id].value is not None:
        return nodes[entry.id]
    return step(
        "score.zero",
        "zero",
        0,
        (),
        clause=f"{entry.clause}.absent",
        notes=(nodes[entry.id],),
        component=entry.id,
    )


def _weight(entry: Entry, role: str) -> Node:
    key = role if role in entry.weights else "default"
    return given(
        "score.weight",
        entry.weight(role),
        clause=f"{entry.clause}.weight.{key}",
        basis=entry.basis,
        component=entry.id,
    )


def _finish(policy: Policy, composition: Composition, found: Total, summands: Sequence[Node]) -> Node:
    bounds, points = composition.bounds, policy.points
    exact = step("score.sum", "sum", found.sum, summands)
    limits = (
        given("score.least", bounds.min, clause=f"{bounds.clause}.min", basis=bounds.basis),
        given("score.greatest", bounds.max, clause=f"{bounds.clause}.max", basis=bounds.basis),
    )
    bounded = step("score.bounded", "clamp", found.bounded, (exact, *limits))
    rules = (
        given("score.places", points.places, clause="points.places", basis=points.basis),
        given("score.rounding", points.rounding, clause="points.rounding", basis=points.basis),
    )
    score = from_units(found.units or 0, points.places)
    return step("score.rounded", "round", score, (bounded, *rules))
