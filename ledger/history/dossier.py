"""Everything that history brought about one person: records that name them, and their settled results."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ledger.history.account import stated_of
from ledger.history.changes import Change
from ledger.history.comparison import RoundChange
from ledger.history.edition import Edition, Row
from ledger.history.landings import Landing, Lines
from ledger.history.rows import RowMove, row_moves
from ledger.history.shelf import versions_by_id
from ledger.history.versions import Effects
from ledger.reading.document import read_document
from ledger.reading.limits import MAX_SETTLED_BYTES
from ledger.records.kinds import kind_of
from ledger.results.places import place_of
from ledger.results.render import rows_field

_ANONYMOUS = frozenset({"ballots", "settlement", "manifest"})
"""Kinds that are about nobody in particular, or tell what the results tell (J7)."""
_MANY = frozenset({"log"})
"""Kinds so many that what each of them moves is not worked out."""


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that a commit of the main line brought about a person.

    Of a record ``change`` and what it ``moved``; of a settled result ``moves``, against the settlement before
    it, in the round ``period`` with its ``number``.
    """

    landing: Landing
    change: Change | None = None
    stated: Mapping[str, str] | None = None
    amendment: str = ""
    moved: tuple[RoundChange, ...] = ()
    period: str = ""
    number: int = 0
    moves: tuple[RowMove, ...] = ()


class Dossier:
    """The notes about one person up to a revision, oldest first."""

    def __init__(self, tip: Edition, person: str, effects: Effects | None) -> None:
        self.tip = tip
        self.person = person
        self._effects = effects
        self._git = tip.shelf.git
        self._rows: dict[tuple[str, str], Row] = {}
        self.lines = Lines(self._git, "", tip.commit, ("records",))

    def notes(self) -> list[Note]:
        """Every landing that names the person or gives them a result."""
        possible = [each for each in self.lines.forward() if self._possible(each.path)]
        ids = dict.fromkeys(id_ for each in possible for id_ in (each.before, each.after) if id_)
        name = self.person.encode()
        naming = {id_ for id_, data in zip(ids, self._git.cat(list(ids)), strict=True) if name in data}
        wanted = [each for each in possible if naming & {each.before, each.after}]
        return [note for each in wanted for note in self._notes(each)]

    def _possible(self, path: str) -> bool:
        """Whether a record there may name the person: it is not somebody else's own."""
        kind = kind_of(path)
        if kind is None or kind[0].name in _ANONYMOUS:
            return False
        return kind[1].get("person", self.person) == self.person

    def _notes(self, landing: Landing) -> Iterable[Note]:
        if place_of(landing.path):
            yield from self._result(landing)
            return
        versions = versions_by_id(self._git, landing.path, (landing.before, landing.after))
        change = Change(landing.path, versions.get(landing.before), versions.get(landing.after))
        if not change.names(self.person):
            return
        stated, amendment = stated_of(self.tip, change)
        kind = kind_of(landing.path)
        worked_out = self._effects is not None and kind is not None and kind[0].name not in _MANY
        moved = self._effects.of(change) if self._effects and worked_out else ()
        yield Note(landing, change, stated, amendment, tuple(_own(each, self.person) for each in moved))

    def _result(self, landing: Landing) -> Iterable[Note]:
        """The person's row, when it is another than in the settlement before, or in the same file before."""
        place = place_of(landing.path)
        assert place is not None
        key = (place.period, landing.path)
        before = self._rows.get(key) or self._rows.get((place.period, ""))
        after = self._row(landing, place.period)
        if after is not None:
            self._rows[key] = self._rows[(place.period, "")] = after
        moves = row_moves(before, after)
        if moves or (before is None) != (after is None):
            yield Note(landing, period=place.period, number=place.number, moves=moves)

    def _row(self, landing: Landing, period: str) -> Row | None:
        if not landing.after:
            return None
        (data,) = self._git.cat([landing.after])
        document, _ = read_document(landing.path, data, MAX_SETTLED_BYTES)
        listed = document.value.get(rows_field(period)) if document else None
        for value in listed if isinstance(listed, list) else []:
            if isinstance(value, dict) and value.get("person") == self.person:
                return Row(self.person, str(document.value.get("unit", "")) if document else "", value)
        return None


def _own(whole: RoundChange, person: str) -> RoundChange:
    """A round with nobody's rows but one person's."""
    return replace(whole, rows=tuple(row for row in whole.rows if row.subject == person))
