"""The ground that filings stand on: the facts of the organization, and who sits where in each period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ledger.demo.plan.model import LEADERSHIP, Plan, PlannedPerson, PlannedUnit
from ledger.demo.texts.spell import spell
from ledger.demo.texts.stream import Stream
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

    @cached_property
    def today(self) -> Day:
        """The day of which the demo tells: that of the last logs, or after the year is settled."""
        if self.year is None:
            return self.plan.written_until
        return self.after(self.year.last, 40)

    @property
    def settled(self) -> tuple[Period, ...]:
        """The settled quarters."""
        return tuple(period for period in self.periods if period.id in self.plan.settled)

    @cached_property
    def heads(self) -> dict[str, str]:
        """Unit → the person who leads it, of the leadership as well."""
        posts = ((person, person.posts[-1]) for person in self.plan.people)
        return {post.unit: person.id for person, post in posts if post.role == "head"}

    def above(self, person: str, unit: str) -> str:
        """Who leads somebody of a unit: its head; the head of the unit above for the head."""
        own = self.heads[unit]
        return self.heads[self.units[unit].superior or LEADERSHIP] if own == person else own

    def year_days(self) -> list[Day]:
        """The workdays of the year up to today."""
        return self.days(f"{self.plan.year}-01-01", f"{self.plan.year}-12-31")

    def stream(self, *names: str | int) -> Stream:
        """The random stream of something in this plan."""
        return Stream.of(self.plan.seed, *names)

    def spell(self, stream: Stream, patterns: Sequence[str], unit: str) -> str:
        """A sentence in the words of a unit's line of work."""
        named = self.units[unit].named
        return spell(stream, patterns, named.line, named.town)
