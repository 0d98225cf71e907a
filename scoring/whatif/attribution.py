"""Which clauses moved somebody: the differing clauses applied one at a time, then taken back one at a time.

A set of clauses *does* a move when the first policy with these clauses is a sound policy and gives the person
the value that they have under the second. A clause that does it by itself is named; every one that does, when
there are several. Otherwise the move needs clauses together: beginning with all of them, one after the other
is taken back, from the last to the first, and stays out if the others still do the move. Clauses that move
nobody by themselves are left aside in this, when without them everybody is as under the second policy.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from scoring.outcome import Outcome
from scoring.whatif.moves import Move, Results, moves, results_of

Run = Callable[[frozenset[int]], Outcome | None]
"""Positions of clauses → the outcome under the first policy with them; None when it is no sound policy."""


class Cause(NamedTuple):
    """What did a move: each of ``alone`` does it by itself, or all of ``together`` do.

    ``narrowed`` is off when there were too many combinations to try: then ``together`` holds every clause
    that may be needed.
    """

    alone: tuple[int, ...] = ()
    together: tuple[int, ...] = ()
    narrowed: bool = True


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the second policy changes in a round.

    ``alone`` has for every clause the people who move by it alone, or None when it makes no sound policy.
    """

    before: Outcome
    after: Outcome
    moves: tuple[tuple[Move, Cause], ...]
    alone: tuple[int | None, ...]


def compare(count: int, run: Run, most_runs: int) -> Comparison:
    """The moves between no clause and all of ``count`` clauses, each with its cause.

    At most ``most_runs`` outcomes are made to narrow down moves that need several clauses. Both policies are
    sound: ``run`` answers an outcome for no clause and for all.
    """
    before, after = run(frozenset()), run(frozenset(range(count)))
    if before is None or after is None:
        raise ValueError("one of the two policies is not sound")
    runs = _Runs(count, run, before, after, most_runs)
    found = moves(runs.before, runs.after)
    caused = tuple((move, runs.cause(move)) for move in found)
    return Comparison(before, after, caused, tuple(runs.moved_alone(clause) for clause in range(count)))


class _Runs:
    """The outcomes made so far, each only once."""

    def __init__(self, count: int, run: Run, before: Outcome, after: Outcome, most: int) -> None:
        self._run = run
        self._all = tuple(range(count))
        self.before, self.after = results_of(before), results_of(after)
        self._made: dict[frozenset[int], Results | None] = {
            frozenset(): self.before,
            frozenset(self._all): self.after,
        }
        for clause in self._all:
            self._results(frozenset({clause}))
        self._live = self._find_live()
        self._most = len(self._made) + most

    def moved_alone(self, clause: int) -> int | None:
        """How many people move by a clause alone."""
        results = self._results(frozenset({clause}))
        return None if results is None else len({move.person for move in moves(self.before, results)})

    def cause(self, move: Move) -> Cause:
        """The clauses that did a move."""
        alone = tuple(clause for clause in self._all if self._does(frozenset({clause}), move))
        if alone:
            return Cause(alone=alone)
        kept = frozenset(self._live)
        for clause in reversed(self._live):
            fewer = kept - {clause}
            if fewer not in self._made and len(self._made) >= self._most:
                return Cause(together=self._live, narrowed=False)
            if self._does(fewer, move):
                kept = fewer
        return Cause(together=tuple(sorted(kept)))

    def _find_live(self) -> tuple[int, ...]:
        live = tuple(clause for clause in self._all if self.moved_alone(clause) != 0)
        return live if self._results(frozenset(live)) == self.after else self._all

    def _does(self, clauses: Iterable[int], move: Move) -> bool:
        results = self._results(frozenset(clauses))
        return results is not None and results.get(move.person, {}).get(move.what) == move.after

    def _results(self, clauses: frozenset[int]) -> Results | None:
        if clauses not in self._made:
            outcome = self._run(clauses)
            self._made[clauses] = None if outcome is None else results_of(outcome)
        return self._made[clauses]
