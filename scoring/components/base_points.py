"""Base points: what everybody starts from, before other components add or deduct."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from scoring.components.component import Component, Input, Part
from scoring.derivation import given
from scoring.frame import Frame
from scoring.policy.composition import Entry
from scoring.policy.reading import Section
from scoring.roster import Seat


@dataclass(frozen=True, slots=True)
class Settings:
    """The points to start from."""

    points: Fraction


def _read(section: Section) -> Settings:
    return Settings(section.decimal("points"))


def _score(entry: Entry, frame: Frame, unit: str, seats: Sequence[Seat]) -> dict[str, Part]:
    points: Fraction = entry.settings.points
    derive = partial(
        given,
        "base_points.score",
        points,
        clause=f"{entry.clause}.points",
        basis=entry.basis,
        component=entry.id,
    )
    return {seat.person: Part(points, derive) for seat in seats}


def _inputs(entry: Entry, frame: Frame, unit: str, seats: Sequence[Seat]) -> Iterator[Input]:
    """Nothing but the policy, which every result names."""
    yield from ()


COMPONENT = Component(
    name="base_points",
    lists=frozenset(
        {"period_score.weighted", "annual.weighted", "unit_period_score.weighted", "unit_annual.weighted"}
    ),
    read=_read,
    score=_score,
    inputs=_inputs,
)
