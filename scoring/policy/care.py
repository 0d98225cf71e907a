"""The policy's measures and activities: what is to be done for whom, and what is to take place how often."""

from dataclasses import dataclass

from scoring.policy.errors import PolicyError, fault
from scoring.policy.lists import Where, read_where
from scoring.policy.reading import Section

KINDS = ("reminder", "mentoring", "visit", "talk", "correction")
INTERVALS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
"""Interval → its months."""
TRIGGERS = (
    *("period_grades", "annual_grades", "last_in_unit", "consequence"),
    *("veto", "random", "missing_logs", "periodic"),
)
"""What can open a measure."""


EVERYBODY = Where()


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens a measure: one of `TRIGGERS`, and what it needs.

    ``ids`` are grades, grounds or a consequence's values; ``count`` people a day, days without a log, or 1
    when being last counts; ``every`` an interval, ``where`` those it is for.
    """

    trigger: str
    ids: frozenset[str] = frozenset()
    consequence: str = ""
    count: int = 0
    every: str = ""
    where: Where = EVERYBODY


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of the catalogue; steps and an end are asked for where the policy says so."""

    id: str
    name: str
    kind: str
    opening: Opening
    within_workdays: int
    steps_every: str = ""
    close_workdays: int | None = None
    clause: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Activity:
    """A kind of activity; ``least`` times in each ``per`` (``period``, ``year``), 0 if nothing is asked."""

    id: str
    name: str
    per: str = ""
    least: int = 0
    clause: str = ""
    basis: str = ""


def read_measure(section: Section) -> Measure:
    """An entry of ``measures``."""
    return Measure(
        id=section.text("id"),
        name=section.text("name"),
        kind=section.choice("kind", KINDS),
        opening=section.inner("opened_by", _read_opening),
        within_workdays=section.integer("within_workdays"),
        steps_every=section.choice("steps_every", INTERVALS) if section.has("steps_every") else "",
        close_workdays=section.optional_integer("close_workdays"),
        clause=section.clause,
        basis=section.basis(),
    )


def read_activity(section: Section) -> Activity:
    """An entry of ``activities``."""
    per, least = section.inner("at_least_per", _read_least) if section.has("at_least_per") else ("", 0)
    return Activity(section.text("id"), section.text("name"), per, least, section.clause, section.basis())


def _read_least(section: Section) -> tuple[str, int]:
    per = "period" if section.has("period") else "year"
    return per, section.integer(per)


def _read_opening(section: Section) -> Opening:
    trigger = next((name for name in TRIGGERS if section.has(name)), "")
    if trigger in ("period_grades", "annual_grades", "veto"):
        return Opening(trigger, frozenset(section.texts(trigger)))
    if trigger == "last_in_unit":
        return Opening(trigger, count=int(section.flag(trigger)))
    if trigger == "missing_logs":
        return Opening(trigger, count=section.integer(trigger))
    if trigger:
        return section.inner(trigger, _READERS[trigger])
    raise PolicyError(fault(section.pointer, "missing_field", field=" | ".join(TRIGGERS)))


def _read_consequence(section: Section) -> Opening:
    return Opening("consequence", frozenset(section.texts("values")), consequence=section.text("id"))


def _read_random(section: Section) -> Opening:
    return Opening("random", count=section.integer("per_day"))


def _read_periodic(section: Section) -> Opening:
    every = section.choice("every", INTERVALS)
    return Opening("periodic", every=every, where=section.inner("where", read_where))


_READERS = {"consequence": _read_consequence, "random": _read_random, "periodic": _read_periodic}
