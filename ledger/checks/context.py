"""What every check looks at: the records, the facts and policies made of them, and today.

A record that could not be read is *broken*; nothing is said about what refers to it. A record in which the
first checks found an error is *doubtful*; checks that rest on it stay silent: one fault makes one finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ledger.care.rounds import Rounds
from ledger.content.texts import Texts
from ledger.records.loading import Ledger, Record
from scoring.calendar import NEVER, workdays_after
from scoring.facts import Appointment, Day, Facts, Person
from scoring.periods import Period, PeriodError, parse, period_of
from scoring.policy.types import Policy
from scoring.policy.versions import NoPolicy, Policies
from scoring.roster import Seat, by_unit, in_force
from scoring.styles import Style, styles_by_unit
from scoring.unit_roster import seats_of


@dataclass(frozen=True)
class Context:
    """One run of the checks. `now` is today, or None when nothing is to be judged against it."""

    ledger: Ledger
    facts: Facts
    policies: Policies
    now: Day | None
    settlements: tuple[Record, ...] = ()
    broken: frozenset[str] = frozenset()
    doubtful: frozenset[str] = frozenset()
    rounds: Rounds = field(default_factory=Rounds, compare=False)
    """The settled results, for checks that look across periods."""
    paths: Callable[[], Iterable[str]] = tuple
    """All records of the ledger, also those that this run does not look at."""
    texts: Texts = field(default_factory=Texts, compare=False)
    """The texts of logs, for those that have to be compared."""
    awaited: list[Day] = field(default_factory=list, compare=False)
    """Days that were found not to have come yet: what is said about them changes with `now`."""
    _policies: dict[str, Policy | None] = field(default_factory=dict, compare=False)
    _policies_on: dict[Day, Policy | None] = field(default_factory=dict, compare=False)
    _periods: dict[str, Period | None] = field(default_factory=dict, compare=False)
    _rosters: dict[str, dict[str, Seat]] = field(default_factory=dict, compare=False)
    _units: dict[str, Mapping[str, tuple[Seat, ...]]] = field(default_factory=dict, compare=False)
    _styles: dict[str, Mapping[str, tuple[Style, ...]]] = field(default_factory=dict, compare=False)

    def of_kind(self, kind: str) -> tuple[Record, ...]:
        """The sound records of a kind, in order of id."""
        return self.ledger.by_kind.get(kind, ())

    def value(self, record: str) -> dict[str, Any]:
        """The value of a record that is there."""
        value: dict[str, Any] = self.ledger.records[record].value
        return value

    def has(self, path: str) -> bool:
        """Whether a record lies at a path, whether it was read or not."""
        return path in self._all_paths

    @cached_property
    def _all_paths(self) -> frozenset[str]:
        return frozenset(self.paths())

    def is_future(self, day: Day) -> bool:
        """Whether a day has not come yet."""
        if self.now is None or day <= self.now:
            return False
        self.awaited.append(day)
        return True

    # Policies and periods

    @cached_property
    def policies_broken(self) -> bool:
        """Whether a version of the policy could not be read: which one is in force when is not known then."""
        return any(id_.startswith("policies/") for id_ in self.broken)

    @cached_property
    def policies_doubtful(self) -> bool:
        """Whether a version of the policy has an error in itself."""
        return self.policies_broken or any(id_.startswith("policies/") for id_ in self.doubtful)

    def policy(self, period: str) -> Policy | None:
        """The policy in force for a period or year; None when there is none, or that cannot be known."""
        if period not in self._policies:
            self._policies[period] = self._policy(period)
        return self._policies[period]

    def policy_on(self, day: Day) -> Policy | None:
        """The policy in force on a day; None when there is none, or that cannot be known."""
        if day not in self._policies_on:
            self._policies_on[day] = self._policy_on(day)
        return self._policies_on[day]

    def period(self, id_: str) -> Period | None:
        """The days of a period or year; None when the policy in force knows no such period."""
        if id_ not in self._periods:
            self._periods[id_] = self._period(id_)
        return self._periods[id_]

    def period_on(self, day: Day) -> Period | None:
        """The period that a day is in."""
        policy = self.policy_on(day)
        return period_of(day, policy) if policy else None

    def _policy_on(self, day: Day) -> Policy | None:
        try:
            return None if self.policies_broken else self.policies.for_day(day)
        except NoPolicy:
            return None

    def _policy(self, period: str) -> Policy | None:
        return None if self.policies_broken else self.policies.find(period)

    def _period(self, id_: str) -> Period | None:
        policy = self.policy(id_)
        try:
            return parse(id_, policy) if policy else None
        except PeriodError:
            return None

    # Days

    @cached_property
    def workdays(self) -> frozenset[Day]:
        """All workdays of the calendars that can be trusted."""
        return frozenset(day for day in self.facts.workdays if int(day[:4]) in self.calendar_years)

    @cached_property
    def calendar_years(self) -> frozenset[int]:
        """The years whose calendar is there and has no error."""
        sound = (record for record in self.of_kind("calendar") if record.id not in self.doubtful)
        return frozenset(int(record.keys["year"]) for record in sound)

    def may_be_workday(self, day: Day) -> bool:
        """Whether a day is a workday, or its calendar cannot say."""
        return day in self.workdays or int(day[:4]) not in self.calendar_years

    def deadline(self, day: Day, workdays: int) -> Day:
        """The last day that is so many workdays after a day; a day that never comes beyond the calendars."""
        last = workdays_after(self.facts.workdays, day, workdays)
        years = range(int(day[:4]), int(last[:4]) + 1)
        return NEVER if last == NEVER or not self.calendar_years.issuperset(years) else last

    # People and units

    def knows_person(self, person: str) -> bool:
        """Whether there is a record of a person, sound or broken."""
        return person in self.facts.people or f"organization/people/{person}" in self.broken

    def knows_unit(self, unit: str) -> bool:
        """Whether there is a record of a unit, sound or broken."""
        return unit in self.facts.units or f"organization/units/{unit}" in self.broken

    def sound_person(self, person: str) -> Person | None:
        """A person whose record has no error."""
        return None if f"organization/people/{person}" in self.doubtful else self.facts.people.get(person)

    def may_miss(self, person: str) -> bool:
        """Whether a roster may lack a person, or have them elsewhere, because a record is not sure."""
        known = self.sound_person(person)
        units = {post.unit for post in known.appointments} if known else set()
        return known is None or self.policies_doubtful or not units <= self.facts.units.keys()

    def post_on(self, person: Person, day: Day) -> Appointment | None:
        """The appointment of a person in force on a day."""
        return in_force(person.appointments, day)

    @cached_property
    def people_broken(self) -> bool:
        """Whether somebody's record could not be read: then no roster is sure to be whole."""
        return any(id_.startswith("organization/people/") for id_ in self.broken)

    @cached_property
    def doubtful_units(self) -> frozenset[str]:
        """Units with an error in their own record or in that of somebody who was ever posted there."""
        people = (person for person in self.facts.people.values() if person.record in self.doubtful)
        posted = {post.unit for person in people for post in person.appointments}
        units = {unit for unit, fact in self.facts.units.items() if fact.record in self.doubtful}
        return frozenset(posted | units)

    def roster_is_sure(self, unit: str) -> bool:
        """Whether a unit's people are known without a doubt; somebody posted nowhere may belong anywhere."""
        if self.people_broken or self.policies_doubtful or not self.doubtful_units <= self.facts.units.keys():
            return False
        return unit in self.facts.units and unit not in self.doubtful_units

    def roster(self, period: str) -> dict[str, Seat]:
        """The roster of a round by person, or by unit; empty when there is no such round."""
        if period not in self._rosters:
            days, policy = self.period(period), self.policy(period)
            self._rosters[period] = seats_of(policy, self.facts, days) if days and policy else {}
        return self._rosters[period]

    def roster_of(self, period: str, unit: str) -> tuple[Seat, ...]:
        """The seats of a unit in a period or year."""
        if period not in self._units:
            self._units[period] = by_unit(self.roster(period))
        return self._units[period].get(unit, ())

    def styles(self, period: str) -> Mapping[str, tuple[Style, ...]]:
        """The ballot styles of every unit in a period or year."""
        if period not in self._styles:
            days, policy = self.period(period), self.policy(period)
            self._styles[period] = styles_by_unit(policy, self.facts, days) if days and policy else {}
        return self._styles[period]
