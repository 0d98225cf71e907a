"""What a score is made of: weighted components, points components, bounds, a final limit and grades."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from scoring.policy.grades import Grades, Quota, read_quota
from scoring.policy.reading import Section

ABSENT = ("withhold", "renormalise", "zero")
"""What an absent component or rater group does: no score, its weight left out, or counted as 0."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A component in a composition. ``settings`` is what the component's own module read."""

    id: str
    name: str
    component: str
    settings: Any
    weights: Mapping[str, int]
    """Basis points by role, ``default`` for the others; empty for points components."""
    absent: str
    """One of ``ABSENT``; empty for points components."""
    clause: str = ""
    basis: str = ""

    @property
    def inner(self) -> tuple["Entry", ...]:
        """The components that it is made of; none unless it is a composite."""
        return tuple(getattr(self.settings, "entries", ()))

    def weight(self, role: str) -> int:
        """The weight for a role, in basis points."""
        return self.weights.get(role, self.weights.get("default", 0))

    def asks(self, role: str) -> bool:
        """Whether people in a role are asked for it: points always, a weighted one if it weighs something."""
        return not self.weights or self.weight(role) > 0


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the greatest score."""

    min: Fraction
    max: Fraction
    clause: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class FinalLimit:
    """So many of a unit may keep a score ``at_or_above`` (J9)."""

    at_or_above: Fraction
    quota: Quota


@dataclass(frozen=True, slots=True)
class Composition:
    """How the score and the grade of a period or a year come about."""

    weighted: tuple[Entry, ...]
    points: tuple[Entry, ...]
    bounds: Bounds
    final_limit: FinalLimit | None
    """None when there is none or it is switched off."""
    grades: Grades

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All components."""
        return self.weighted + self.points

    @property
    def every(self) -> tuple[Entry, ...]:
        """All components, each followed by those inside it."""
        return tuple(each for entry in self.entries for each in (entry, *entry.inner))


def read_bounds(section: Section) -> Bounds:
    """The section ``bounds``."""
    return Bounds(section.decimal("min"), section.decimal("max"), section.clause, section.basis())


def read_final_limit(section: Section) -> FinalLimit | None:
    """The section ``final_limit``."""
    on = section.flag("enabled")
    limit = FinalLimit(section.decimal("at_or_above"), read_quota(section, ("unit",)))
    return limit if on else None
