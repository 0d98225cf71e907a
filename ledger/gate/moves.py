"""Who moves by a change: results at the head against results at the base, in open rounds and new settlements.

Computed from the records on either side, as of the day of receipt, or of a new settlement's own day. What is
settled and stays so does not move, whatever the change says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ledger.gate.change import Change
from ledger.gate.yields import NotKept, Yields, yields_at
from ledger.history.changes import changes_between, concerning, spans_of
from ledger.history.comparison import Comparing
from ledger.history.edition import Edition, Row, edition
from ledger.history.rows import RowMove, row_moves, rows_of
from ledger.history.shelf import Shelf
from ledger.records.parallel import collector_paused
from ledger.refusal import Refusal
from ledger.results.concerns import concerns
from ledger.results.places import FOLDER
from ledger.verify.present import present
from scoring.facts import Day, Facts
from scoring.periods import PeriodError
from scoring.policy.versions import NoPolicy
from scoring.rounds import running_order


@dataclass(frozen=True, slots=True)
class Mover:
    """One person or unit whose result is another; `moves` are the fields of a settled row."""

    subject: str
    name: str
    group: str
    moves: tuple[RowMove, ...]


@dataclass(frozen=True, slots=True)
class RoundMoves:
    """One round: as of which day it was computed, the number of its new settlement, 0 while it is open."""

    period: str
    as_of: Day
    number: int
    subjects: int
    movers: tuple[Mover, ...]


def moves_of(change: Change, day: Day) -> tuple[RoundMoves, ...]:
    """Every round in which somebody moves, and every new settlement, in the order in which they run.

    They are the same whether anything is remembered of the commits or not.
    """
    with collector_paused():
        kept = _kept(change, day)
        if kept is not None:
            return kept
        shelf = Shelf(change.git)
        sides = edition(shelf, change.base), edition(shelf, change.head)
        return tuple(_moved(sides, day))


def _kept(change: Change, day: Day) -> tuple[RoundMoves, ...] | None:
    """The moves told with what is remembered; None when that is not enough, or something was settled."""
    if any(each.path.startswith(FOLDER) for each in change.files):
        return None
    sides = [yields_at(change.looking.view(each), day) for each in (change.base, change.head)]
    first, second = sides
    try:
        return tuple(_yielded(change, first, second)) if first and second else None
    except NotKept:
        return None


def _yielded(change: Change, first: Yields, second: Yields) -> Iterator[RoundMoves]:
    """Of open rounds that a file of the change concerns, whether it says anything else than before or not."""
    sides = [(side.slices.policies, side.settled) for side in (first, second)]
    paths = [each.path for each in change.records]
    for period in sorted({*first.open(), *second.open()}, key=running_order):
        spans = spans_of(period, sides)
        if any(concerns(path, spans) for path in paths):
            before, after = first.rows(period), second.rows(period)
            if before != after:
                movers = tuple(_movers(second.frame.facts, before, after))
                yield RoundMoves(period, second.day, 0, len(after), movers)


def _moved(sides: tuple[Edition, Edition], day: Day) -> Iterator[RoundMoves]:
    first, second = sides
    changes = changes_between(first, second)
    for period in Comparing(first, second, open_as_of=day).names():
        acts = first.act(period), second.act(period)
        number = acts[1].number if acts[1] and acts[1] != acts[0] else 0
        if acts[1] is not None and not number:
            continue
        if number or concerning(changes, period, first, second):
            as_of = acts[1].as_of if acts[1] else day
            before, after = (_rows(side, period, as_of) for side in sides)
            movers = tuple(_movers(second.book.facts, before, after))
            if number or movers:
                yield RoundMoves(period, as_of, number, len(after), movers)


def _rows(side: Edition, period: str, day: Day) -> Mapping[str, Row]:
    """What is settled in a revision, else what its records yield; nothing where no policy is in force."""
    if side.act(period) is not None:
        return side.rows(period)
    try:
        return rows_of(present(side.found, side.book, period, day, settled=False)[0])
    except (Refusal, NoPolicy, PeriodError):
        return {}


def _movers(facts: Facts, before: Mapping[str, Row], after: Mapping[str, Row]) -> Iterable[Mover]:
    for subject in sorted(before.keys() | after.keys()):
        moves = row_moves(before.get(subject), after.get(subject))
        row = after.get(subject) or before[subject]
        known = facts.people.get(subject) or facts.units.get(subject)
        if moves:
            yield Mover(subject, known.name if known else "", row.group, moves)
