"""Mean of periods: the mean of the year's period scores that a person has (J12)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from scoring.components.component import Component, Input, Part
from scoring.derivation import Node, given, step
from scoring.exact import total
from scoring.frame import Frame
from scoring.past import PeriodResult
from scoring.policy.composition import Entry
from scoring.policy.errors import Pointer, PolicyFault
from scoring.policy.judging import in_range
from scoring.policy.reading import Section
from scoring.policy.types import Policy
from scoring.roster import Seat


@dataclass(frozen=True, slots=True)
class Settings:
    """The number of period scores without which there is no mean."""

    at_least: int
    at_least_basis: str


def _read(section: Section) -> Settings:
    return Settings(section.integer("at_least", 1), section.basis("at_least"))


def _score(entry: Entry, frame: Frame, unit: str, seats: Sequence[Seat]) -> dict[str, Part]:
    parts = {}
    for seat in seats:
        results = frame.periods(seat.person)
        value = _mean(entry.settings, results)
        parts[seat.person] = Part(value, partial(_derive, entry, results, value))
    return parts


def _mean(settings: Settings, results: Sequence[PeriodResult]) -> Fraction | None:
    scores = [result.score for result in results if result.score is not None]
    if len(scores) < max(1, settings.at_least):
        return None
    return total(scores) * Fraction(1, len(scores))


def _derive(entry: Entry, results: Sequence[PeriodResult], value: Fraction | None) -> Node:
    settings: Settings = entry.settings
    scored = [_leaf("periods.score", result) for result in results if result.score is not None]
    others = [_leaf("periods.without", result) for result in results if result.score is None]
    needed = given(
        "periods.needed", settings.at_least, clause=f"{entry.clause}.at_least", basis=settings.at_least_basis
    )
    if value is None:
        notes = (*scored, *others, needed)
        return step(
            "periods.absent",
            "nothing",
            None,
            (),
            clause=entry.clause,
            basis=entry.basis,
            notes=notes,
            component=entry.id,
        )
    return step(
        "periods.mean",
        "mean",
        value,
        scored,
        clause=entry.clause,
        basis=entry.basis,
        notes=(*others, needed),
        component=entry.id,
    )


def _leaf(label: str, result: PeriodResult) -> Node:
    return given(label, result.score, record=result.record, period=result.period, status=result.status)


def _inputs(entry: Entry, frame: Frame, unit: str, seats: Sequence[Seat]) -> Iterator[Input]:
    for seat in seats:
        for result in frame.periods(seat.person):
            yield result.record, None


def _faults(entry: Entry, policy: Policy, at: Pointer) -> Iterator[PolicyFault]:
    yield from in_range(entry.settings.at_least, 1, policy.cycle.periods, (*at, "at_least"))


COMPONENT = Component(
    name="mean_of_periods",
    lists=frozenset({"annual.weighted", "unit_annual.weighted"}),
    read=_read,
    score=_score,
    inputs=_inputs,
    faults=_faults,
)
