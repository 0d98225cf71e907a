"""Summaries: of the right unit, long enough, in time, and not told before (M001–M008; J2, J5)."""

from __future__ import annotations

from collections.abc import Iterable

from ledger.checks.context import Context
from ledger.checks.fault import Fault, fault
from ledger.reading.text import letters_many
from ledger.records.loading import Record
from scoring.policy.logs import SummaryRules


def check_lengths(context: Context) -> Iterable[Fault]:
    """As many letters as the policy asks of a period's or a year's summary."""
    records = context.of_kind("summary")
    for record, text in zip(records, _letters(records), strict=True):
        rules = _rules(context, record)
        if rules and len(text) < rules.letters.min:
            yield fault(record.id, ("text",), "M001", letters=len(text), min=rules.letters.min)
        elif rules and rules.letters.max is not None and len(text) > rules.letters.max:
            yield fault(record.id, ("text",), "M002", letters=len(text), max=rules.letters.max)


def check_authors(context: Context) -> Iterable[Fault]:
    """The author is on the roster of the period, in the unit that assesses them."""
    for record in context.of_kind("summary"):
        period, person = record.keys["period"], record.keys["person"]
        if context.period(period) is None or context.may_miss(person):
            continue
        seat = context.roster(period).get(person)
        if seat is None:
            yield fault(record.id, ("person",), "M003", person=person, period=period)
        elif seat.unit != record.value["unit"] and context.knows_unit(record.value["unit"]):
            unit, right = record.value["unit"], seat.unit
            yield fault(record.id, ("unit",), "M004", person=person, unit=unit, right=right)


def check_filing(context: Context) -> Iterable[Fault]:
    """Not filed before the period began; one that came late counts as missing (J5)."""
    for record in context.of_kind("summary"):
        period, rules = context.period(record.keys["period"]), _rules(context, record)
        filed = record.value["filed"]
        if period is None or rules is None:
            continue
        due = context.deadline(period.last, rules.due_workdays)
        if filed < period.first:
            yield fault(record.id, ("filed",), "M005", filed=filed, period=period.id, first=period.first)
        elif filed > due:
            yield fault(record.id, ("filed",), "M006", filed=filed, period=period.id, due=due)


def check_repeated_summaries(context: Context) -> Iterable[Fault]:
    """No summary that was told before, by the same person (M007) or by another one (M008)."""
    records = context.of_kind("summary")
    told = list(zip(records, _letters(records), strict=True))
    told.sort(key=lambda pair: (pair[0].value["filed"], pair[0].id))
    originals: dict[str, Record] = {}
    for record, text in told:
        original, policy = originals.setdefault(text, record), context.policy(record.keys["period"])
        if original is record or policy is None:
            continue
        same_person = original.keys["person"] == record.keys["person"]
        if policy.logs.repeat_same_person if same_person else policy.logs.repeat_other_person:
            rule = "M007" if same_person else "M008"
            yield fault(record.id, ("text",), rule, other=original.path)


def _letters(records: tuple[Record, ...]) -> list[str]:
    return letters_many([record.value["text"] for record in records])


def _rules(context: Context, record: Record) -> SummaryRules | None:
    period, policy = context.period(record.keys["period"]), context.policy(record.keys["period"])
    if period is None or policy is None:
        return None
    return policy.logs.year_summary if period.is_year else policy.logs.period_summary
