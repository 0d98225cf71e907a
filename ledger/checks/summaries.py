"""Summaries: of the right unit, long enough, in time, and not told before (M001–M008; J2, J5)."""

from __future__ import annotations

from collections.abc import Iterable

from ledger.checks.context import Context
from ledger.checks.fault import Fault, fault
from ledger.reading.text import letters_many
from ledger.records.loading import Record
from scoring.calendar import NEVER
from scoring.facts import Day
from scoring.policy.logs import SummaryRules


def check_texts(context: Context) -> Iterable[Fault]:
    """As many letters as the policy asks, and no summary that was told before."""
    records = context.of_kind("summary")
    told = list(zip(records, letters_many([record.value["text"] for record in records]), strict=True))
    for record, text in told:
        yield from _length_faults(context, record, len(text))
    yield from _repeats(context, told)


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
    periods = {record.keys["period"] for record in context.of_kind("summary")}
    windows = {period: _window(context, period) for period in periods}
    for record in context.of_kind("summary"):
        period, filed = record.keys["period"], record.value["filed"]
        first, due = windows[period]
        if filed < first:
            yield fault(record.id, ("filed",), "M005", filed=filed, period=period, first=first)
        elif filed > due:
            yield fault(record.id, ("filed",), "M006", filed=filed, period=period, due=due)


def _window(context: Context, id_: str) -> tuple[Day, Day]:
    """The first and the last day on which a summary is filed; without end when that is not known."""
    period, rules = context.period(id_), _rules(context, id_)
    if period is None or rules is None:
        return "", NEVER
    return period.first, context.deadline(period.last, rules.due_workdays)


def _length_faults(context: Context, record: Record, length: int) -> Iterable[Fault]:
    rules = _rules(context, record.keys["period"])
    if rules and length < rules.letters.min:
        yield fault(record.id, ("text",), "M001", letters=length, min=rules.letters.min)
    elif rules and rules.letters.max is not None and length > rules.letters.max:
        yield fault(record.id, ("text",), "M002", letters=length, max=rules.letters.max)


def _repeats(context: Context, told: list[tuple[Record, str]]) -> Iterable[Fault]:
    """Summaries told before, by the same person (M007) or by another one (M008)."""
    if len({text for _, text in told}) == len(told):
        return
    originals: dict[str, Record] = {}
    for record, text in sorted(told, key=lambda pair: (pair[0].value["filed"], pair[0].id)):
        original, policy = originals.setdefault(text, record), context.policy(record.keys["period"])
        if original is record or policy is None:
            continue
        same_person = original.keys["person"] == record.keys["person"]
        if policy.logs.repeat_same_person if same_person else policy.logs.repeat_other_person:
            rule = "M007" if same_person else "M008"
            yield fault(record.id, ("text",), rule, other=original.path)


def _rules(context: Context, id_: str) -> SummaryRules | None:
    period, policy = context.period(id_), context.policy(id_)
    if period is None or policy is None:
        return None
    return policy.logs.year_summary if period.is_year else policy.logs.period_summary
