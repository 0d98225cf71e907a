"""Indicators: what their methods give for what was measured (D7, T3, T4).

As a weighted component 100 times the points earned ÷ those that can be had, over the subject's indicators
of the classes named; as a points component minus what the negative ones deduct.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from scoring.components.component import Component, Input, Part
from scoring.components.indicator_derivation import Line, derive_deducted, derive_earned
from scoring.components.indicator_faults import component_faults
from scoring.exact import total
from scoring.frame import Frame
from scoring.indicators.inputs import inputs_of_seat
from scoring.indicators.method import NOTHING, Times
from scoring.indicators.registry import METHODS
from scoring.indicators.rows import ALL, Books, reading_of
from scoring.policy.composition import Entry
from scoring.policy.indicators import Indicator, Measure
from scoring.policy.reading import Section
from scoring.roster import Seat


@dataclass(frozen=True, slots=True)
class Share:
    """The least share of the points that quantitative measures must make up, in basis points (T4)."""

    at_least: int
    basis: str


@dataclass(frozen=True, slots=True)
class Settings:
    """The classes of indicators that count, the least quantitative share, and a cap on what is deducted."""

    classes: tuple[str, ...]
    quantitative_share: Share | None
    cap: Fraction | None


def _read(section: Section) -> Settings:
    share = section.optional("quantitative_share", _read_share)
    return Settings(section.texts("classes"), share, section.optional_decimal("cap"))


def _read_share(section: Section) -> Share:
    return Share(section.integer("at_least"), section.basis())


def _score(entry: Entry, frame: Frame, unit: str, seats: Sequence[Seat]) -> Mapping[str, Part]:
    asked, books = _asked(entry, frame), _books(frame)
    parts = {}
    for seat in seats:
        lines = [_line(books, seat, *each) for each in asked if each[0].where.matches(seat)]
        parts[seat.person] = _earned(entry, lines) if entry.absent else _deducted(entry, lines)
    return parts


def _asked(entry: Entry, frame: Frame) -> list[tuple[Indicator, Measure]]:
    """The measures of the component's classes: the negative ones of a points component, else the others."""
    settings: Settings = entry.settings
    return [
        (indicator, measure)
        for indicator in frame.policy.indicators
        if indicator.group in settings.classes and indicator.subjects == frame.subjects
        for measure in indicator.measures
        if METHODS[measure.method].negative == (not entry.absent)
    ]


def _books(frame: Frame) -> Books:
    return Books(frame.facts, frame.period, Times(frame.facts.workdays, frame.as_of))


def _line(books: Books, seat: Seat, indicator: Indicator, measure: Measure) -> Line:
    reading = reading_of(books, seat, indicator, measure)
    value = METHODS[measure.method].score(measure, reading, books.times)
    return Line(indicator, measure, reading, books.times, value)


def _earned(entry: Entry, lines: Sequence[Line]) -> Part:
    counting = [line for line in lines if line.counts]
    points = total(line.measure.points for line in counting)
    value = None
    if points and not any(line.withholds for line in lines):
        value = ALL * total(line.value or NOTHING for line in counting) / points
    return Part(value, partial(derive_earned, entry, lines, value))


def _deducted(entry: Entry, lines: Sequence[Line]) -> Part:
    settings: Settings = entry.settings
    deducted = total(line.value or NOTHING for line in lines)
    value = -deducted if settings.cap is None else -min(settings.cap, deducted)
    return Part(value, partial(derive_deducted, entry, lines, settings.cap, value))


def _inputs(entry: Entry, frame: Frame, unit: str, seats: Sequence[Seat]) -> Iterator[Input]:
    asked, books = _asked(entry, frame), _books(frame)
    for seat in seats:
        measures = [each for each in asked if each[0].where.matches(seat)]
        yield from inputs_of_seat(books, seat, measures)


COMPONENT = Component(
    name="indicators",
    lists=frozenset(
        f"{score}.{list_}"
        for score in ("period_score", "annual", "unit_period_score", "unit_annual")
        for list_ in ("weighted", "points")
    ),
    read=_read,
    score=_score,
    inputs=_inputs,
    faults=component_faults,
)
