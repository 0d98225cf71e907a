"""The versions of one record: which commit brought each, and what it moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from ledger.history.account import stated_of
from ledger.history.changes import Change, concerning
from ledger.history.comparison import RoundChange, merged, open_rounds
from ledger.history.details import Detail, details
from ledger.history.edition import Edition
from ledger.history.landings import Landing, Lines, Passing
from ledger.history.movers import movers
from ledger.history.rows import rows_of
from ledger.history.shelf import Version, versions_by_id
from ledger.records.kinds import record_path
from ledger.results.places import place_of


@dataclass(frozen=True, slots=True)
class Entry:
    """One version of a record on the main line.

    ``moved`` is what the step from the version before to this one moves, all else as it stands at the end;
    ``stated`` what the record, or the amendment that permits the step, says of itself.
    """

    landing: Landing
    change: Change
    details: tuple[Detail, ...]
    stated: Mapping[str, str]
    amendment: str
    moved: tuple[RoundChange, ...]


class Effects:
    """What one record moves, put in place of the version that a revision has."""

    def __init__(self, tip: Edition, now: str) -> None:
        self.tip = tip
        self._now = now

    @cached_property
    def days(self) -> dict[str, str]:
        """Round → the day as of which it is computed: every settled one, and the open ones begun by now."""
        acts = {period: self.tip.act(period) for period in self.tip.found.numbers}
        settled = {period: act.as_of for period, act in acts.items() if act}
        return settled | dict.fromkeys(open_rounds(self.tip, self._now), self._now)

    def of(self, change: Change) -> tuple[RoundChange, ...]:
        """The rounds in which somebody moves."""
        one, other = (_with(self.tip, change.path, version) for version in (change.was, change.now))
        found = (self._round(period, day, change, one, other) for period, day in self.days.items())
        return tuple(each for each in found if each is not None)

    def _round(
        self, period: str, day: str, change: Change, one: Edition, other: Edition
    ) -> RoundChange | None:
        if not concerning({change.path: change}, period, one, other):
            return None
        moved = movers(one, other, period, (day, day), [change])
        if moved is None or not moved.moves:
            return None
        rows = merged(rows_of(moved.before), rows_of(moved.after), moved)
        act = self.tip.act(period)
        return RoundChange(
            (period, period),
            (day, day),
            (act, act),
            len(moved.after.people),
            rows,
            moved.changes,
            (one, other),
            (moved.before, moved.after),
        )


class History:
    """The history of one record up to a revision."""

    def __init__(self, tip: Edition, record: str, effects: Effects | None) -> None:
        self.tip = tip
        self.path = record_path(record)
        self._effects = None if place_of(self.path) else effects
        self.lines = Lines(tip.shelf.git, "", tip.commit, (self.path,))

    @cached_property
    def entries(self) -> list[Entry]:
        """Every version on the main line, oldest first."""
        return [self._entry(landing) for landing in self.lines.of(self.path)]

    @cached_property
    def passing(self) -> list[Passing]:
        """What side branches did to it and the main line never had."""
        return [each for each in self.lines.passing if each.by]

    @cached_property
    def versions(self) -> dict[str, Version]:
        """The versions by the ids of their bytes."""
        landings = self.lines.of(self.path)
        return versions_by_id(
            self.tip.shelf.git, self.path, (id_ for each in landings for id_ in (each.before, each.after))
        )

    def _entry(self, landing: Landing) -> Entry:
        change = Change(self.path, self.versions.get(landing.before), self.versions.get(landing.after))
        stated, amendment = stated_of(self.tip, change)
        moved = self._effects.of(change) if self._effects else ()
        return Entry(landing, change, tuple(details(change.was, change.now)), stated, amendment, moved)


def _with(tip: Edition, path: str, version: Version | None) -> Edition:
    """A revision with one record in another version, or without it."""
    versions = dict(tip.versions)
    if version is None:
        versions.pop(path, None)
    else:
        versions[path] = version
    return replace(tip, given=versions)
