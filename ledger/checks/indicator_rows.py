"""Rows of indicator results with what judges them: the indicator, the subject's seat, the period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ledger.checks.context import Context
from ledger.checks.fault import Pointer
from ledger.records.loading import Record
from scoring.periods import Period
from scoring.policy.indicators import Indicator, Measure
from scoring.policy.types import Policy
from scoring.roster import Seat
from scoring.rounds import PEOPLE, UNITS, round_id


@dataclass(frozen=True, slots=True)
class Row:
    """One row at its place. ``indicator`` and ``measure`` are None when the policy does not have them."""

    record: Record
    place: Pointer
    value: dict[str, Any]
    policy: Policy
    period: Period
    indicator: Indicator | None
    measure: Measure | None

    @property
    def subjects(self) -> str:
        """Whether the row is about a person or about the unit itself."""
        return PEOPLE if "person" in self.value else UNITS

    @property
    def subject(self) -> str:
        """The id of the person or the unit."""
        return str(self.value.get("person", self.record.value["unit"]))

    def at(self, field: str) -> Pointer:
        """The place of a field; of the row itself when it lacks it."""
        return (*self.place, field) if field in self.value else self.place


def rows(context: Context) -> Iterator[Row]:
    """The rows whose period a sound policy with indicators judges; without any, rows count for nothing."""
    if context.policies_doubtful:
        return
    for record in context.of_kind("indicator-results"):
        policy, period = context.policy(record.value["period"]), context.period(record.value["period"])
        if policy is None or period is None or not policy.indicators:
            continue
        indicators = {each.id: each for each in policy.indicators}
        for index, value in enumerate(record.value["rows"]):
            indicator = indicators.get(value["indicator"])
            measure = _measure(indicator, value.get("item", "")) if indicator else None
            yield Row(record, ("rows", index), value, policy, period, indicator, measure)


def _measure(indicator: Indicator, item: str) -> Measure | None:
    return next((measure for measure in indicator.measures if measure.item == item), None)


def seat_of(context: Context, row: Row) -> Seat | None:
    """The subject's seat in the period; None when it has none in this unit."""
    if row.subjects == PEOPLE:
        seat = context.roster(row.period.id).get(row.subject)
        return seat if seat is not None and seat.unit == row.record.value["unit"] else None
    return context.roster(round_id(UNITS, row.period.id)).get(row.subject)


def may_be_elsewhere(context: Context, row: Row) -> bool:
    """Whether the subject's seat is not sure, because a record of theirs has an error."""
    if row.subjects == PEOPLE:
        return context.may_miss(row.subject)
    return row.subject not in context.facts.units or row.subject in context.doubtful_units
