"""Tiered: the points of the tier that was judged to be reached (T4)."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from scoring.derivation import Node, given
from scoring.indicators.method import Method, Reading, Times, item
from scoring.indicators.steps import beyond
from scoring.policy.errors import Pointer, PolicyFault
from scoring.policy.indicators import Measure
from scoring.policy.judging import duplicates
from scoring.policy.reading import Section


@dataclass(frozen=True, slots=True)
class Tier:
    """A tier and its points."""

    id: str
    name: str
    points: Fraction


@dataclass(frozen=True, slots=True)
class Settings:
    """The tiers, in any order."""

    tiers: tuple[Tier, ...]


def _read(section: Section) -> Settings:
    return Settings(section.each("tiers", _read_tier))


def _read_tier(section: Section) -> Tier:
    return Tier(section.text("id"), section.text("name"), section.decimal("points"))


def _score(measure: Measure, reading: Reading, times: Times) -> Fraction | None:
    tiers: tuple[Tier, ...] = measure.settings.tiers
    return next((tier.points for tier in tiers if tier.id == reading.tier), None)


def _derive(measure: Measure, reading: Reading, times: Times, value: Fraction) -> Node:
    leaf = given(
        "indicators.tier",
        value,
        clause=f"{measure.clause}.method.tiers.{reading.tier}.points",
        basis=measure.basis,
        record=reading.record,
        tier=f"{measure.id}.{reading.tier}",
    )
    return item(measure, "same", value, (leaf,))


def _faults(measure: Measure, at: Pointer) -> Iterator[PolicyFault]:
    tiers: tuple[Tier, ...] = measure.settings.tiers
    yield from duplicates([tier.id for tier in tiers], (*at, "tiers"))
    for index, tier in enumerate(tiers):
        yield from beyond(measure, tier.points, (*at, "tiers", index, "points"))


METHOD = Method("tiered", ("tier",), _read, _score, _derive, faults=_faults)
