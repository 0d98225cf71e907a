"""Work logs: an entry for every workday in post, now and then a day late, seldom forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.demo.plan.model import PlannedPerson
from ledger.demo.records.attendance import excused_days
from ledger.demo.records.ground import Ground
from ledger.demo.texts.desk import Desk
from ledger.demo.texts.logs import Logbook
from ledger.demo.texts.stream import Stream
from ledger.reading.values import Map, Value
from ledger.records.kinds import KIND
from scoring.facts import Day

LATE = 40
"""Late days in a thousand: filed one to three workdays after."""


def logs(ground: Ground, person: PlannedPerson) -> Iterator[tuple[str, Map]]:
    """A person's month files: one for each month and unit."""
    months: dict[tuple[str, str], list[Value]] = {}
    stream = Stream.of(ground.plan.seed, "filing", person.id)
    books: dict[str, Logbook] = {}
    for unit, role, day in _days(ground, person):
        if stream.chance(person.misses, 1000):
            continue
        book = books.get(unit) or books.setdefault(unit, _logbook(ground, person, unit, role))
        filed = ground.after(day, stream.between(1, 3)) if stream.chance(LATE, 1000) else day
        if not _still_to_come(ground, filed):
            months.setdefault((day[:7], unit), []).append(_entry(book, day, filed))
    for (month, unit), entries in sorted(months.items()):
        path = KIND["log"].path(year=month[:4], unit=unit, person=person.id, month=month)
        yield path, {"person": person.id, "unit": unit, "month": month, "entries": entries}


def _days(ground: Ground, person: PlannedPerson) -> Iterator[tuple[str, str, Day]]:
    """The days on which the person owes a log, with unit and role, ascending."""
    due: set[Day] = set()
    for period in ground.periods:
        seat = ground.seats(period).get(person.id)
        if seat is not None:
            due |= seat.worked - set(excused_days(ground, seat, period))
    for post in person.posts:
        if post.unit in ground.units:
            for day in ground.days(post.start, post.end or ground.plan.written_until):
                if day in due:
                    yield post.unit, post.role, day


def _still_to_come(ground: Ground, filed: Day) -> bool:
    """Whether a demo that is still running has not reached the day of filing yet."""
    return ground.year is None and filed > ground.plan.written_until


def _logbook(ground: Ground, person: PlannedPerson, unit: str, role: str) -> Logbook:
    planned = ground.units[unit].named
    return Logbook(ground.plan.seed, Desk(planned.line, role, person.number, planned.town))


def _entry(book: Logbook, day: Day, filed: Day) -> Map:
    written = book.entry(date.fromisoformat(day))
    return {"date": day, "filed": filed, "theme": written.theme, "text": written.text}
