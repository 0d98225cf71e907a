"""Who may see what: tiers of kinds and fields, from the policy. Pages, downloads, exports ask here alone.

A field is ``kind.field`` (``log.text``, ``result.score``); the tier of the exact field counts, else that of
its kind, else the default of the policy. A field is never wider than one it stands in that is listed by name.
docs/board.md lists the fields that the board asks for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from ledger.reading.values import Map, Value
from ledger.records.dictionary import field_rows
from ledger.records.kinds import KINDS
from scoring.policy.lists import TIERS, Visibility

FRAME = frozenset({"body", "unit", "policy", "calendar", "settlement", "notice", "seeds"})
"""Kinds that speak of no single person, or are made to be posted: public unless the policy lists them."""
NARROW: Mapping[str, str] = {"measure": "subject", "objection": "sealed", "appeal": "sealed"}
"""Kinds that start narrower than the default, until the policy lists them."""
SEALED = frozenset({"ballots"})
"""Kinds that no board shows, whatever a policy says (J7)."""


CLOSED = frozenset({"person.cases"})
"""Fields that are sealed unless the policy lists them by name."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What one board or export shows: ``tier`` is its audience, ``fields`` the tiers by ``kind`` or
    ``kind.field``."""

    tier: str
    default: str
    fields: Mapping[str, str]
    _answers: dict[str, bool] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was asked before: the same few hundred fields are asked for millions of times."""

    def sees(self, *fields: str) -> bool:
        """Whether the board or export may show every one of some ``kind.field`` or whole ``kind``."""
        return all(map(self._sees, fields))

    def whole(self, kind: str) -> bool:
        """Whether nothing of a kind is kept back."""
        fields = [field for field in self.fields if field.startswith(f"{kind}.")]
        return self.sees(kind, *fields)

    def shown(self, kind: str, value: Map) -> Map:
        """A record without the fields, at any depth, that the board may not show."""
        return {
            name: self._inside(kind, inner) for name, inner in value.items() if self.sees(f"{kind}.{name}")
        }

    def _inside(self, kind: str, value: Value) -> Value:
        if isinstance(value, dict):
            return self.shown(kind, value)
        return [self._inside(kind, inner) for inner in value] if isinstance(value, list) else value

    def _sees(self, name: str) -> bool:
        if name not in self._answers:
            self._answers[name] = TIERS.index(self._tier(name)) <= TIERS.index(self.tier)
        return self._answers[name]

    def _tier(self, name: str) -> str:
        kind = name.partition(".")[0]
        if kind in SEALED:
            return "sealed"
        own = "public" if kind in FRAME else NARROW.get(kind, self.default)
        listed = self.fields.get(name) or ("sealed" if name in CLOSED else self.fields.get(kind))
        return max(listed or own, self._around(kind, name), key=TIERS.index)

    def _around(self, kind: str, name: str) -> str:
        """The tier that the fields around a field leave it: the widest of its places in the record."""
        listed = {name: tier for name, tier in self.fields.items() if name.startswith(f"{kind}.")}
        if not listed:
            return TIERS[0]
        tiers = [
            max((listed.get(f"{kind}.{each}", TIERS[0]) for each in place), key=TIERS.index, default=TIERS[0])
            for place in _places(kind).get(name.partition(".")[2], ())
        ]
        return min(tiers, key=TIERS.index, default=TIERS[0])


@cache
def _places(kind: str) -> Mapping[str, frozenset[tuple[str, ...]]]:
    """Field of a kind → the fields around it, at each place where a record may have it."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for row in field_rows(kind) if any(each.name == kind for each in KINDS) else ():
        *around, name = re.sub(r"\[\]|\([^)]*\)|\.\{\}", "", row.path).split(".")
        found.setdefault(name, set()).add(tuple(around))
    return {name: frozenset(places) for name, places in found.items()}


def sight(visibility: Visibility, tier: str) -> Sight:
    """The board of ``tier`` under a policy's rules. Raises ValueError for an unknown tier."""
    if tier not in TIERS:
        raise ValueError(f"no such tier: {tier}")
    return Sight(tier, visibility.default, {each.field: each.tier for each in visibility.fields})
