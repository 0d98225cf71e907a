"""Panels of raters from elsewhere for a small unit (B009–B011; J11)."""

from __future__ import annotations

from collections.abc import Iterable

from ledger.checks.ballots import ballot_rules
from ledger.checks.context import Context
from ledger.checks.fault import Fault, fault
from ledger.records.loading import Record
from scoring.roster import PRESENT


def check_small_units(context: Context) -> Iterable[Fault]:
    """A unit with few people is not rated without a panel."""
    first: dict[tuple[str, str], Record] = {}
    for record in context.of_kind("ballots"):
        first.setdefault((record.value["period"], record.value["unit"]), record)
    for (period, unit), record in first.items():
        if not _has_panel(context, period, unit):
            yield from _small_unit_faults(context, record)


def check_raters(context: Context) -> Iterable[Fault]:
    """A panel's raters hold a post in another unit at the end of the period."""
    for record in context.of_kind("panel"):
        period, unit = context.period(record.value["period"]), record.value["unit"]
        for index, rater in enumerate(record.value["raters"]):
            person = context.sound_person(rater)
            if period is None or person is None:
                continue
            post = context.post_on(person, period.last)
            if post is None or post.unit == unit:
                yield fault(record.id, ("raters", index), "B010", person=rater, unit=unit, day=period.last)


def check_approval(context: Context) -> Iterable[Fault]:
    """The unit proposes its panel; somebody else approves it."""
    for record in context.of_kind("panel"):
        value, unit = record.value, context.facts.units.get(record.value["unit"])
        own = {value["proposed_by"], value["unit"], unit.name if unit else value["unit"]}
        if value["approved_by"] in own:
            yield fault(record.id, ("approved_by",), "B011", approved_by=value["approved_by"])


def _has_panel(context: Context, period: str, unit: str) -> bool:
    return (period, unit) in context.facts.panels or f"panels/{period}/{unit}" in context.broken


def _small_unit_faults(context: Context, record: Record) -> Iterable[Fault]:
    rules, period, unit = ballot_rules(context, record), record.value["period"], record.value["unit"]
    if rules is None or not context.roster_is_sure(unit):
        return
    present = sum(seat.status in PRESENT for seat in context.roster_of(period, unit))
    if 0 < present < rules.few_people_below:
        below = rules.few_people_below
        yield fault(record.id, ("unit",), "B009", unit=unit, period=period, present=present, below=below)
