"""Log discipline: points deducted for days without a log and for a missing summary (J4, J5)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from scoring.components.component import Component, Input, Part
from scoring.components.summaries import derive_deduction
from scoring.derivation import Node, given, step
from scoring.facts import Day
from scoring.frame import Frame
from scoring.policy.composition import Entry
from scoring.policy.errors import Pointer, PolicyFault, fault
from scoring.policy.reading import Section
from scoring.policy.types import Policy
from scoring.roster import Seat
from scoring.weeks import Weeks


@dataclass(frozen=True, slots=True)
class Settings:
    """Points for a missing day, or week, and a missing summary; ``cap`` None does not limit their sum."""

    missing_day: Fraction | None
    missing_week: Fraction | None
    missing_summary: Fraction
    cap: Fraction | None
    sizes_basis: str


class Discipline(NamedTuple):
    """A person's days, due, excused and missing, and whether the summary is missing.

    Where one entry a week is due, a week stands as the last of its workdays.
    """

    due: frozenset[Day]
    excused: frozenset[Day]
    missing: frozenset[Day]
    summary_missing: bool


def _read(section: Section) -> Settings:
    return Settings(
        missing_day=section.optional_decimal("missing_day"),
        missing_week=section.optional_decimal("missing_week"),
        missing_summary=section.decimal("missing_summary"),
        cap=section.optional_decimal("cap"),
        sizes_basis=section.basis("sizes"),
    )


def _score(entry: Entry, frame: Frame, unit: str, seats: Sequence[Seat]) -> dict[str, Part]:
    sizes: dict[tuple[int, bool], tuple[Fraction, Fraction]] = {}
    parts = {}
    for seat in seats:
        found = discipline(frame, seat)
        key = (len(found.missing), found.summary_missing)
        if key not in sizes:
            sizes[key] = _deduction(entry.settings, _entry_size(entry, frame), *key)
        deduction, value = sizes[key]
        parts[seat.person] = Part(value, partial(_derive, entry, frame, seat, found, deduction, value))
    return parts


def discipline(frame: Frame, seat: Seat) -> Discipline:
    """The days of one person."""
    excused = _excused(frame, seat.person)
    if frame.weeks is not None:
        due = weeks_due(frame.weeks, seat.worked - excused)
        missing = due - weeks_kept(frame.weeks, _entries(frame, seat.person))
        return Discipline(due, seat.worked & excused, missing, frame.summary_missing(seat.person))
    owed = seat.worked & frame.due
    due = owed - excused if excused else owed
    return Discipline(
        due, owed & excused, _missing(frame, seat.person, due), frame.summary_missing(seat.person)
    )


def weeks_due(weeks: Weeks, days: Iterable[Day]) -> frozenset[Day]:
    """The weeks, whose late window has passed, in which somebody has one of these days to work."""
    return frozenset(weeks.ends[day] for day in days if day in weeks.ends) & weeks.due


def weeks_kept(weeks: Weeks, entries: Iterable[tuple[Day, Day]]) -> frozenset[Day]:
    """The weeks with an entry of one of their days, filed on it or later, but in time."""
    return frozenset(
        last
        for day, filed in entries
        if (last := weeks.ends.get(day)) is not None and day <= filed <= weeks.deadlines[last]
    )


def _entry_size(entry: Entry, frame: Frame) -> Fraction:
    """The points for one missing entry."""
    settings: Settings = entry.settings
    return (settings.missing_week if frame.weeks is not None else settings.missing_day) or Fraction(0)


def _deduction(
    settings: Settings, size: Fraction, missing: int, summary_missing: bool
) -> tuple[Fraction, Fraction]:
    """What is to be deducted, and the component's value: minus as much of it as the cap allows."""
    deduction = missing * size
    if summary_missing:
        deduction += settings.missing_summary
    return deduction, -deduction if settings.cap is None else -min(settings.cap, deduction)


