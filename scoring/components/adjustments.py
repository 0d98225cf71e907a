"""Adjustments: points added and deducted by records, each side up to its cap."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from scoring.components.component import Component, Input, Part
from scoring.derivation import Node, given, step
from scoring.exact import total
from scoring.facts import Adjustment
from scoring.frame import Frame
from scoring.policy.composition import Entry
from scoring.policy.reading import Section
from scoring.roster import Seat


@dataclass(frozen=True, slots=True)
class Settings:
    """The greatest sums that count; None does not limit."""

    cap_added: Fraction | None
    cap_deducted: Fraction | None


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the account: its records, the sum of their sizes, and what of it counts."""

    records: tuple[Adjustment, ...]
    sum: Fraction
    counted: Fraction


def _read(section: Section) -> Settings:
    return Settings(section.optional_decimal("cap_added"), section.optional_decimal("cap_deducted"))


def _score(entry: Entry, frame: Frame, unit: str, seats: Sequence[Seat]) -> dict[str, Part]:
    settings: Settings = entry.settings
    none = Part(Fraction(0), partial(_derive, entry, _NOTHING, _NOTHING, Fraction(0)))
    parts = {}
    for seat in seats:
        records = frame.facts.adjustments.get((frame.period.id, seat.person), ())
        if not records:
            parts[seat.person] = none
            continue
        added = _side([record for record in records if record.points > 0], settings.cap_added)
        deducted = _side([record for record in records if record.points < 0], settings.cap_deducted)
        value = added.counted - deducted.counted
        parts[seat.person] = Part(value, partial(_derive, entry, added, deducted, value))
    return parts


def _side(records: Sequence[Adjustment], cap: Fraction | None) -> Side:
    if not records:
        return _NOTHING
    points = abs(total(record.points for record in records))
    ordered = tuple(sorted(records, key=lambda record: record.record))
    return Side(ordered, points, points if cap is None else min(cap, points))


_NOTHING = Side((), Fraction(0), Fraction(0))


def _derive(entry: Entry, added: Side, deducted: Side, value: Fraction) -> Node:
    settings: Settings = entry.settings
    return step(
        "adjustments.score",
        "difference",
        value,
        (
            _explain(entry, added, settings.cap_added, "added"),
            _explain(entry, deducted, settings.cap_deducted, "deducted"),
        ),
        clause=entry.clause,
        basis=entry.basis,
        component=entry.id,
    )


def _explain(entry: Entry, side: Side, cap: Fraction | None, name: str) -> Node:
    leaves = [
        given("adjustments.record", abs(found.points), record=found.record, item=found.item)
        for found in side.records
    ]
    node = step(f"adjustments.{name}", "sum", side.sum, leaves)
    if cap is None:
        return node
    limit = given("adjustments.cap", cap, clause=f"{entry.clause}.cap_{name}", basis=entry.basis)
    return step(f"adjustments.{name}_counted", "minimum", min(cap, side.sum), (node, limit))


def _inputs(entry: Entry, frame: Frame, unit: str, seats: Sequence[Seat]) -> Iterator[Input]:
    for seat in seats:
        for record in frame.facts.adjustments.get((frame.period.id, seat.person), ()):
            yield record.record, None


COMPONENT = Component(
    name="adjustments",
    lists=frozenset(
        {"period_score.points", "annual.points", "unit_period_score.points", "unit_annual.points"}
    ),
    read=_read,
    score=_score,
    inputs=_inputs,
)
