"""The ground that filings stand on: the facts of the organization, and who sits where in each period."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ledger.demo.plan.model import Plan, PlannedPerson, PlannedUnit
from scoring.calendar import between, workdays_after
from scoring.facts import Day, Facts
from scoring.periods import Period, parse
from scoring.policy.types import Policy
from scoring.roster import PRESENT, Seat, roster


@dataclass(frozen=True)
class Ground:
    """A plan with its organization as facts."""

    plan: Plan
    facts: Facts
    policy: Policy

    @cached_property
    def people(self) -> dict[str, PlannedPerson]:
        """The plan's people by id."""
        return {person.id: person for person in self.plan.people}

    @cached_property
    def units(self) -> dict[str, PlannedUnit]:
        """The plan's assessed units by id."""
        return {unit.id: unit for unit in self.plan.units if not unit.reason}

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The quarters that have begun on the last day with logs."""
        found = (parse(period, self.policy) for period in self.plan.periods)
        return tuple(period for period in found if period.first <= self.plan.written_until)

    @cached_property
    def year(self) -> Period | None:
        """The whole year when it is to be settled, else None."""
        year = f"{self.plan.year}"
        return parse(year, self.policy) if year in self.plan.settled else None

    @cached_property
    def _rosters(self) -> dict[str, dict[str, Seat]]:
        wanted = (*self.periods, *((self.year,) if self.year else ()))
        return {period.id: roster(self.policy, self.facts, period) for period in wanted}

    def seats(self, period: Period) -> dict[str, Seat]:
        """Everybody on the roster of a period, by person id."""
        return self._rosters[period.id]

    def present(self, period: Period) -> list[Seat]:
        """Those who are there in a period, by person id."""
        return [seat for seat in self.seats(period).values() if seat.status in PRESENT]

    def days(self, first: Day, last: Day) -> list[Day]:
        """The workdays of a span up to the last day with logs."""
        return list(between(self.facts.workdays, first, min(last, self.plan.written_until)))

    def after(self, day: Day, count: int) -> Day:
        """The ``count``-th workday after a day."""
        return workdays_after(self.facts.workdays, day, count)
