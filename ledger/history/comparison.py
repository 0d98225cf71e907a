"""The ledger at two revisions: round by round, who moved, from what to what, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ledger.history.changes import Change, changes_between, concerning
from ledger.history.edition import Edition, Row
from ledger.history.known import as_known
from ledger.history.movers import Mixing, Moved, movers
from ledger.history.rows import RowMove, row_moves, rows_of
from ledger.results.act import Act
from ledger.results.places import FOLDER
from ledger.verify.present import present
from scoring.facts import Day
from scoring.outcome import Outcome, PersonOutcome
from scoring.periods import PeriodError, parse
from scoring.policy.versions import NoPolicy, Policies
from scoring.resting import rounds_in
from scoring.rounds import is_year, running_order, subjects_of
from scoring.whatif.attribution import Cause

Kind = Literal["moved", "appeared", "vanished", "altered", "pending"]
"""``altered``: the settled file says other than before, and the records do not yield it. ``pending``: the
records yield other than before, and the settled file does not say it."""

Pair = tuple[PersonOutcome | None, PersonOutcome | None]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One subject of a round that is not as before.

    ``causes`` are positions among the changes of the round, by result; ``narrowed`` is off where they
    were too many to be told apart. ``explained`` holds the outcomes with their derivations, where there
    are any.
    """

    subject: str
    group: str
    kind: Kind
    moves: tuple[RowMove, ...]
    causes: Mapping[str, Cause]
    explained: Pair = (None, None)
    path: str = ""
    agrees: bool = True
    """Whether the records yield the same moves as the settled files tell."""

    @property
    def by(self) -> tuple[int, ...]:
        """Positions of all its causes, in order."""
        found = {index for cause in self.causes.values() for index in (*cause.alone, *cause.together)}
        return tuple(sorted(found))

    @property
    def narrowed(self) -> bool:
        """Whether its causes were told apart."""
        return all(cause.narrowed for cause in self.causes.values())


@dataclass(frozen=True, slots=True)
class RoundChange:
    """One round at two revisions, or two rounds.

    ``acts`` are the settlements in force, None where the round is open; ``subjects`` how many rows there are
    after. ``books`` are the revisions whose names are used to word it.
    """

    periods: tuple[str, str]
    days: tuple[str, str]
    acts: tuple[Act | None, Act | None]
    subjects: int
    rows: tuple[RowChange, ...]
    changes: tuple[Change, ...]
    editions: tuple[Edition, Edition]
    outcomes: tuple[Outcome | None, Outcome | None] = (None, None)
    previous: str = ""
    """Of a round that was settled for the first time: the one before it, which its rows are compared with."""
    scored: bool = True
    """Off when the records of one revision yield no outcome at all: no policy is in force there."""

    @property
    def same(self) -> bool:
        """Whether nothing is to be told of it."""
        return self.scored and not self.rows and self.acts[0] == self.acts[1]

    @property
    def period(self) -> str:
        """The later of the two rounds, as a rule the only one."""
        return self.periods[1]


