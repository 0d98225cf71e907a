"""Appraisal: the weighted mean of the scores that the review levels gave a person (D9)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from scoring.components.component import Component, Input, Part
from scoring.derivation import Node, given
from scoring.facts import Appraisal
from scoring.frame import Frame
from scoring.policy.composition import ABSENT, Entry
from scoring.policy.errors import Pointer, PolicyFault, fault
from scoring.policy.reading import Section
from scoring.policy.review_levels import ReviewLevel
from scoring.policy.types import Policy
from scoring.roster import Seat
from scoring.weighing import Weighed, explain_mean, weighed_mean


@dataclass(frozen=True, slots=True)
class Settings:
    """What a level without a score does; one of ``composition.ABSENT``."""

    absent_level: str


def _read(section: Section) -> Settings:
    return Settings(section.choice("absent_level", ABSENT))


def _score(entry: Entry, frame: Frame, unit: str, seats: Sequence[Seat]) -> dict[str, Part]:
    parts = {}
    for seat in seats:
        levels = [level for level in frame.policy.review_levels if level.weight and level.where.matches(seat)]
        record = frame.facts.appraisals.get((frame.period.id, seat.person))
        value = weighed_mean(
            [(level.weight or 0, _given(record, level)) for level in levels], entry.settings.absent_level
        )
        parts[seat.person] = Part(value, partial(_derive, entry, levels, record, value))
    return parts


def _given(record: Appraisal | None, level: ReviewLevel) -> Fraction | None:
    return record.scores.get(level.id) if record else None


def _derive(
    entry: Entry, levels: Sequence[ReviewLevel], record: Appraisal | None, value: Fraction | None
) -> Node:
    return explain_mean(
        "appraisal.score",
        "appraisal.absent",
        value,
        [Weighed(_weight(level), _level(record, level)) for level in levels],
        entry.settings.absent_level,
        clause=entry.clause,
        basis=entry.basis,
        component=entry.id,
    )


def _weight(level: ReviewLevel) -> Node:
    clause = f"{level.clause}.weight"
    return given("appraisal.weight", level.weight, clause=clause, basis=level.basis, level=level.id)


def _level(record: Appraisal | None, level: ReviewLevel) -> Node:
    name = record.record if record else ""
    return given("appraisal.level", _given(record, level), record=name, clause=level.clause, level=level.id)


def _inputs(entry: Entry, frame: Frame, unit: str, seats: Sequence[Seat]) -> Iterator[Input]:
    for seat in seats:
        record = frame.facts.appraisals.get((frame.period.id, seat.person))
        if record is not None:
            yield record.record, None


def _faults(entry: Entry, policy: Policy, at: Pointer) -> Iterator[PolicyFault]:
    """There must be a level whose score counts."""
    if not any(level.weight for level in policy.review_levels):
        yield fault(at, "no_weight")


COMPONENT = Component(
    name="appraisal",
    lists=frozenset({"period_score.weighted", "annual.weighted"}),
    read=_read,
    score=_score,
    inputs=_inputs,
    faults=_faults,
)
