"""Whose records somebody reaches: their own, of their section, line or unit, of those below them, or any.

Only `own` reaches what is about oneself; nobody holds any other power over their own record.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ledger.gate.subjects import Subject
from ledger.roles.types import Whose
from scoring.facts import Appointment, Day, Facts
from scoring.roster import in_force


@dataclass(frozen=True, slots=True)
class Organization:
    """People and units as they stood in the base, on one day; `ladder` lists posts from below."""

    facts: Facts
    day: Day
    ladder: tuple[str, ...]

    def post(self, person: str | None) -> Appointment | None:
        """The post that somebody holds on the day."""
        found = self.facts.people.get(person or "")
        return in_force(found.appointments, self.day) if found else None

    def belonged(self, person: str, unit: str) -> bool:
        """Whether somebody has, had or will have a post in a unit."""
        found = self.facts.people.get(person)
        return found is not None and any(post.unit == unit for post in found.appointments)

    def step(self, role: str) -> int | None:
        """How high on the ladder a post stands; None for one that is not on it."""
        return self.ladder.index(role) if role in self.ladder else None

    def is_top(self, post: Appointment) -> bool:
        """Whether a post is the highest of the ladder."""
        return self.ladder[-1:] == (post.role,)

    def is_superior(self, unit: str, of: str) -> bool:
        """Whether the leaders of `unit` stand above those of another one."""
        found = self.facts.units.get(of)
        return found is not None and found.superior == unit


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody in a role: the person, the post held on the day, and the units that the role reaches.

    With no `units` the role reaches all, where it reaches any, and those of the post otherwise.
    """

    person: str | None
    post: Appointment | None
    units: frozenset[str]


def reaches(
    whose: Whose, holder: Holder, subject: Subject, rows: frozenset[str], known: Organization
) -> bool:
    """Whether a record about `subject`, with entries touched about the people in `rows`, is reached."""
    if whose == "own":
        return subject.person is not None and subject.person == holder.person
    if subject.person is not None and subject.person == holder.person:
        return False
    return _REACH[whose](holder, subject, rows, known)


def _any(holder: Holder, subject: Subject, _: frozenset[str], known: Organization) -> bool:
    return not holder.units or _in_units(holder.units, subject, known)


def _unit(holder: Holder, subject: Subject, _: frozenset[str], known: Organization) -> bool:
    units = holder.units or (frozenset({holder.post.unit}) if holder.post else frozenset())
    return _in_units(units, subject, known)


def _in_units(units: frozenset[str], subject: Subject, known: Organization) -> bool:
    """A record that names both is of that unit only when the person ever belonged to it."""
    if subject.person is None:
        return subject.unit in units
    if subject.unit is not None:
        return subject.unit in units and known.belonged(subject.person, subject.unit)
    post = known.post(subject.person)
    return post is not None and post.unit in units


def _section(holder: Holder, subject: Subject, rows: frozenset[str], known: Organization) -> bool:
    own = holder.post.section if holder.post else None
    sections = frozenset({own}) if own is not None else frozenset()
    return _in_sections(sections, holder, subject, rows, known)


def _line(holder: Holder, subject: Subject, rows: frozenset[str], known: Organization) -> bool:
    sections = frozenset(holder.post.line) if holder.post else frozenset()
    return _in_sections(sections, holder, subject, rows, known)


def _in_sections(
    sections: frozenset[str], holder: Holder, subject: Subject, rows: frozenset[str], known: Organization
) -> bool:
    people = _people(subject, rows)
    if subject.section is not None or not people:
        named = subject.section in sections and holder.post is not None and subject.unit == holder.post.unit
        return named and all(_seated(sections, holder, each, known) for each in people)
    return all(_seated(sections, holder, each, known) for each in people)


def _seated(sections: frozenset[str], holder: Holder, person: str, known: Organization) -> bool:
    post = known.post(person)
    same_unit = post is not None and holder.post is not None and post.unit == holder.post.unit
    return same_unit and person != holder.person and post is not None and post.section in sections


def _below(holder: Holder, subject: Subject, rows: frozenset[str], known: Organization) -> bool:
    people = _people(subject, rows)
    if holder.post is None:
        return False
    if people:
        return all(each != holder.person and _is_below(each, holder.post, known) for each in people)
    if subject.unit is None:
        return False
    if subject.section is not None:
        return subject.unit == holder.post.unit and _leads(holder.post, subject.section, known)
    return known.is_top(holder.post) and known.is_superior(holder.post.unit, subject.unit)


def _is_below(person: str, over: Appointment, known: Organization) -> bool:
    """Lower on the ladder in the same unit and, unless the holder is at the top, in a section they lead.

    The holder of the highest post is also over those of the units below theirs.
    """
    post = known.post(person)
    if post is None:
        return False
    if post.unit != over.unit:
        return known.is_top(over) and known.is_top(post) and known.is_superior(over.unit, post.unit)
    own, other = known.step(over.role), known.step(post.role)
    lower = own is not None and other is not None and other < own
    return lower and _leads(over, post.section, known)


def _leads(post: Appointment, section: str | None, known: Organization) -> bool:
    """The top of the ladder leads all; others the sections in their line, or else their own."""
    if known.is_top(post):
        return True
    return section is not None and (section in post.line or (not post.line and section == post.section))


def _people(subject: Subject, rows: frozenset[str]) -> frozenset[str]:
    return rows | {subject.person} if subject.person is not None else rows


_REACH: Mapping[Whose, Callable[[Holder, Subject, frozenset[str], Organization], bool]] = {
    "section": _section,
    "line": _line,
    "unit": _unit,
    "below": _below,
    "any": _any,
}
