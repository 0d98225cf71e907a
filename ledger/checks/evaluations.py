"""Results from outside: democratic evaluation, units' results and earlier years (E001–E009; J12)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ledger.checks.context import Context
from ledger.checks.fault import Fault, Pointer, fault
from ledger.checks.points import shown
from ledger.records.loading import Record
from scoring.exact import decimal
from scoring.policy.types import Policy


def check_democratic(context: Context) -> Iterable[Fault]:
    """No more ballots than were due, no more votes than ballots, and only what the policy asks."""
    for record in context.of_kind("democratic"):
        value, policy = record.value, context.policy(str(record.value["year"]))
        if value["cast"] > value["due"]:
            yield fault(record.id, ("cast",), "E001", cast=value["cast"], due=value["due"])
        asked = _asked(policy) if policy else None
        for index, row in enumerate(value["rows"]):
            yield from _vote_faults(record, ("rows", index, "votes"), row["votes"], asked)


def check_evaluated_people(context: Context) -> Iterable[Fault]:
    """Those evaluated are on the year's roster of the unit."""
    for record in context.of_kind("democratic"):
        year, unit = str(record.value["year"]), record.value["unit"]
        if context.period(year) is None:
            continue
        for index, row in enumerate(record.value["rows"]):
            person = row["person"]
            seat = context.roster(year).get(person)
            if not context.may_miss(person) and (seat is None or seat.unit != unit):
                yield fault(record.id, ("rows", index, "person"), "E004", person=person, unit=unit, year=year)


def check_rows_once(context: Context) -> Iterable[Fault]:
    """One row a person."""
    for record in (*context.of_kind("democratic"), *context.of_kind("past-result")):
        seen: set[str] = set()
        for index, row in enumerate(record.value["rows"]):
            if row["person"] in seen:
                yield fault(record.id, ("rows", index, "person"), "E005", person=row["person"])
            seen.add(row["person"])


def check_unit_results(context: Context) -> Iterable[Fault]:
    """A unit's score lies within the bounds of the year's scores."""
    for record in context.of_kind("unit-result"):
        policy, score = context.policy(str(record.value["year"])), record.value["score"]
        if policy is None or policy.annual is None:
            continue
        bounds, places = policy.annual.composition.bounds, policy.points.places
        if not bounds.min <= decimal(score) <= bounds.max:
            low, high = shown(bounds.min, places), shown(bounds.max, places)
            yield fault(record.id, ("score",), "E006", score=score, min=low, max=high)


def check_past_results(context: Context) -> Iterable[Fault]:
    """Only years before the ledger began, known grades, and no rank beyond the number of those ranked."""
    first = context.policies.versions[:1]
    grades = frozenset() if context.policies_broken else _annual_grades(first)
    for record in context.of_kind("past-result"):
        year = record.value["year"]
        if context.policy(str(year)) is not None:
            yield fault(record.id, ("year",), "E007", year=year)
        for index, row in enumerate(record.value["rows"]):
            if grades and row["grade"] not in grades:
                known = ", ".join(sorted(grades))
                yield fault(record.id, ("rows", index, "grade"), "E009", grade=row["grade"], known=known)
            yield from _rank_faults(record, index, row)


Asked = dict[str, frozenset[str]]
"""Dimension → options."""


def _asked(policy: Policy) -> Asked | None:
    entries = policy.annual.composition.weighted if policy.annual else ()
    settings = next((entry.settings for entry in entries if entry.component == "democratic_evaluation"), None)
    if settings is None:
        return None
    options = frozenset(option.id for option in settings.options)
    return {dimension.id: options for dimension in settings.dimensions}


def _annual_grades(policies: Iterable[Policy]) -> frozenset[str]:
    return frozenset(grade for policy in policies for grade in policy.annual_grades("annual"))


def _vote_faults(
    record: Record, place: Pointer, votes: dict[str, dict[str, int]], asked: Asked | None
) -> Iterator[Fault]:
    for dimension, options in votes.items():
        known = asked.get(dimension) if asked is not None else frozenset(options)
        if known is None:
            yield fault(record.id, (*place, dimension), "E003", key=True, id=dimension)
            continue
        for option in options:
            if option not in known:
                yield fault(record.id, (*place, dimension, option), "E003", key=True, id=option)
        total = sum(options.values())
        if total > record.value["cast"]:
            yield fault(
                record.id, (*place, dimension), "E002", key=True, votes=total, cast=record.value["cast"]
            )


def _rank_faults(record: Record, index: int, row: dict[str, Any]) -> Iterator[Fault]:
    for rank, size in (("cohort_rank", "cohort_size"), ("unit_rank", "unit_size")):
        if rank in row and size in row and row[rank] > row[size]:
            yield fault(record.id, ("rows", index, rank), "E008", rank=row[rank], size=row[size])
