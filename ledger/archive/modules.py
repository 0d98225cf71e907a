"""The modules of an archive: which kinds of record stand together, and under which name (D6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ledger.archive.items import Item
from ledger.records.dictionary import kind_rows
from scoring.policy.lists import ArchiveModule


@dataclass(frozen=True, slots=True)
class Module:
    """One module with its items in order of date. ``names`` is its name by language."""

    id: str
    names: Mapping[str, str]
    items: tuple[Item, ...]


def modules_of(asked: Sequence[ArchiveModule], items: Iterable[Item]) -> list[Module]:
    """The modules of the policy, each with its items, and after them one per kind that no module names.

    A module of the policy stands there even when it is empty: that nothing is recorded is said too. ``items``
    of a kind that several modules name stand in each of them.
    """
    listed = list(items)
    named = [Module(one.id, {"zh": one.name, "en": one.id}, _of(one.kinds, listed)) for one in asked]
    covered = {kind for one in asked for kind in one.kinds}
    others = (row for row in kind_rows() if row.kind not in covered)
    rest = [
        Module(row.kind, {"zh": row.zh.title, "en": row.en.title}, _of({row.kind}, listed)) for row in others
    ]
    return named + [module for module in rest if module.items]


def _of(kinds: Iterable[str], items: Iterable[Item]) -> tuple[Item, ...]:
    wanted = frozenset(kinds)
    return tuple(
        sorted((item for item in items if item.kind in wanted), key=lambda item: (item.date, item.record))
    )
