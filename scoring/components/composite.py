"""Composite: a component made of components, added up as a score is, but not rounded (X8)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from scoring.components.component import Component, Input, Part
from scoring.components.composite_faults import composite_faults
from scoring.components.entries import Kinds, read_points, read_weighted
from scoring.derivation import Node, step
from scoring.frame import Frame
from scoring.policy.composition import Bounds, Entry, read_bounds
from scoring.policy.reading import Section
from scoring.roster import Seat
from scoring.total import Exact, Parts, derive_exact, exact_sum


@dataclass(frozen=True, slots=True)
class Composite:
    """What it is made of, as a score: weighted components, points components, bounds."""

    weighted: tuple[Entry, ...]
    points: tuple[Entry, ...]
    bounds: Bounds

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All components inside."""
        return self.weighted + self.points


def composite_of(kinds: Kinds) -> Component:
    """The kind of component whose parts are of ``kinds``; these have no composite among them."""
    return Component(
        name="composite",
        lists=frozenset(
            {"period_score.weighted", "annual.weighted", "unit_period_score.weighted", "unit_annual.weighted"}
        ),
        read=partial(_read, kinds),
        score=partial(_score, kinds),
        inputs=partial(_inputs, kinds),
        faults=partial(composite_faults, kinds),
    )


def _read(kinds: Kinds, section: Section) -> Composite:
    return Composite(
        weighted=section.each("weighted", lambda inner: read_weighted(inner, kinds)),
        points=section.each("points", lambda inner: read_points(inner, kinds)),
        bounds=section.inner("bounds", read_bounds),
    )


def _score(kinds: Kinds, entry: Entry, frame: Frame, unit: str, seats: Sequence[Seat]) -> dict[str, Part]:
    made: Composite = entry.settings
    inner: dict[str, dict[str, Part]] = {seat.person: {} for seat in seats}
    for each in made.entries:
        asked = [seat for seat in seats if each.asks(seat.role)]
        for person, part in kinds[each.component].score(each, frame, unit, asked).items():
            inner[person][each.id] = part
    return {seat.person: _part(entry, seat, inner[seat.person]) for seat in seats}


def _part(entry: Entry, seat: Seat, parts: Parts) -> Part:
    found = exact_sum(entry.settings, seat.role, parts)
    return Part(found.bounded, partial(_derive, entry, seat.role, parts, found))


def _derive(entry: Entry, role: str, parts: Parts, found: Exact) -> Node:
    node = derive_exact(entry.settings, role, parts, found)
    absent = found.bounded is None
    return step(
        "composite.absent" if absent else "composite.score",
        "nothing" if absent else "same",
        found.bounded,
        () if absent else (node,),
        clause=entry.clause,
        basis=entry.basis,
        notes=(node,) if absent else (),
        component=entry.id,
    )


def _inputs(kinds: Kinds, entry: Entry, frame: Frame, unit: str, seats: Sequence[Seat]) -> Iterator[Input]:
    for each in entry.settings.entries:
        yield from kinds[each.component].inputs(each, frame, unit, seats)
