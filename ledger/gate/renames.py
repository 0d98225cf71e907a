"""Records of the base that a change takes away and puts elsewhere (X022): a record's place is its id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ledger.findings import Finding, finding
from ledger.gate.change import Change
from ledger.records.names import shown


def judge_renames(change: Change) -> Iterable[Finding]:
    """X022, where the content stayed the same; with another content it is a record taken away."""
    for old, new in _pairs(change):
        yield finding(shown(old), "X022", to=shown(new))


def renamed(change: Change) -> frozenset[str]:
    """The old and the new places of renamed records, as findings name them."""
    return frozenset(shown(path) for pair in _pairs(change) for path in pair)


def _pairs(change: Change) -> Iterator[tuple[str, str]]:
    new = {each.after.id: each.path for each in change.records if each.after and not each.before}
    for each in change.records:
        if each.before and not each.after and each.before.id in new:
            yield each.path, new[each.before.id]
