"""What was measured of units and people in every settled round: readings and points of their indicators."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from ledger.board.settled import Settled
from ledger.results.book import Book
from ledger.visibility import Sight
from scoring.frame import Frame, frame_of
from scoring.indicators.method import Reading, Times
from scoring.indicators.registry import METHODS
from scoring.indicators.rows import Books, reading_of
from scoring.periods import parse, scheme_of
from scoring.policy.composition import Entry
from scoring.policy.indicators import Indicator, Measure
from scoring.roster import Seat
from scoring.rounds import UNITS, subjects_of

NEEDED = (
    "result.parts",
    *(f"indicator-results.{field}" for field in ("target", "actual", "tier", "done", "deadline")),
)
TASKS = ("task.due", "task.done")
"""What the completion of tasks is worked out from."""


class Row(NamedTuple):
    """One measure of one subject: what is known of it, and its points; None when it is absent."""

    indicator: Indicator
    measure: Measure
    reading: Reading
    points: Fraction | None

    @property
    def negative(self) -> bool:
        """Whether its points are deducted."""
        return METHODS[self.measure.method].negative


class Sheet(NamedTuple):
    """Everything measured of one subject in a round."""

    seat: Seat
    rows: tuple[Row, ...]


Measured = tuple[Settled, Mapping[str, list[Sheet]]]
"""A round, and unit → sheets of what is filed under it."""


def measured(sight: Sight, book: Book, rounds: Iterable[Settled]) -> tuple[Measured, ...]:
    """Of settled rounds those with anything measured, newest first; nothing when that may not be shown."""
    if not sight.sees(*NEEDED):
        return ()
    ordered = sorted(rounds, key=lambda each: (each.act.as_of, each.period))
    found = ((settled, _by_unit(sight, book, settled)) for settled in reversed(ordered))
    return tuple((settled, units) for settled, units in found if units)


def _by_unit(sight: Sight, book: Book, settled: Settled) -> dict[str, list[Sheet]]:
    """Unit → sheets of what is filed under it, those without a single value left out."""
    policy = book.policies.for_period(settled.period)
    scheme = scheme_of(policy, parse(settled.period, policy))
    classes = set(_classes_of(scheme.composition.entries))
    of = subjects_of(settled.period)
    own = [each for each in policy.indicators if each.subjects == of and each.group in classes]
    if not own:
        return {}
    frame = frame_of(book.policies, book.facts, settled.period, settled.act.as_of)
    found: dict[str, list[Sheet]] = {}
    for seat in frame.seats.values():
        rows = tuple(_rows(sight, frame, seat, own))
        if any(row.points is not None for row in rows):
            unit = seat.person if frame.subjects == UNITS else seat.unit
            found.setdefault(unit, []).append(Sheet(seat, rows))
    return dict(sorted(found.items()))


def _classes_of(entries: Iterable[Entry]) -> Iterator[str]:
    """The classes of indicators that count in some components, also in those made of components."""
    for entry in entries:
        yield from getattr(entry.settings, "classes", ())
        yield from _classes_of(getattr(entry.settings, "entries", ()))


def _rows(sight: Sight, frame: Frame, seat: Seat, own: list[Indicator]) -> Iterator[Row]:
    books = Books(frame.facts, frame.period, Times(frame.facts.workdays, frame.as_of))
    for indicator in own:
        if indicator.where.matches(seat) and (indicator.source != "tasks" or sight.sees(*TASKS)):
            for measure in indicator.measures:
                reading = reading_of(books, seat, indicator, measure)
                points = METHODS[measure.method].score(measure, reading, books.times)
                if sight.sees(*_of_goals(reading)):
                    yield Row(indicator, measure, reading, points)


def _of_goals(reading: Reading) -> list[str]:
    """The field of the goals that the target was taken from, if it was."""
    record = reading.target.derive().record if reading.target else ""
    kind = record.partition("/")[0]
    return [f"{kind}.target"] if kind in ("goals", "unit-goals") else []


def signed(row: Row) -> Fraction:
    """The points of a measure; below 0 when they are deducted."""
    points = row.points or Fraction(0)
    return -points if row.negative else points