@dataclass(frozen=True)
class Comparing:
    """What is compared: two revisions, the rounds asked for (none: all), and the day for open ones."""

    first: Edition
    second: Edition
    periods: Collection[str] = ()
    open_as_of: str | None = None

    def rounds(self) -> list[RoundChange]:
        """Every round in which something is not as before, in the order in which they ran."""
        changes = changes_between(self.first, self.second)
        found = (self._round(period, changes) for period in self.names())
        return [each for each in found if each is not None]

    def names(self) -> list[str]:
        """The rounds that are settled in one of the revisions, or open by the day, of those asked for."""
        settled = {*self.first.found.numbers, *self.second.found.numbers}
        names = settled | set(self._open())
        wanted = names & set(self.periods) if self.periods else names
        return sorted(wanted, key=running_order)

    def _open(self) -> Iterable[str]:
        """Rounds that have begun by the day, if one is given, and are open in one of the revisions."""
        if self.open_as_of:
            yield from open_rounds(self.first, self.open_as_of)
            yield from open_rounds(self.second, self.open_as_of)

    def _round(self, period: str, changes: Mapping[str, Change]) -> RoundChange | None:
        acts = self.first.act(period), self.second.act(period)
        concerned = concerning(changes, period, self.first, self.second)
        same = (
            acts[0] == acts[1] and not concerned and _files(self.first, period) == _files(self.second, period)
        )
        if same:
            return None
        if self.open_as_of and None in acts:
            return self._computed(period, acts, concerned)
        if acts[0] is None or acts[1] is None:
            return self._settled_or_gone(period, acts)
        return self._settled(period, (acts[0], acts[1]), concerned)

    def _settled(self, period: str, acts: tuple[Act, Act], concerned: Sequence[Change]) -> RoundChange | None:
        before, after = self.first.rows(period), self.second.rows(period)
        days = acts[0].as_of, acts[1].as_of
        known = as_known(self.first, self.second, acts) if acts[0] != acts[1] else self.first
        if known is not self.first:
            concerned = concerning(changes_between(known, self.second), period, known, self.second)
        moved = movers(known, self.second, period, days, concerned)
        rows = merged(before, after, moved)
        whole = self._explained(known, period, days, acts, moved, rows, len(after))
        return None if whole.same else whole

    def _computed(
        self, period: str, acts: tuple[Act | None, Act | None], concerned: Sequence[Change]
    ) -> RoundChange | None:
        """A round that is open in one of the revisions, as the records of each yield it."""
        settled = acts[1] or acts[0]
        day = settled.as_of if settled else self.open_as_of or ""
        moved = movers(self.first, self.second, period, (day, day), concerned)
        before, after = (rows_of(moved.before), rows_of(moved.after)) if moved else ({}, {})
        rows = merged(before, after, moved)
        whole = self._explained(self.first, period, (day, day), acts, moved, rows, len(after))
        return None if whole.same else whole

    def _explained(
        self,
        first: Edition,
        period: str,
        days: tuple[str, str],
        acts: tuple[Act | None, Act | None],
        moved: Moved | None,
        rows: Sequence[RowChange],
        subjects: int,
    ) -> RoundChange:
        changes = moved.changes if moved else ()
        outcomes: tuple[Outcome | None, Outcome | None] = (None, None)
        if moved and rows:
            mixing = Mixing(first, self.second, period, days, changes)
            names = [row.subject for row in rows]
            everything = range(len(changes))
            outcomes = mixing.outcome((), names), mixing.outcome(everything, names)
        told = tuple(replace(row, explained=_pair(outcomes, row.subject)) for row in rows)
        return RoundChange(
            (period, period),
            days,
            acts,
            subjects,
            told,
            changes,
            (first, self.second),
            outcomes,
            scored=moved is not None,
        )

    def _settled_or_gone(self, period: str, acts: tuple[Act | None, Act | None]) -> RoundChange:
        """A round settled in one of the revisions only: every row appears, or vanishes."""
        if acts[1] is None:
            return self._gone(period, acts)
        previous = _previous(self.second, period)
        whole = across(self.second, previous, self.second, period) if previous else None
        known = {row.subject: row for row in whole.rows} if whole else {}
        rows = []
        for row in sorted(self.second.rows(period).values(), key=lambda row: row.subject):
            change = RowChange(row.subject, row.group, "appeared", row_moves(None, row), {}, path=row.path)
            rows.append(replace(known[row.subject], kind="appeared") if row.subject in known else change)
        outcomes = whole.outcomes if whole else (None, None)
        return RoundChange(
            (previous or period, period),
            ("", acts[1].as_of),
            acts,
            len(rows),
            tuple(rows),
            (),
            (self.second, self.second),
            outcomes,
            previous,
        )

    def _gone(self, period: str, acts: tuple[Act | None, Act | None]) -> RoundChange:
        """A round of which no settlement is left."""
        before = sorted(self.first.rows(period).values(), key=lambda row: row.subject)
        rows = [
            RowChange(row.subject, row.group, "vanished", row_moves(row, None), {}, path=row.path)
            for row in before
        ]
        days = acts[0].as_of if acts[0] else "", ""
        return RoundChange((period, period), days, acts, 0, tuple(rows), (), (self.first, self.second))


