"""Attendance against logs: logs of days on which somebody was away, and days present without a log.

Over the workdays of the round on which the people of a unit are in post (for each period those on its
roster):

    away    = days on leave, excused or absent without leave by the attendance records
    present = the other days whose late window has passed
    away_logged      = days away with a log entry of that date,   share = away_logged ÷ away
    present_unlogged = days present without a log entry of that date, share = present_unlogged ÷ present

A log filed late counts as a log. Pointed out: one of the shares is greater than
``attendance.away_with_log`` or ``attendance.present_without_log``.
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from scoring.calendar import between
from scoring.derivation import Node
from scoring.facts import Day, Facts
from scoring.fairness.figures import count, number, quotient
from scoring.fairness.observation import Evidence, Observation, Round, Row
from scoring.fairness.withholding import tellable
from scoring.policy.fairness import Attendance
from scoring.roster import Seat, in_force

COLUMNS = ("people", "away", "away_logged", "away_share", "present", "present_unlogged", "present_share")


class Days(NamedTuple):
    """Numbers of days; ``people`` counts each person once."""

    people: int
    away: int
    away_logged: int
    present: int
    present_unlogged: int


def observe(evidence: Evidence, rules: Attendance) -> Observation:
    """One row for every unit, the one with the greatest shares first."""
    units = _by_unit(evidence.periods)
    told = tellable({unit: days.people for unit, days in units.items()}, evidence.rules.withhold_below)
    rows = [_row(rules, unit, units[unit]) for unit in told]
    rows.sort(key=lambda row: (-_share(row, "away_share"), -_share(row, "present_share"), row.about))
    withheld = [Row((("unit", unit),)) for unit in sorted(units.keys() - told)]
    body = _figures(_sum(units.values())) if units else {}
    return Observation("attendance", COLUMNS, (*rows, *withheld), body)


def _row(rules: Attendance, unit: str, days: Days) -> Row:
    row = Row((("unit", unit),), _figures(days))
    noted = (
        _share(row, "away_share") > rules.away_with_log
        or _share(row, "present_share") > rules.present_without_log
    )
    return Row(row.about, row.figures, noted)


def _share(row: Row, name: str) -> Fraction:
    return number(row.figures[name]) if row.figures[name].value is not None else Fraction(0)


def _figures(days: Days) -> dict[str, Node]:
    counts = {name: count(name, getattr(days, name)) for name in Days._fields}
    return {
        **counts,
        "away_share": quotient("away_share", counts["away_logged"], counts["away"]),
        "present_share": quotient("present_share", counts["present_unlogged"], counts["present"]),
    }


def _by_unit(periods: Iterable[Round]) -> dict[str, Days]:
    people: dict[str, set[str]] = {}
    found: dict[str, list[Days]] = {}
    for each in periods:
        for seat in each.frame.seats.values():
            people.setdefault(seat.unit, set()).add(seat.person)
            found.setdefault(seat.unit, []).append(_days(each, seat))
    return {unit: _sum(days)._replace(people=len(people[unit])) for unit, days in sorted(found.items())}


def _days(found: Round, seat: Seat) -> Days:
    frame = found.frame
    facts, key = frame.facts, (frame.period.id, seat.person)
    excused = frozenset[Day]().union(*(row.days for row in facts.excused.get(key, ())))
    off = seat.worked & (excused | facts.absent.get(key, frozenset()))
    away = off | _leave(found, seat)
    present = (seat.worked - off) & frame.due
    logged = _logged(facts, seat.person)
    return Days(1, len(away), len(away & logged), len(present), len(present - logged))


def _leave(found: Round, seat: Seat) -> frozenset[Day]:
    """The workdays of the period in post and on leave."""
    facts, period = found.frame.facts, found.frame.period
    person = facts.people[seat.person]
    days = (
        day
        for span in person.leave
        for day in between(
            facts.workdays, max(span.start, period.first), min(span.end or period.last, period.last)
        )
    )
    return frozenset(day for day in days if in_force(person.appointments, day) and day not in seat.worked)


def _logged(facts: Facts, person: str) -> frozenset[Day]:
    return frozenset(day for month in facts.logs.get(person, ()) for day, _ in month.entries)


def _sum(days: Iterable[Days]) -> Days:
    return Days(*(sum(column) for column in zip(*days, strict=True)))
