"""Reading the entries of a composition: each kind of component reads its own fields."""

from collections.abc import Mapping

from scoring.components.component import Component
from scoring.policy.composition import ABSENT, Entry
from scoring.policy.errors import PolicyError, fault
from scoring.policy.reading import Section

Kinds = Mapping[str, Component]
"""Name in the policy → the kind."""


def read_weighted(section: Section, kinds: Kinds) -> Entry:
    """An entry of a list ``weighted``."""
    return _read_entry(section, kinds, section.numbers("weight"), section.choice("absent", ABSENT))


def read_points(section: Section, kinds: Kinds) -> Entry:
    """An entry of a list ``points``."""
    return _read_entry(section, kinds, {}, "")


def _read_entry(section: Section, kinds: Kinds, weights: Mapping[str, int], absent: str) -> Entry:
    component = section.text("component")
    if component not in kinds:
        place, choices = (*section.pointer, "component"), ", ".join(kinds)
        raise PolicyError(fault(place, "unknown_kind", list="components", value=component, choices=choices))
    return Entry(
        id=section.text("id"),
        name=section.text("name", section.text("id")),
        component=component,
        settings=kinds[component].read(section),
        weights=weights,
        absent=absent,
        clause=section.clause,
        basis=section.basis(),
    )