def across(first: Edition, one: str, second: Edition, other: str) -> RoundChange:
    """Two rounds, each as settled in its revision: who stands otherwise in the later, and what decided it.

    Raises Refusal when one of them is unknown to the policy.
    """
    sides = ((first, one), (second, other))
    acts = tuple(side.act(name) for side, name in sides)
    before, after = first.rows(one), second.rows(other)
    outcomes = tuple(_outcome(side, name) for side, name in sides)
    rows = []
    for subject in sorted(before.keys() & after.keys()):
        moves = row_moves(before[subject], after[subject])
        if moves:
            pair = _pair((outcomes[0], outcomes[1]), subject)
            rows.append(
                RowChange(subject, after[subject].group, "moved", moves, {}, pair, after[subject].path)
            )
    for subject in sorted(before.keys() ^ after.keys()):
        row = after.get(subject) or before[subject]
        kind: Kind = "appeared" if subject in after else "vanished"
        moves = row_moves(before.get(subject), after.get(subject))
        rows.append(
            RowChange(subject, row.group, kind, moves, {}, _pair((outcomes[0], outcomes[1]), subject))
        )
    days = tuple(act.as_of if act else "" for act in acts)
    return RoundChange(
        (one, other),
        (days[0], days[1]),
        (acts[0], acts[1]),
        len(after),
        tuple(sorted(rows, key=lambda row: row.subject)),
        (),
        (first, second),
        (outcomes[0], outcomes[1]),
    )


def _outcome(side: Edition, period: str) -> Outcome | None:
    act = side.act(period)
    if act is None:
        return None
    return present(side.found, side.book, period, act.as_of, trace=True)[0]


def _previous(side: Edition, period: str) -> str:
    """The settled round of the same sort before this one; empty when there is none."""
    earlier = [
        each
        for each in side.found.numbers
        if is_year(each) == is_year(period)
        and subjects_of(each) == subjects_of(period)
        and running_order(each) < running_order(period)
    ]
    return earlier[-1] if earlier else ""


def open_rounds(side: Edition, day: Day) -> Iterator[str]:
    """The rounds of a revision that have begun by a day and are not settled."""
    return begun_rounds(side.book.facts.workdays, side.book.policies, side.found.numbers, day)


def begun_rounds(
    workdays: Iterable[Day], policies: Policies, settled: Collection[str], day: Day
) -> Iterator[str]:
    """The rounds that have begun by a day and are not settled, of the years whose workdays are known."""
    for year in sorted({each[:4] for each in workdays}):
        for period in _in_year(policies, int(year)):
            first = parse(period, policies.for_period(period)).first
            if first <= day and period not in settled:
                yield period


def _in_year(policies: Policies, year: int) -> list[str]:
    try:
        return rounds_in(year, policies)
    except (NoPolicy, PeriodError):
        return []


def _files(side: Edition, period: str) -> dict[str, str]:
    folder = f"{FOLDER}{period}/"
    return {path: entry.id for path, entry in side.tree.entries.items() if path.startswith(folder)}


def merged(before: Mapping[str, Row], after: Mapping[str, Row], moved: Moved | None) -> tuple[RowChange, ...]:
    """What the settled rows say, beside what the records yield."""
    causes: dict[str, dict[str, Cause]] = {}
    for move, cause in moved.moves if moved else ():
        causes.setdefault(move.person, {})[move.what] = cause
    yielded = (rows_of(moved.before), rows_of(moved.after)) if moved else ({}, {})
    found = []
    for subject in sorted(before.keys() | after.keys() | causes.keys()):
        one, other = before.get(subject), after.get(subject)
        moves = row_moves(one, other)
        computed = row_moves(yielded[0].get(subject), yielded[1].get(subject))
        kind = _kind(one, other, moves, computed if moved else moves)
        row = other or one or yielded[1].get(subject) or yielded[0].get(subject)
        if kind is not None and row is not None:
            shown = computed if kind == "pending" else moves
            agrees = moved is None or moves == computed
            found.append(
                RowChange(
                    subject, row.group, kind, shown, causes.get(subject, {}), path=row.path, agrees=agrees
                )
            )
    return tuple(found)


def _kind(
    one: Row | None, other: Row | None, moves: Sequence[RowMove], computed: Sequence[RowMove]
) -> Kind | None:
    if not moves:
        return "pending" if computed else None
    if not computed:
        return "altered"
    return "moved" if one and other else "appeared" if other else "vanished"


def _pair(outcomes: tuple[Outcome | None, Outcome | None], subject: str) -> Pair:
    one, other = (outcome.people.get(subject) if outcome else None for outcome in outcomes)
    return one, other
