"""Another cohort near the close (J064): who is compared with whom is changed when results can be foreseen.

A cohort is that of the posts which the record of a person lists, so a post recorded late, or reaching back,
moves somebody among others, or adds somebody to those who are counted. Both happen honestly; somebody else
has to say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from ledger.facts.build import build_facts
from ledger.findings import Finding
from ledger.gate.known import values_of
from ledger.gate.proposed import Proposed
from ledger.gate.steps import Step, told
from ledger.reading.values import Map
from ledger.records.kinds import KIND
from ledger.records.loading import Record, assemble
from ledger.results.places import settlement_path
from ledger.rules.catalogue import rule
from scoring.facts import Day
from scoring.periods import Period
from scoring.roster import Seat, roster


def judge_cohorts(given: Proposed) -> Iterator[Finding]:
    """Every record of a person, as it stood and as the head has it, in the rounds that are closing."""
    steps = {step.path: step for step in given.steps.steps if step.kind == "person" and step.after}
    periods = list(_closing(given)) if steps and given.day else []
    stood = values_of(given.change.git, given.change.base, steps) if periods else {}
    for path, step in steps.items():
        versions = (stood[path].value if path in stood else {}, given.steps.head.get(step.record, {}))
        for period in periods:
            was, now = (_seat(given, period, step, value) for value in versions)
            if _moved(was, now):
                names = {"was": _name(was), "now": _name(now)}
                yield told(given.change, step, ("appointments",), "J064", period=period.id, **names)
                break


def _name(seat: Seat | None) -> str:
    return (seat.cohort if seat else None) or "—"


def _moved(was: Seat | None, now: Seat | None) -> bool:
    """Whether somebody is in another cohort, or counts where they had no post, or have none any more."""
    if was is None or now is None:
        return any(each is not None and each.status == "assessed" for each in (was, now))
    return was.cohort != now.cohort


def _closing(given: Proposed) -> Iterator[Period]:
    """The period and year of receipt when they are in their last part, and those before them, unsettled."""
    context, percent = given.context, rule("J064").limits["percent"]
    period = context.period_on(given.day)
    for open_ in filter(None, (period, context.period(str(period.year)))) if period else ():
        first, day, last = map(date.fromisoformat, (open_.first, given.day, open_.last))
        if ((last - day).days + 1) * 100 <= ((last - first).days + 1) * percent:
            yield open_
        earlier = _earlier(given, (first - timedelta(days=1)).isoformat(), open_.is_year)
        if earlier and not _is_settled(given, earlier):
            yield earlier


def _earlier(given: Proposed, day: Day, year: bool) -> Period | None:
    found = given.context.period_on(day)
    return given.context.period(str(found.year)) if found and year else found


def _is_settled(given: Proposed, period: Period) -> bool:
    return bool(given.change.git.find(given.change.base, [settlement_path(period.round, 1)]))


def _seat(given: Proposed, period: Period, step: Step, value: Map) -> Seat | None:
    """Somebody's place in a period by one version of their record; None without a post in it."""
    policy = given.context.policy(period.id)
    if not value or policy is None:
        return None
    record = Record(step.record, step.path, step.kind, step.keys, dict(value), "")
    facts, _ = build_facts(assemble([record, *_units(given, record)], (), ()))
    seats = roster(policy, replace(facts, workdays=given.context.facts.workdays), period)
    return next(iter(seats.values()), None)


def _units(given: Proposed, record: Record) -> Iterator[Record]:
    """The units of somebody's posts and secondments, as the head or else the base has them."""
    spans = (*record.value["appointments"], *record.value.get("secondments", ()))
    paths = {KIND["unit"].path(unit=span["unit"]) for span in spans if "unit" in span}
    new = {step.path: step for step in given.steps.steps if step.path in paths and step.after}
    for path, step in new.items():
        yield Record(step.record, path, step.kind, step.keys, dict(step.after or {}), "")
    yield from values_of(given.change.git, given.change.base, paths - new.keys()).values()