def _excused(frame: Frame, person: str) -> frozenset[Day]:
    rows = frame.facts.excused.get((frame.period.id, person), ())
    return frozenset().union(*(row.days for row in rows)) if rows else frozenset()


def _missing(frame: Frame, person: str, due: frozenset[Day]) -> frozenset[Day]:
    """The due days without an entry filed on the day itself or within its late window."""
    last = frame.deadlines.get
    return due.difference(
        [day for day, filed in _entries(frame, person) if day == filed or day < filed <= last(day, "")]
    )


def _entries(frame: Frame, person: str) -> Iterator[tuple[Day, Day]]:
    """The entries of the months that matter, as day of work and day of receipt."""
    months = frame.log_months
    for log in frame.facts.logs.get(person, ()):
        if log.month in months:
            yield from log.entries


def _derive(
    entry: Entry, frame: Frame, seat: Seat, found: Discipline, deduction: Fraction, value: Fraction
) -> Node:
    settings: Settings = entry.settings
    days = _missing_days(entry, frame, seat, found)
    size = _size(entry, "logs.summary_points", settings.missing_summary, "missing_summary")
    summary = derive_deduction(frame, seat.person, size)
    points = step("logs.deduction", "sum", deduction, (days, summary), basis=entry.basis)
    if settings.cap is not None:
        cap = _size(entry, "logs.cap", settings.cap, "cap")
        points = step("logs.capped", "minimum", min(settings.cap, deduction), (points, cap))
    return step(
        "logs.score", "negative", value, (points,), clause=entry.clause, basis=entry.basis, component=entry.id
    )


def _missing_days(entry: Entry, frame: Frame, seat: Seat, found: Discipline) -> Node:
    what = "week" if frame.weeks is not None else "day"
    size = _entry_size(entry, frame)
    logs = sorted(frame.facts.logs.get(seat.person, ()), key=lambda log: log.record)
    records = {log.month: log.record for log in logs}
    missing = [
        given(f"logs.missing_{what}", day, record=records.get(day[:7], "")) for day in sorted(found.missing)
    ]
    notes = (
        given(f"logs.due_{what}s", len(found.due), in_post=seat.in_post, on_leave=seat.on_leave),
        given("logs.excused_days", len(found.excused)),
        given("logs.late_window", frame.policy.logs.late_workdays, clause=frame.policy.logs.late_clause,
              basis=frame.policy.logs.late_basis),
    )  # fmt: skip
    count = step(f"logs.missing_{what}s", "count", len(missing), missing, notes=notes)
    rate = _size(entry, f"logs.{what}_points", size, f"missing_{what}")
    return step(f"logs.{what}s_deduction", "product", len(missing) * size, (count, rate))


def _size(entry: Entry, label: str, value: Fraction, field: str) -> Node:
    settings: Settings = entry.settings
    return given(label, value, clause=f"{entry.clause}.{field}", basis=settings.sizes_basis)


def _inputs(entry: Entry, frame: Frame, unit: str, seats: Sequence[Seat]) -> Iterator[Input]:
    period, facts, months = frame.period.id, frame.facts, frame.log_months
    for seat in seats:
        for log in facts.logs.get(seat.person, ()):
            if log.month in months:
                yield log.record, None
        for row in facts.excused.get((period, seat.person), ()):
            yield row.record, None
        summary = facts.summaries.get((period, seat.person))
        if summary is not None:
            yield summary.record, None


def _faults(entry: Entry, policy: Policy, at: Pointer) -> Iterator[PolicyFault]:
    """There are points for a missing day, or for a missing week, as entries are due."""
    settings: Settings = entry.settings
    needed = "missing_week" if policy.logs.weekly else "missing_day"
    if getattr(settings, needed) is None:
        yield fault(at, "entry_size", field=needed)


COMPONENT = Component(
    name="log_discipline",
    lists=frozenset({"period_score.points", "annual.points"}),
    read=_read,
    score=_score,
    inputs=_inputs,
    faults=_faults,
)
