"""Indicators and the levels of tasks, as the policy lays them down (D7, D16, T3, X3)."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from scoring.policy.lists import Where


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured for itself: an indicator, or one sub-item of one.

    ``id`` is ``grain``, or ``grain.area`` for the sub-item ``area``. ``settings`` is what the method's own
    module read. ``target`` holds for everybody who is given no other.
    """

    id: str
    indicator: str
    item: str
    """Empty for an indicator without sub-items."""
    name: str
    points: Fraction
    method: str
    settings: Any
    target: Fraction | None
    target_clause: str = ""
    clause: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """A scored item for the people, or the units, that match ``where``.

    ``subjects`` is ``people`` or ``units``. ``absent`` says what a measure without a value does. ``source``
    is ``record``, or ``tasks`` when the value is the completion of the subject's tasks. ``evidence`` is how
    many pieces a row must name.
    """

    id: str
    name: str
    group: str
    """Its class."""
    subjects: str
    where: Where
    points: Fraction
    measures: tuple[Measure, ...]
    absent: str
    unit_of_measure: str
    source: str
    standard: str
    evidence: int
    clause: str = ""
    basis: str = ""


HOLDERS = ("body", "unit", "section", "person")
"""What holds a task, the greatest first."""


@dataclass(frozen=True, slots=True)
class TaskLevel:
    """A level of tasks, in order from above; ``holder`` is what holds one: body, unit, section or person."""

    id: str
    name: str
    holder: str
