"""What a method offers: points for what was measured, and how they came about."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple

from scoring.derivation import Node, Value, given, step
from scoring.facts import Day
from scoring.policy.errors import PolicyFault
from scoring.policy.indicators import Measure
from scoring.policy.reading import Section

NOTHING = Fraction(0)


class Known(NamedTuple):
    """A number and how to explain it."""

    value: Fraction
    derive: Callable[[], Node]


class Reading(NamedTuple):
    """What is known of a measure for one subject; what is not known is None.

    ``record`` is the record of the row.
    """

    target: Known | None = None
    actual: Known | None = None
    tier: str | None = None
    done: Day | None = None
    deadline: Day | None = None
    record: str = ""


class Times(NamedTuple):
    """All workdays, ascending, and the day on which the question is asked."""

    workdays: Sequence[Day]
    as_of: Day


@dataclass(frozen=True, slots=True)
class Method:
    """A way from what was measured to points.

    ``needs`` are the fields of a row that it reads. ``score`` gives the points earned, or deducted by a
    ``negative`` method; None when the reading does not say. ``derive`` explains a value that ``score`` gave.
    ``faults`` finds what is wrong with a measure's settings, given the pointer to them.
    """

    name: str
    needs: tuple[str, ...]
    read: Callable[[Section], Any]
    score: Callable[[Measure, Reading, Times], Fraction | None]
    derive: Callable[[Measure, Reading, Times, Fraction], Node]
    quantitative: bool = False
    negative: bool = False
    faults: Callable[[Measure, tuple[str | int, ...]], Iterable[PolicyFault]] = lambda *_: ()


def item(measure: Measure, operation: str, value: Value, inputs: Iterable[Node]) -> Node:
    """The root of a measure's derivation."""
    return step(
        "indicators.item",
        operation,
        value,
        inputs,
        clause=measure.clause,
        basis=measure.basis,
        indicator=measure.id,
    )


def full_points(measure: Measure) -> Node:
    """The points that can be had."""
    return given(
        "indicators.item_points",
        measure.points,
        clause=f"{measure.clause}.points",
        basis=measure.basis,
        indicator=measure.id,
    )


def setting(measure: Measure, label: str, value: Value, field: str) -> Node:
    """A setting of the measure's method."""
    return given(label, value, clause=f"{measure.clause}.method.{field}", basis=measure.basis)


def constant(value: int) -> Node:
    """A number that the rule itself holds."""
    return given("constant", value)
