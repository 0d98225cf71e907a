"""Reading the indicators of a policy and the levels of its tasks."""

from fractions import Fraction
from typing import NamedTuple

from scoring.indicators.registry import METHODS
from scoring.policy.composition import ABSENT
from scoring.policy.errors import PolicyError, fault
from scoring.policy.indicators import HOLDERS, Indicator, Measure, TaskLevel
from scoring.policy.lists import Where, read_where
from scoring.policy.reading import Section
from scoring.rounds import PEOPLE, SUBJECTS

SOURCES = ("record", "tasks")


class _Whole(NamedTuple):
    """What the sub-items of an indicator take over from it."""

    id: str
    target: Fraction | None
    clause: str
    basis: str


def read_indicator(section: Section) -> Indicator:
    """An entry of ``indicators``: with a method, or with sub-items that have one each."""
    whole = _Whole(section.text("id"), section.optional_decimal("target"), section.clause, section.basis())
    items = section.each("sub_items", lambda inner: _read_measure(inner, whole, inner.text("id")))
    return Indicator(
        id=whole.id,
        name=section.text("name"),
        group=section.text("class"),
        subjects=section.choice("subjects", SUBJECTS, PEOPLE),
        where=section.inner("where", read_where) if section.has("where") else Where(),
        points=section.decimal("points"),
        measures=items or (_read_measure(section, whole, ""),),
        absent=section.choice("absent", ABSENT),
        unit_of_measure=section.text("measure", ""),
        source=section.choice("source", SOURCES, "record"),
        standard=section.text("standard", ""),
        evidence=section.integer("evidence", 0),
        clause=section.clause,
        basis=whole.basis,
    )


def _read_measure(section: Section, whole: _Whole, item: str) -> Measure:
    method = section.section("method")
    kind = method.text("kind")
    if kind not in METHODS:
        choices, place = ", ".join(METHODS), (*method.pointer, "kind")
        raise PolicyError(fault(place, "unknown_kind", list="methods", value=kind, choices=choices))
    target = section.optional_decimal("target")
    return Measure(
        id=f"{whole.id}.{item}" if item else whole.id,
        indicator=whole.id,
        item=item,
        name=section.text("name"),
        points=section.decimal("points"),
        method=kind,
        settings=method.end(METHODS[kind].read(method)),
        target=whole.target if target is None else target,
        target_clause=f"{whole.clause if target is None else section.clause}.target",
        clause=section.clause,
        basis=section.basis() or whole.basis,
    )


def read_level(section: Section) -> TaskLevel:
    """An entry of ``task_levels``."""
    return TaskLevel(section.text("id"), section.text("name"), section.choice("holder", HOLDERS))
