"""The score of one subject: weighted components, points, bounds and the one rounding."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple, Protocol

from scoring.components.component import Part
from scoring.derivation import Node, given, step
from scoring.exact import total, weighted_mean
from scoring.policy.composition import Bounds, Composition, Entry
from scoring.policy.types import Policy
from scoring.rounding import from_units, in_units

Parts = Mapping[str, Part]
"""Component id → what it gives the person; a component of weight 0 for the role is not asked."""


class Made(Protocol):
    """What is made of components: a score, or a composite."""

    @property
    def weighted(self) -> tuple[Entry, ...]: ...
    @property
    def points(self) -> tuple[Entry, ...]: ...
    @property
    def bounds(self) -> Bounds: ...


class Exact(NamedTuple):
    """The steps of a sum before any rounding; all None when it is withheld for want of ``lacking``."""

    weighted: Fraction | None
    sum: Fraction | None
    bounded: Fraction | None
    lacking: str | None = None


class Total(NamedTuple):
    """The steps of a score; ``units`` counts units of the last place, None when the score is withheld."""

    exact: Exact
    units: int | None

    @property
    def lacking(self) -> str | None:
        """The component that withholds the score."""
        return self.exact.lacking


def asked(made: Made, role: str) -> list[Entry]:
    """The weighted components that have a weight for the role."""
    return [entry for entry in made.weighted if entry.asks(role)]


def exact_sum(made: Made, role: str, parts: Parts) -> Exact:
    """What the parts add up to for somebody in a role."""
    entries = asked(made, role)
    weighted = weighted_mean(_terms(entries, role, parts))
    lacking = _lacking(entries, parts, weighted)
    if weighted is None or lacking is not None:
        return Exact(None, None, None, lacking)
    points = (parts[entry.id].value for entry in made.points)
    exact = total([weighted, *(value for value in points if value is not None)])
    return Exact(weighted, exact, min(max(exact, made.bounds.min), made.bounds.max))


def add_up(policy: Policy, composition: Composition, role: str, parts: Parts) -> Total:
    """The score that the parts give somebody in a role."""
    exact = exact_sum(composition, role, parts)
    if exact.bounded is None:
        return Total(exact, None)
    return Total(exact, in_units(exact.bounded, policy.points.places, policy.points.rounding))


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
    bounded, points = derive_exact(composition, role, parts, found.exact), policy.points
    if found.units is None:
        return bounded
    rules = (
        given("score.places", points.places, clause="points.places", basis=points.basis),
        given("score.rounding", points.rounding, clause="points.rounding", basis=points.basis),
    )
    score = from_units(found.units, points.places)
    return step("score.rounded", "round", score, (bounded, *rules))


def derive_exact(made: Made, role: str, parts: Parts, found: Exact) -> Node:
    """How a sum came about, up to its bounds."""
    nodes = {name: part.derive() for name, part in parts.items()}
    if found.weighted is None or found.sum is None or found.bounded is None:
        return step("score.withheld", "nothing", None, (), notes=nodes.values(), component=found.lacking)
    entries = asked(made, role)
    counting = _counting(entries, parts)
    inputs: list[Node] = []
    for entry in counting:
        inputs += [_weight(entry, role), _counted(entry, parts, nodes)]
    left_out = [nodes[entry.id] for entry in entries if entry not in counting]
    weighted = step("score.weighted", "weighted_mean", found.weighted, inputs, notes=left_out)
    exact = step("score.sum", "sum", found.sum, [weighted, *(nodes[entry.id] for entry in made.points)])
    return step("score.bounded", "clamp", found.bounded, (exact, *_limits(made.bounds)))


def _limits(bounds: Bounds) -> tuple[Node, Node]:
    return (
        given("score.least", bounds.min, clause=f"{bounds.clause}.min", basis=bounds.basis),
        given("score.greatest", bounds.max, clause=f"{bounds.clause}.max", basis=bounds.basis),
    )


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
