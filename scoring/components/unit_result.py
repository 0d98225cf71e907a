"""Unit result: the annual result of the person's unit, from outside (J12)."""

from collections.abc import Iterator, Sequence
from functools import partial

from scoring.components.component import Component, Input, Part
from scoring.derivation import Node, given, step
from scoring.facts import UnitResult
from scoring.frame import Frame
from scoring.policy.composition import Entry
from scoring.policy.reading import Section
from scoring.roster import Seat


def _read(section: Section) -> None:
    """The component has no settings of its own."""


def _score(entry: Entry, frame: Frame, unit: str, seats: Sequence[Seat]) -> dict[str, Part]:
    result = frame.facts.unit_results.get((frame.period.year, unit))
    part = Part(result.score if result else None, partial(_derive, entry, unit, result))
    return {seat.person: part for seat in seats}


def _derive(entry: Entry, unit: str, result: UnitResult | None) -> Node:
    if result is None:
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
    result = frame.facts.unit_results.get((frame.period.year, unit))
    if result is not None:
        yield result.record, None


COMPONENT = Component(
    name="unit_result",
    lists=frozenset({"annual.weighted"}),
    read=_read,
    score=_score,
    inputs=_inputs,
)
