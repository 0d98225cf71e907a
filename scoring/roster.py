"""The roster of a period: who is there, in which seat, and who of them is scored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from scoring.calendar import between
from scoring.facts import Appointment, Day, Facts, Person, Secondment, Span
from scoring.periods import Period
from scoring.policy.types import Policy

REASONS = {
    "left": "no_post",
    "probation": "probation",
    "deferred": "deferred",
    "seconded": "seconded_over",
    "long_leave": "leave_over",
    "short": "minimum_presence",
}
"""Status of somebody who is not scored → the reason given for it."""
PRESENT = frozenset({"assessed", "probation", "short"})
"""Statuses of people who are there to rate others."""


Posted = Mapping[str, Sequence[tuple[str, str]]]
"""Unit → person and role of those who hold a post there."""


class Seat(NamedTuple):
    """A person's place in a period, decided once. Days are workdays.

    ``status`` is ``assessed`` or one of ``REASONS``. ``seconded`` are the days with the unit that had
    somebody most, when these are more than the policy leaves to their own. ``worked`` are the days in post
    less leave, ``in_post`` and ``on_leave`` their numbers.
    """

    person: str
    unit: str
    role: str
    rank: str
    identity: str
    counting_base: str
    cohort: str | None
    status: str
    in_post: int
    on_leave: int
    worked: frozenset[Day]
    unit_class: str = ""
    post_class: str | None = None
    section: str | None = None
    line: tuple[str, ...] = ()
    seconded: int = 0

    @property
    def reason(self) -> str | None:
        """Why the person is not scored; None when they are."""
        return REASONS.get(self.status)


def roster(policy: Policy, facts: Facts, period: Period) -> dict[str, Seat]:
    """The seats of a period or year by person id, in ascending order."""
    days = between(facts.workdays, period.first, period.last)
    taker = _Taker(policy, facts, period, days, frozenset(days))
    seats = (taker.seat(facts.people[person]) for person in sorted(facts.people))
    return {seat.person: seat for seat in seats if seat is not None}


def by_unit(seats: dict[str, Seat]) -> dict[str, tuple[Seat, ...]]:
    """The seats of every unit, units and people in ascending order."""
    units: dict[str, list[Seat]] = {}
    for seat in seats.values():
        units.setdefault(seat.unit, []).append(seat)
    return {unit: tuple(units[unit]) for unit in sorted(units)}


def posted_on(facts: Facts, day: Day) -> Posted:
    """Who holds a post in which unit on a day, with their role: unit → (person, role), people ascending."""
    units: dict[str, list[tuple[str, str]]] = {}
    for person in sorted(facts.people):
        post = in_force(facts.people[person].appointments, day)
        if post is not None:
            units.setdefault(post.unit, []).append((person, post.role))
    return units


def overlaps(span: Span | Appointment | Secondment, period: Period) -> bool:
    """Whether a span has a day in the period."""
    return span.start <= period.last and (span.end is None or span.end >= period.first)


def in_force(appointments: Sequence[Appointment], day: Day) -> Appointment | None:
    """The appointment in force on a day."""
    return next((post for post in appointments if _covers(post, day)), None)


def _covers(span: Span | Appointment, day: Day) -> bool:
    return span.start <= day and (span.end is None or span.end >= day)


@dataclass(frozen=True, slots=True)
class _Taker:
    """Takes the roster of one period."""

    policy: Policy
    facts: Facts
    period: Period
    days: Sequence[Day]
    all_days: frozenset[Day]

    def seat(self, person: Person) -> Seat | None:
        posts = [
            post for post in person.appointments if overlaps(post, self.period) and self._assessed(post.unit)
        ]
        if not posts:
            return None
        last = in_force(posts, self.period.last)
        seat = last or posts[-1]
        in_post = self._days_of(posts)
        worked = in_post - self._days_of(person.leave) if person.leave else in_post
        on_leave = len(in_post) - len(worked)
        host, seconded = self._host(person, in_post)
        found = Seat(
            person=person.id,
            unit=seat.unit,
            role=seat.role,
            rank=posts[0].rank,
            identity=seat.identity,
            counting_base=self.policy.counting_base(seat.identity),
            cohort=None,
            status=self._status(person, last, len(in_post), on_leave, away=seconded > 0 and not host),
            in_post=len(in_post),
            on_leave=on_leave,
            worked=worked,
            unit_class=self.facts.units[seat.unit].unit_class,
            post_class=seat.post_class,
            section=seat.section,
            line=seat.line,
            seconded=seconded,
        )
        if host:
            unit_class = self.facts.units[host].unit_class
            found = found._replace(unit=host, unit_class=unit_class, section=None, line=())
        return found._replace(cohort=self._cohort(found))

    def _host(self, person: Person, in_post: frozenset[Day]) -> tuple[str | None, int]:
        """The assessed unit that had somebody for more than the share of the days in post, and the days.

        No unit, but days, for a host that is not assessed here; neither when they stayed with their own.
        """
        share = self.policy.roster.seconded_over
        if share is None or not person.secondments:
            return None, 0
        by_host: dict[str, frozenset[Day]] = {}
        for span in person.secondments:
            name = span.unit if span.unit is not None and self._assessed(span.unit) else ""
            by_host[name] = by_host.get(name, frozenset()) | (self._days_of([span]) & in_post)
        host, days = min(by_host.items(), key=lambda pair: (-len(pair[1]), pair[0]))
        return (host or None, len(days)) if len(days) > share * len(in_post) else (None, 0)

    def _assessed(self, unit: str) -> bool:
        found = self.facts.units.get(unit)
        return found is not None and found.assessed

    def _days_of(self, spans: Sequence[Span | Appointment | Secondment]) -> frozenset[Day]:
        """The workdays of the period inside any of the spans."""
        found: frozenset[Day] = frozenset()
        for span in spans:
            if span.start <= self.period.first and (span.end is None or span.end >= self.period.last):
                return self.all_days
            found |= frozenset(between(self.days, span.start, span.end or self.period.last))
        return found

    def _cohort(self, seat: Seat) -> str | None:
        return next((cohort.id for cohort in self.policy.cohorts if cohort.where.matches(seat)), None)

    def _status(
        self, person: Person, last: Appointment | None, in_post: int, on_leave: int, *, away: bool
    ) -> str:
        rules = self.policy.roster
        if last is None:
            return "left"
        if any(_covers(span, self.period.last) for span in person.probation):
            return "probation"
        if rules.open_case and any(_covers(span, self.period.last) for span in person.cases):
            return "deferred"
        if away:
            return "seconded"
        if on_leave and on_leave > rules.leave_over * in_post:
            return "long_leave"
        if in_post < len(self.days) and in_post < rules.minimum_presence * len(self.days):
            return "short"
        return "assessed"
