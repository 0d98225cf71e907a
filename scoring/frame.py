"""The frame of a scoring run: policy, facts, period and day, with what every unit needs worked out once."""

from collections.abc import Mapping
from dataclasses import dataclass

from scoring.calendar import between, workdays_after
from scoring.facts import Day, Facts, Veto, Waiver
from scoring.outcome import Outcome
from scoring.past import (
    PeriodResult,
    UnitGrade,
    UnitYear,
    YearResult,
    results_by_person,
    unit_year,
    year_result,
)
from scoring.periods import Period, order, parse, scheme_of, split
from scoring.policy.logs import SummaryRules
from scoring.policy.types import Policy, Scheme
from scoring.policy.versions import Policies
from scoring.roster import Posted, Seat, by_unit, posted_on
from scoring.rounds import PEOPLE, UNITS, is_year, period_of_round, round_id, subjects_of
from scoring.unit_roster import seats_of
from scoring.weeks import Weeks, weeks_of


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything a run rests on; make one with ``frame_of``.

    Of a round of units (``subjects``) a seat stands for a unit; see ``unit_roster`` for what its fields hold.
    """

    policy: Policy
    facts: Facts
    period: Period
    as_of: Day
    scheme: Scheme
    seats: Mapping[str, Seat]
    """The roster by person, or by unit."""
    units: Mapping[str, tuple[Seat, ...]]
    """The roster by unit, in order of person; of a round of units, by class in order of unit."""
    posted: Posted
    """Who holds a post where on the last day, assessed unit or not."""
    deadlines: Mapping[Day, Day]
    """Workday of the period → the last day on which its log may be filed (J4)."""
    due: frozenset[Day]
    """The workdays of the period whose late window has passed on ``as_of``."""
    weeks: Weeks | None
    """The weeks of the period, when one entry a week is due; None when one a workday is (X5)."""
    summary_due: Day
    """The last day on which the summary may be filed."""
    results: Mapping[str, tuple[PeriodResult, ...]]
    """Of a year: person → results of the periods in which they were on the roster, in order."""
    past_years: Mapping[int, Outcome] | None = None
    """Of a year: the settled outcomes of earlier years, of the same subjects."""
    units_year: Outcome | None = None
    """Of a year of people: the outcome of the units' year; None when there is none."""

    @property
    def subjects(self) -> str:
        """Who is scored: ``people`` or ``units``."""
        return self.period.subjects

    @property
    def log_months(self) -> frozenset[str]:
        """The months whose logs may hold an entry that is due."""
        return frozenset(self.period.months) | (self.weeks.months if self.weeks else frozenset())

    @property
    def summary_rules(self) -> SummaryRules:
        """The rules for the summary of the period or of the year."""
        logs = self.policy.logs
        return logs.year_summary if self.period.is_year else logs.period_summary

    def summary_missing(self, person: str) -> bool:
        """Whether the summary was not filed in time, as far as that can be said on ``as_of`` (J5)."""
        summary = self.facts.summaries.get((self.period.id, person))
        return self.as_of > self.summary_due and (summary is None or summary.filed > self.summary_due)

    def periods(self, person: str) -> tuple[PeriodResult, ...]:
        """A person's results of the periods of the year in which they were on the roster."""
        return self.results.get(person, ())

    def unit_year(self, unit: str) -> UnitYear | None:
        """The annual result of a unit: the one given from outside, else that of the units' year (J12)."""
        return unit_year(self.facts, self.units_year, self.period.year, unit)

    def unit_grade(self, unit: str) -> UnitGrade | None:
        """The annual grade of a unit this year, from outside or of the units' year; None without one (D3)."""
        given = self.facts.unit_results.get((self.period.year, unit))
        if given is not None and given.grade is not None:
            return UnitGrade(given.grade, given.record)
        found = self.units_year.people.get(unit) if self.units_year is not None else None
        if self.units_year is None or found is None or found.grade is None:
            return None
        return UnitGrade(found.grade, self.units_year.record_of(found.unit))

    def vetoes(self, person: str) -> tuple[Veto, ...]:
        """A person's vetoes of the period; of a year also those of its periods. In order of record."""
        periods = (self.period.id, *(period_of_round(result.period) for result in self.periods(person)))
        found = (veto for each in periods for veto in self.facts.vetoes.get((each, person), ()))
        return tuple(sorted(found, key=lambda veto: veto.record))

    def waivers(self, unit: str) -> tuple[Waiver, ...]:
        """The waivers of the round that name the unit or none, in order of record (X4)."""
        every = self.facts.waivers.get(self.period.id, ())
        found = [each for each in every if each.subjects == self.subjects and each.unit in (None, unit)]
        return tuple(sorted(found, key=lambda waiver: waiver.record))

    def year(self, year: int, person: str) -> YearResult | None:
        """A person's result of an earlier year; None when there is no record of it."""
        return year_result(self.facts, (self.past_years or {}).get(year), year, person)


def frame_of(
    policies: Policies,
    facts: Facts,
    period: str,
    as_of: Day,
    *,
    outcomes: Mapping[str, Outcome] | None = None,
    past_years: Mapping[int, Outcome] | None = None,
) -> Frame:
    """The frame for a round; raises NoPolicy and PeriodError.

    ``outcomes`` are those of its year: of its periods and, for a year of people, of the units' year.
    """
    policy = policies.for_period(period)
    span = parse(period, policy)
    days = between(facts.workdays, span.first, span.last)
    deadlines = {day: workdays_after(facts.workdays, day, policy.logs.late_workdays) for day in days}
    seats = seats_of(policy, facts, span)
    rules = policy.logs.year_summary if span.is_year else policy.logs.period_summary
    return Frame(
        policy=policy,
        facts=facts,
        period=span,
        as_of=as_of,
        scheme=scheme_of(policy, span),
        seats=seats,
        units=by_unit(seats),
        posted=posted_on(facts, span.last),
        deadlines=deadlines,
        due=frozenset(day for day, last in deadlines.items() if last < as_of),
        weeks=weeks_of(facts.workdays, span, policy.logs.late_workdays, as_of)
        if policy.logs.weekly
        else None,
        summary_due=workdays_after(facts.workdays, span.last, rules.due_workdays),
        results=results_by_person(_of_year(span, outcomes or {})),
        past_years=past_years,
        units_year=_units_year(span, outcomes or {}),
    )


def last_filing_day(policy: Policy, facts: Facts, period: Period) -> Day:
    """The last day on which something may still be filed for a period; it is closed on any later day."""
    rules = policy.logs.year_summary if period.is_year else policy.logs.period_summary
    count = max(policy.logs.late_workdays, rules.due_workdays)
    return workdays_after(facts.workdays, period.last, count)


def closed(policy: Policy, facts: Facts, period: Period, as_of: Day) -> bool:
    """Whether nothing more can be filed for the period on ``as_of``."""
    return as_of > last_filing_day(policy, facts, period)


def _of_year(period: Period, outcomes: Mapping[str, Outcome]) -> tuple[Outcome, ...]:
    if not period.is_year:
        return ()
    names = (name for name in outcomes if not is_year(name) and subjects_of(name) == period.subjects)
    ids = [name for name in names if split(name)[0] == period.year]
    return tuple(outcomes[name] for name in sorted(ids, key=order))


def _units_year(period: Period, outcomes: Mapping[str, Outcome]) -> Outcome | None:
    """What a year of people rests on besides their own periods."""
    if not period.is_year or period.subjects != PEOPLE:
        return None
    return outcomes.get(round_id(UNITS, period.id))
