"""Democratic evaluation: year-end tallies, dimension by dimension (J12), less a missing summary (J5)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from scoring.components.component import Component, Input, Part
from scoring.components.summaries import derive_deduction
from scoring.derivation import Node, given, step
from scoring.exact import weighted_mean
from scoring.facts import Democratic
from scoring.frame import Frame
from scoring.policy.composition import Entry
from scoring.policy.errors import Pointer, PolicyFault, fault
from scoring.policy.judging import duplicates
from scoring.policy.reading import Section
from scoring.policy.types import Policy
from scoring.roster import Seat


@dataclass(frozen=True, slots=True)
class Option:
    """A vote and the points it stands for."""

    id: str
    name: str
    value: int
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Dimension:
    """What is voted on, with its weight."""

    id: str
    name: str
    weight: int
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """Options, dimensions, the least number of ballots that counts, and the points for a missing summary."""

    options: tuple[Option, ...]
    dimensions: tuple[Dimension, ...]
    withhold_below: int
    missing_summary: Fraction
    missing_summary_basis: str


class Evaluation(NamedTuple):
    """One person's tallies, the mean of every dimension, and the mean of all before any deduction."""

    record: Democratic | None
    votes: Mapping[str, Mapping[str, int]]
    means: Mapping[str, Fraction | None]
    mean: Fraction | None
    summary_missing: bool


def _read(section: Section) -> Settings:
    return Settings(
        options=section.each("options", _read_option),
        dimensions=section.each("dimensions", _read_dimension),
        withhold_below=section.integer("withhold_below"),
        missing_summary=section.optional_decimal("missing_summary") or Fraction(0),
        missing_summary_basis=section.basis("missing_summary"),
    )


def _read_option(section: Section) -> Option:
    return Option(section.text("id"), section.text("name"), section.integer("value"), section.clause)


def _read_dimension(section: Section) -> Dimension:
    return Dimension(section.text("id"), section.text("name"), section.integer("weight"), section.clause)


def _score(entry: Entry, frame: Frame, unit: str, seats: Sequence[Seat]) -> dict[str, Part]:
    record = frame.facts.democratic.get((frame.period.year, unit))
    parts = {}
    for seat in seats:
        found = _evaluate(entry.settings, record, seat.person, frame.summary_missing(seat.person))
        value = _value(entry.settings, found)
        parts[seat.person] = Part(value, partial(_derive, entry, frame, seat, found, value))
    return parts


def _evaluate(
    settings: Settings, record: Democratic | None, person: str, summary_missing: bool
) -> Evaluation:
    counts = record is not None and record.cast >= settings.withhold_below
    votes = record.votes.get(person, {}) if record is not None and counts else {}
    means = {
        dimension.id: _dimension(settings, votes.get(dimension.id, {})) for dimension in settings.dimensions
    }
    terms = [
        (dimension.weight, mean)
        for dimension in settings.dimensions
        if (mean := means[dimension.id]) is not None
    ]
    mean = weighted_mean(terms) if len(terms) == len(settings.dimensions) else None
    return Evaluation(record, votes, means, mean, summary_missing)


def _dimension(settings: Settings, votes: Mapping[str, int]) -> Fraction | None:
    cast = points = 0
    for option in settings.options:
        count = votes.get(option.id, 0)
        cast += count
        points += count * option.value
    return Fraction(points, cast) if cast else None


def _value(settings: Settings, found: Evaluation) -> Fraction | None:
    if found.mean is None or not found.summary_missing:
        return found.mean
    return max(Fraction(0), found.mean - settings.missing_summary)


def _derive(entry: Entry, frame: Frame, seat: Seat, found: Evaluation, value: Fraction | None) -> Node:
    settings: Settings = entry.settings
    if found.mean is None or value is None:
        return _absent(entry, found)
    inputs: list[Node] = []
    for dimension in settings.dimensions:
        inputs += [_weight(entry, dimension), _explain_dimension(settings, dimension, found)]
    mean = step("democratic.mean", "weighted_mean", found.mean, inputs)
    if not found.summary_missing:
        return _root("democratic.score", "same", value, entry, (mean,))
    deduction = derive_deduction(frame, seat.person, _size(entry))
    less = step("democratic.less", "difference", found.mean - settings.missing_summary, (mean, deduction))
    return _root("democratic.score", "maximum", value, entry, (less, given("constant", 0)))


def _root(
    label: str,
    operation: str,
    value: Fraction | None,
    entry: Entry,
    inputs: Sequence[Node],
    notes: Sequence[Node] = (),
) -> Node:
    return step(
        label,
        operation,
        value,
        inputs,
        clause=entry.clause,
        basis=entry.basis,
        notes=notes,
        component=entry.id,
    )


def _absent(entry: Entry, found: Evaluation) -> Node:
    settings: Settings = entry.settings
    notes = []
    if found.record is not None:
        cast = found.record.cast
        notes = [given("democratic.cast", cast, record=found.record.record, needed=settings.withhold_below)]
    return _root("democratic.absent", "nothing", None, entry, (), notes)


def _weight(entry: Entry, dimension: Dimension) -> Node:
    return given(
        "democratic.weight",
        dimension.weight,
        clause=f"{dimension.clause}.weight",
        basis=entry.basis,
        dimension=dimension.id,
    )


def _explain_dimension(settings: Settings, dimension: Dimension, found: Evaluation) -> Node:
    record = found.record.record if found.record else ""
    votes = found.votes.get(dimension.id, {})
    counts = [
        given(
            "democratic.votes",
            votes.get(option.id, 0),
            record=record,
            dimension=dimension.id,
            option=option.id,
        )
        for option in settings.options
    ]
    products = [
        step(
            "democratic.option",
            "product",
            votes.get(option.id, 0) * option.value,
            (
                count,
                given("democratic.value", option.value, clause=f"{option.clause}.value", option=option.id),
            ),
            option=option.id,
        )
        for option, count in zip(settings.options, counts, strict=True)
    ]
    return step(
        "democratic.dimension",
        "quotient",
        found.means[dimension.id],
        (
            step("democratic.points", "sum", _sum(products), products),
            step("democratic.cast_votes", "sum", _sum(counts), counts),
        ),
        dimension=dimension.id,
    )


def _sum(nodes: Sequence[Node]) -> int:
    return sum(node.value for node in nodes if isinstance(node.value, int))


def _size(entry: Entry) -> Node:
    settings: Settings = entry.settings
    return given(
        "democratic.summary_points",
        settings.missing_summary,
        clause=f"{entry.clause}.missing_summary",
        basis=settings.missing_summary_basis,
    )


def _inputs(entry: Entry, frame: Frame, unit: str, seats: Sequence[Seat]) -> Iterator[Input]:
    record = frame.facts.democratic.get((frame.period.year, unit))
    if record is not None:
        yield record.record, None
    for seat in seats:
        summary = frame.facts.summaries.get((frame.period.id, seat.person))
        if summary is not None:
            yield summary.record, None


def _faults(entry: Entry, policy: Policy, at: Pointer) -> Iterator[PolicyFault]:
    settings: Settings = entry.settings
    if sum(dimension.weight for dimension in settings.dimensions) < 1:
        yield fault((*at, "dimensions"), "no_weight")
    yield from duplicates([option.id for option in settings.options], (*at, "options"))
    yield from duplicates([dimension.id for dimension in settings.dimensions], (*at, "dimensions"))


COMPONENT = Component(
    name="democratic_evaluation",
    lists=frozenset({"annual.weighted"}),
    read=_read,
    score=_score,
    inputs=_inputs,
    faults=_faults,
)
