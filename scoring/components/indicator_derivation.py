"""Explaining the indicators component: every measure, and what was left out."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from scoring.derivation import Node, given, step
from scoring.exact import total
from scoring.indicators.method import Reading, Times, constant, full_points
from scoring.indicators.registry import METHODS
from scoring.indicators.rows import ALL
from scoring.policy.composition import Entry
from scoring.policy.indicators import Indicator, Measure


class Line(NamedTuple):
    """One measure of one subject: what is known of it, and its points; None when it is absent."""

    indicator: Indicator
    measure: Measure
    reading: Reading
    times: Times
    value: Fraction | None

    @property
    def counts(self) -> bool:
        """Whether its points belong to those that can be had."""
        return self.value is not None or self.indicator.absent == "zero"

    @property
    def withholds(self) -> bool:
        """Whether it is absent and the whole must wait for it."""
        return self.value is None and self.indicator.absent == "withhold"


def derive_earned(entry: Entry, lines: Sequence[Line], value: Fraction | None) -> Node:
    """100 times the points earned ÷ the points that can be had; measures left out are notes."""
    nodes = [_explain(line) for line in lines]
    if value is None:
        return _root("indicators.absent", "nothing", None, entry, (), nodes)
    pairs = list(zip(lines, nodes, strict=True))
    earned = [node for line, node in pairs if line.counts]
    left_out = [node for line, node in pairs if not line.counts]
    points = [full_points(line.measure) for line in lines if line.counts]
    hundredfold = ALL * _sum(earned)
    top = step(
        "indicators.hundredfold",
        "product",
        hundredfold,
        (constant(ALL), step("indicators.earned", "sum", _sum(earned), earned)),
    )
    whole = step("indicators.points", "sum", _sum(points), points)
    return _root("indicators.score", "quotient", value, entry, (top, whole), left_out)


def derive_deducted(entry: Entry, lines: Sequence[Line], cap: Fraction | None, value: Fraction) -> Node:
    """What the negative measures deduct, at most the cap."""
    nodes = [_explain(line) for line in lines]
    pairs = list(zip(lines, nodes, strict=True))
    counted = [node for line, node in pairs if line.value is not None]
    absent = [node for line, node in pairs if line.value is None]
    points = step("indicators.deducted", "sum", _sum(counted), counted, notes=absent)
    if cap is not None:
        limit = given("indicators.cap", cap, clause=f"{entry.clause}.cap", basis=entry.basis)
        points = step("indicators.capped", "minimum", min(cap, _sum(counted)), (points, limit))
    return _root("indicators.negative.score", "negative", value, entry, (points,), ())


def _root(
    label: str,
    operation: str,
    value: Fraction | None,
    entry: Entry,
    inputs: Sequence[Node],
    notes: Sequence[Node],
) -> Node:
    return step(
        label,
        operation,
        value,
        inputs,
        clause=entry.clause,
        basis=entry.basis,
        notes=notes,
        component=entry.id,
    )


def _explain(line: Line) -> Node:
    measure, clause = line.measure, f"{line.indicator.clause}.absent"
    if line.value is not None:
        return METHODS[measure.method].derive(measure, line.reading, line.times, line.value)
    if line.indicator.absent == "zero":
        return step("indicators.zero", "zero", 0, (), clause=clause, indicator=measure.id)
    return step("indicators.left_out", "nothing", None, (), clause=clause, indicator=measure.id)


def _sum(nodes: Sequence[Node]) -> Fraction:
    numbers = (node.value for node in nodes)
    return total(Fraction(value) for value in numbers if isinstance(value, int | Fraction))
