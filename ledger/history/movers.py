"""Which changes between two revisions moved whom in a round: put in one at a time over the first revision.

A change is a version of a record. A set of changes *does* a move when the ledger of the first revision with
these versions as in the second gives the subject the value that it has at the second. One that does it by
itself is named, each that does when there are several; otherwise those that are needed together.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ledger.history.changes import AS_OF, RESTS, Change
from ledger.history.edition import Edition
from ledger.history.shelf import Version, ledger_of
from ledger.refusal import Refusal
from ledger.results.book import Book, book_of
from ledger.verify.present import present
from scoring.outcome import Outcome
from scoring.periods import PeriodError
from scoring.policy.versions import NoPolicy
from scoring.unit import Trace
from scoring.whatif.attribution import Cause, compare
from scoring.whatif.moves import Move, Results, moves, results_of

MOST_APART = 60
"""So many changes are told apart one by one."""
MOST_RUNS = 200
"""Outcomes made to narrow down the changes of one round, and again for moves that need several of them."""

Days = tuple[str, str]
"""The day as of which a round is computed at the first revision, and at the second."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What moved in a round, and by which of the ``changes`` (by position)."""

    before: Outcome
    after: Outcome
    changes: tuple[Change, ...]
    moves: tuple[tuple[Move, Cause], ...]


class Mixing:
    """A round over the first revision with some changes as in the second."""

    def __init__(
        self, first: Edition, second: Edition, period: str, days: Days, changes: Sequence[Change]
    ) -> None:
        self.first, self.second = first, second
        self.period, self.days = period, days
        self.changes = tuple(changes)
        self._made: dict[frozenset[int], Outcome | None] = {}

    def run(self, taken: frozenset[int]) -> Outcome | None:
        """The outcome with these changes; None when the ledger cannot be scored so."""
        if taken not in self._made:
            self._made[taken] = self.outcome(taken)
        return self._made[taken]

    def outcome(self, taken: Collection[int], trace: Trace = False) -> Outcome | None:
        """As above; ``trace`` says whom to explain."""
        what = {self.changes[index].what for index in taken}
        found = (self.second if RESTS in what else self.first).found
        day = self.days[1 if AS_OF in what else 0]
        try:
            book = self.book(taken)
            return present(found, book, self.period, day, settled=False, trace=trace)[0]
        except (Refusal, NoPolicy, PeriodError):
            return None

    def book(self, taken: Collection[int]) -> Book:
        """The ledger of the first revision with these changes."""
        if not taken:
            return self.first.book
        if len(taken) == len(self.changes):
            return self.second.book
        versions: dict[str, Version] = dict(self.first.versions)
        for change in (self.changes[index] for index in taken):
            if change.now is not None:
                versions[change.path] = change.now
            elif change.path:
                versions.pop(change.path, None)
        return book_of(ledger_of(versions.values()))

    @property
    def runs(self) -> int:
        """How many outcomes were made."""
        return len(self._made)


def movers(
    first: Edition, second: Edition, period: str, days: Days, changes: Sequence[Change]
) -> Moved | None:
    """Who moves in a round between two revisions, and by what; None when one of them cannot be scored."""
    listed = [*changes, *([Change("", what=AS_OF)] if days[0] != days[1] else [])]
    mixing = Mixing(first, second, period, days, listed)
    everything = frozenset(range(len(listed)))
    before, after = mixing.run(frozenset()), mixing.run(everything)
    if before is None or after is None:
        return None
    if not moves(results_of(before), results_of(after)):
        return Moved(before, after, tuple(listed), ())
    live = _live(mixing, everything, results_of(before), results_of(after))
    if len(live) > MOST_APART:
        return Moved(before, after, tuple(listed), _named(mixing, live, before, after))
    compared = compare(len(live), lambda taken: mixing.run(_of(live, taken, everything)), MOST_RUNS)
    return Moved(
        before, after, tuple(listed), tuple((move, _back(live, cause)) for move, cause in compared.moves)
    )


def _of(live: Sequence[int], taken: frozenset[int], everything: frozenset[int]) -> frozenset[int]:
    """Positions among the live changes → positions among all; all of the live ones stand for everything."""
    return everything if len(taken) == len(live) else frozenset(live[index] for index in taken)


def _back(live: Sequence[int], cause: Cause) -> Cause:
    alone, together = (tuple(live[index] for index in part) for part in (cause.alone, cause.together))
    return Cause(alone, together, cause.narrowed)


def _live(mixing: Mixing, everything: frozenset[int], before: Results, after: Results) -> list[int]:
    """The changes without those that move nobody, found by halves; all, when that is not the whole story."""
    most = mixing.runs + MOST_RUNS
    waiting, live = [sorted(everything)], []
    while waiting:
        part = waiting.pop()
        if mixing.runs >= most or len(part) == 1:
            live += part
            continue
        outcome = mixing.run(frozenset(part))
        if outcome is None or results_of(outcome) != before or len(part) == len(everything):
            middle = len(part) // 2
            waiting += [part[:middle], part[middle:]]
    kept = mixing.run(frozenset(live))
    return sorted(live) if kept is not None and results_of(kept) == after else sorted(everything)


def _named(
    mixing: Mixing, live: Sequence[int], before: Outcome, after: Outcome
) -> tuple[tuple[Move, Cause], ...]:
    """Too many changes to try one by one: each move with the changes that name the subject, else its unit."""
    found = []
    for move in moves(results_of(before), results_of(after)):
        there = after.people.get(move.person) or before.people[move.person]
        for name in (move.person, there.unit):
            own = tuple(index for index in live if mixing.changes[index].names(name))
            if own:
                break
        found.append((move, Cause(together=own or tuple(live), narrowed=False)))
    return tuple(found)
