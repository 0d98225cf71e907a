"""Unit result: the annual result of the person's unit, or of the unit itself (J12)."""

from collections.abc import Iterator, Sequence
from functools import partial

from scoring.components.component import Component, Input, Part
from scoring.derivation import Node, given, step
from scoring.frame import Frame
from scoring.past import UnitYear
from scoring.policy.composition import Entry
from scoring.policy.reading import Section
from scoring.roster import Seat
from scoring.rounds import UNITS


def _read(section: Section) -> None:
    """The component has no settings of its own."""


def _score(entry: Entry, frame: Frame, unit: str, seats: Sequence[Seat]) -> dict[str, Part]:
    parts: dict[str, Part] = {}
    for name, subjects in _by_unit(frame, unit, seats).items():
        result = frame.unit_year(name)
        part = Part(result.score if result else None, partial(_derive, entry, name, result))
        parts |= dict.fromkeys(subjects, part)
    return parts


def _by_unit(frame: Frame, unit: str, seats: Sequence[Seat]) -> dict[str, list[str]]:
    """The unit whose result counts → for whom: of a round of units for each itself."""
    if frame.subjects == UNITS:
        return {seat.person: [seat.person] for seat in seats}
    return {unit: [seat.person for seat in seats]}


def _derive(entry: Entry, unit: str, result: UnitYear | None) -> Node:
    if result is None or result.score is None:
        return step(
            "unit_result.absent",
            "nothing",
            None,
            (),
            clause=entry.clause,
            basis=entry.basis,
            unit=unit,
            component=entry.id,
        )
    return given(
        "unit_result.score",
        result.score,
        clause=entry.clause,
        basis=entry.basis,
        record=result.record,
        unit=unit,
        component=entry.id,
    )


def _inputs(entry: Entry, frame: Frame, unit: str, seats: Sequence[Seat]) -> Iterator[Input]:
    for name in _by_unit(frame, unit, seats):
        result = frame.unit_year(name)
        if result is not None:
            yield result.record, None


COMPONENT = Component(
    name="unit_result",
    lists=frozenset({"annual.weighted", "unit_annual.weighted"}),
    read=_read,
    score=_score,
    inputs=_inputs,
)
