"""Which measures are due, for whom, because of what and until when (D11, D12, X9, J17).

A *cause* is named in one text: the period or year of a settled result (``2026-Q1``), the id of a veto record,
or a day: the one drawn for, or the last one of a span.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from scoring.calendar import workdays_after
from scoring.care.facts import CareFacts, Round
from scoring.care.occasions import drawn, missing_logs, posted, span_ends
from scoring.facts import Day, Facts
from scoring.periods import PeriodError
from scoring.policy.care import TRIGGERS, Measure
from scoring.policy.types import Policy
from scoring.policy.versions import NoPolicy, Policies
from scoring.rounds import UNITS, subjects_of


class Due(NamedTuple):
    """A measure that a rule opens for a person: ``since`` its cause is there, to be opened by ``until``."""

    measure: Measure
    person: str
    because: str
    since: Day
    until: Day

    @property
    def key(self) -> tuple[str, str, str]:
        """What a record of it has to name: measure, person, cause."""
        return self.measure.id, self.person, self.because


@dataclass(frozen=True, slots=True)
class Ground:
    """What dues are made of. With ``superseded`` on, results that were corrected since count as well."""

    policies: Policies
    facts: Facts
    care: CareFacts
    as_of: Day
    superseded: bool = False
    triggers: tuple[str, ...] = TRIGGERS


Cause = tuple[Measure, str, str, Day]
"""Measure, person, cause, and the day since which it is there."""


def dues(ground: Ground) -> tuple[Due, ...]:
    """Every measure due on or before ``as_of``, by day, measure and person; of several days the first."""
    first: dict[tuple[str, str, str], Due] = {}
    for source in _SOURCES:
        for measure, person, because, since in source(ground):
            if since <= ground.as_of and measure.opening.trigger in ground.triggers:
                until = workdays_after(ground.facts.workdays, since, measure.within_workdays)
                due = Due(measure, person, because, since, until)
                first[due.key] = min(first.get(due.key, due), due, key=lambda each: each.since)
    here = (due for due in first.values() if posted(ground.facts, due.person, due.since))
    return tuple(sorted(here, key=lambda due: (due.since, *due.key)))


def _results(ground: Ground) -> Iterator[Cause]:
    for round_ in ground.care.rounds:
        policy = _policy(ground.policies, round_.period)
        of_units = subjects_of(round_.period) == UNITS
        if policy is None or of_units or not (round_.in_force or ground.superseded):
            continue
        for measure in policy.measures:
            for person in _meant(ground, policy, measure, round_):
                yield measure, person, round_.period, round_.as_of


def _meant(ground: Ground, policy: Policy, measure: Measure, round_: Round) -> Iterable[str]:
    """The people for whom a settled result opens a measure."""
    opening, year = measure.opening, round_.is_year
    if opening.trigger == "missing_logs" and not year and opening.trigger in ground.triggers:
        counts = missing_logs(ground.policies, ground.facts, round_)
        return [person for person, missing in counts.items() if missing >= opening.count]
    tests: Mapping[str, Callable[[str], bool]] = {
        "period_grades": lambda person: not year and round_.people[person].grade in opening.ids,
        "annual_grades": lambda person: year and round_.people[person].grade in opening.ids,
        "last_in_unit": lambda person: year and bool(opening.count) and round_.people[person].last,
        "consequence": lambda person: (
            year and round_.people[person].consequences.get(opening.consequence) in opening.ids
        ),
    }
    test = tests.get(opening.trigger)
    return [person for person in round_.people if test(person)] if test else []


def _vetoes(ground: Ground) -> Iterator[Cause]:
    for veto in ground.care.vetoes:
        policy = _policy(ground.policies, veto.period)
        for measure in policy.measures if policy else ():
            if measure.opening.trigger == "veto" and veto.ground in measure.opening.ids:
                yield measure, veto.person, veto.record, veto.day


def _draws(ground: Ground) -> Iterator[Cause]:
    for day in sorted(ground.care.seeds):
        for measure in _measures_on(ground.policies, day, "random"):
            for person in drawn(ground.facts, measure, day, ground.care.seeds[day]):
                yield measure, person, day, day


def _spans(ground: Ground) -> Iterator[Cause]:
    for policy in ground.policies.versions:
        for measure in policy.measures:
            if measure.opening.trigger != "periodic":
                continue
            for day in span_ends(policy, measure.opening.every, ground.as_of):
                if measure in _measures_on(ground.policies, day, "periodic"):
                    for person in sorted(ground.facts.people):
                        post = posted(ground.facts, person, day, policy)
                        if post is not None and measure.opening.where.matches(post):
                            yield measure, person, day, day


def _measures_on(policies: Policies, day: Day, trigger: str) -> Iterator[Measure]:
    try:
        found = policies.for_day(day).measures
    except NoPolicy:
        return
    yield from (measure for measure in found if measure.opening.trigger == trigger)


def _policy(policies: Policies, period: str) -> Policy | None:
    try:
        return policies.for_period(period)
    except (NoPolicy, PeriodError):
        return None


_SOURCES: tuple[Callable[[Ground], Iterator[Cause]], ...] = (_results, _vetoes, _draws, _spans)
