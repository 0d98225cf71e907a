"""What the open rounds of a commit yield as of a day, with what is remembered in the repository.

A round is computed from the frame and its own slices, as a settlement is when it is verified; what a year
rests on that is settled was computed then already.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property
from typing import NamedTuple

from ledger.cache.inventory import combined
from ledger.cache.outcomes import outcome_of, plain_outcome
from ledger.cache.slices import FRAME, Slices
from ledger.cache.verifying import kept_outcome, keys_of, settled_rounds
from ledger.cache.view import View
from ledger.history.comparison import begun_rounds
from ledger.history.edition import Row
from ledger.history.rows import rows_of
from ledger.reading.values import Map
from ledger.refusal import Refusal
from ledger.results.book import Book, book_of
from ledger.results.compute import compute
from ledger.results.spans import span_of
from scoring.facts import Day, LogMonth
from scoring.outcome import Outcome
from scoring.periods import PeriodError, parse
from scoring.policy.versions import NoPolicy
from scoring.resting import rounds_before
from scoring.rounds import RoundId, is_year, running_order


class NotKept(Exception):
    """What a year rests on is not remembered: it has to be computed from all records."""


class _Yield(NamedTuple):
    """What a round yields: subject → group and row, and the outcome for years that rest on it.

    The outcome is as `plain_outcome` makes it; empty where no policy is in force.
    """

    rows: dict[str, tuple[str, Map]]
    outcome: bytes


def yields_at(view: View | None, day: Day) -> Yields | None:
    """The rounds of a view; None when it cannot be cut into slices."""
    return None if view is None or view.slices is None else Yields(view, view.slices, day)


class Unread(Mapping[str, tuple[LogMonth, ...]]):
    """The logs of people where they were not read. Asking for them raises NotKept."""

    def __getitem__(self, person: str) -> tuple[LogMonth, ...]:
        raise NotKept

    def __iter__(self) -> Iterator[str]:
        raise NotKept

    def __len__(self) -> int:
        raise NotKept


class Yields:
    """The open rounds of one view."""

    def __init__(self, view: View, slices: Slices, day: Day) -> None:
        self.view = view
        self.slices = slices
        self.day = day
        self.settled = settled_rounds(slices)
        self._keys = keys_of(slices, self.settled)
        self._made: dict[RoundId, Outcome] = {}
        self._yields: dict[RoundId, _Yield] = {}
        self._book = cache(self._read)

    def open(self) -> Sequence[RoundId]:
        """The rounds that have begun and are not settled."""
        key = combined([(self.day, self.slices.key([FRAME])), *((each, b"") for each in self.settled)])
        kept: Sequence[RoundId] | None = self.view.store.get("open rounds", key)
        if kept is None:
            workdays, policies = self.frame.facts.workdays, self.slices.policies
            kept = tuple(begun_rounds(workdays, policies, self.settled, self.day))
            self.view.store.put("open rounds", key, kept)
        return kept

    @cached_property
    def frame(self) -> Book:
        """The records that outlive periods."""
        self.view.load([FRAME])
        return book_of(self.view.ledger([FRAME]))

    def rows(self, period: RoundId) -> Mapping[str, Row]:
        """Subject → row; nothing where no policy is in force. Raises NotKept."""
        rows = self._yield(period).rows
        return {subject: Row(subject, group, value) for subject, (group, value) in rows.items()}

    def _yield(self, period: RoundId) -> _Yield:
        if period not in self._yields:
            self._yields[period] = self._remembered(period)
        return self._yields[period]

    def _remembered(self, period: RoundId) -> _Yield:
        """A year is known also when only logs are others and the rounds that it rests on yield the same."""
        store, slot, key = self.view.store, f"yield {period}", self._key(period)
        kept = store.get(slot, key)
        if kept is not None:
            return _Yield(*kept)
        but_for_logs = self._key_but_for_logs(period) if is_year(period) else None
        kept = store.get(f"{slot} but for logs", but_for_logs) if but_for_logs else None
        found = _Yield(*kept) if kept is not None else self._computed(period)
        if but_for_logs and kept is None:
            store.put(f"{slot} but for logs", but_for_logs, tuple(found))
        store.put(slot, key, tuple(found))
        return found

    def _computed(self, period: RoundId) -> _Yield:
        try:
            book = self._book(tuple(self.slices.of_round(period)), is_year(period))
            span_of(book, period)
            outcome = compute(book, period, self.day, self._known(period))
        except (Refusal, NoPolicy, PeriodError):
            return _Yield({}, b"")
        self._made[period] = outcome
        rows = {subject: (row.group, row.value) for subject, row in rows_of(outcome).items()}
        return _Yield(rows, marshal.dumps(plain_outcome(outcome)))

    def _outcome(self, period: RoundId) -> Outcome:
        plain = self._yield(period).outcome
        if period not in self._made:
            self._made[period] = outcome_of(marshal.loads(plain))
        return self._made[period]

    def _known(self, period: RoundId) -> dict[RoundId, Outcome]:
        """What a year rests on: see `ledger.verify.present.rests_on`."""
        if not is_year(period):
            return {}
        names = sorted({*self._own(period), *self._before(period)}, key=running_order)
        return {each: self._settled(each) if each in self._keys else self._outcome(each) for each in names}

    def _own(self, year: RoundId) -> list[RoundId]:
        """The rounds of a year that it rests on, as far as they have begun."""
        policies = self.slices.policies
        policy = policies.for_period(year)
        return [each for each in rounds_before(year, policies) if parse(each, policy).first <= self.day]

    def _settled(self, period: RoundId) -> Outcome:
        if period not in self._made:
            found = kept_outcome(self.view.store, period, self._keys[period])
            if found is None:
                raise NotKept
            self._made[period] = found
        return self._made[period]

    def _read(self, names: tuple[str, ...], year: bool) -> Book:
        """What rounds of these slices are computed from: people and units of a year share one.

        A year rests on its rounds, and nobody looks into its many logs.
        """
        if not year:
            self.view.load(names)
            return book_of(self.view.ledger(names))
        book = book_of(self.view.read(self.slices.paths(names, logs=False)))
        return replace(book, facts=replace(book.facts, logs=Unread()))

    def _before(self, period: RoundId) -> list[RoundId]:
        return [each for each in self.settled if running_order(each) < running_order(period)]

    def _key(self, period: RoundId) -> bytes:
        """Of everything that a round rests on."""
        before = [(each, self._keys[each]) for each in self._before(period)] if is_year(period) else []
        own = self.slices.key(self.slices.of_round(period))
        return combined([(self.day, own), *before])

    def _key_but_for_logs(self, year: RoundId) -> bytes | None:
        """The same but for logs, with what the open rounds yield; None when no policy is in force."""
        try:
            own = [each for each in self._own(year) if each not in self._keys]
        except (NoPolicy, PeriodError):
            return None
        yields = [(each, self._yield(each).outcome) for each in own]
        before = [(each, self._keys[each]) for each in self._before(year)]
        rest = self.slices.key_but_for_logs(self.slices.of_round(year))
        return combined([(self.day, rest), *before, *yields])
