"""Which texts are alike, period by period: where only some units' logs are others, only theirs are compared.

Texts are compared within a unit, and with those of the same person in the period. Units that somebody kept
logs in both of are looked at together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from ledger.cache.inventory import combined
from ledger.cache.shards import Plain, plain_finding
from ledger.cache.slices import LOGS, Slices
from ledger.cache.view import View
from ledger.checks.registry import check_texts
from ledger.findings import Finding
from ledger.records.parallel import run

_BEARING = ("records/policies/", "records/withdrawals/")
"""What else decides which texts are compared."""

Known = dict[bytes, tuple[Plain, ...]]
"""Digest of the logs of some units → what was found in them."""


class _Part(NamedTuple):
    """The logs of units that belong together, and the digest of all that is found in them."""

    key: bytes
    paths: Sequence[str]


def check_alike(view: View, slices: Slices) -> list[Finding]:
    """What is found in all periods."""
    names = sorted({name for block, name in slices.by_block.items() if block.startswith(LOGS)})
    found = {name: view.store.get(f"alike {name}", slices.key((name,))) for name in names}
    missing = [name for name in names if found[name] is None]
    view.load(missing)
    for name, known in zip(missing, run(_compare, (view, slices), missing, view.jobs), strict=True):
        found[name] = tuple(each for findings in known.values() for each in findings)
        view.remember(f"alike {name}", slices.key((name,)), found[name])
        view.remember(f"alike within {name}", b"", known)
    return [Finding(*each) for name in names for each in found[name]]


def _compare(given: tuple[View, Slices], name: str) -> Known:
    view, slices = given
    remembered: Known = view.store.get(f"alike within {name}", b"") or {}
    parts = list(_parts(slices, name))
    missing = [part for part in parts if part.key not in remembered]
    found: dict[str, list[Plain]] = {}
    for each in _findings(view, name, {path for part in missing for path in part.paths}):
        found.setdefault(each.path, []).append(plain_finding(each))
    return {
        part.key: remembered[part.key]
        if part.key in remembered
        else tuple(each for path in part.paths for each in found.get(path, ()))
        for part in parts
    }


def _findings(view: View, name: str, paths: Collection[str]) -> Iterable[Finding]:
    if not paths:
        return ()
    ledger = view.ledger((name,))
    logs = tuple(log for log in ledger.logs if log.path in paths)
    return check_texts(replace(ledger, logs=logs), view.tree)


def _parts(slices: Slices, name: str) -> Iterator[_Part]:
    """The logs of a period, by units that belong together."""
    inventory = {path: digest for path, digest in slices.paths((name,)).items() if path.startswith(LOGS)}
    bearing = combined(item for item in slices.blocks.items() if item[0].startswith(_BEARING))
    by_unit: dict[str, list[str]] = {}
    for path in inventory:
        by_unit.setdefault(path.split("/")[3], []).append(path)
    for units in _together(inventory):
        paths = [path for unit in sorted(units) for path in by_unit[unit]]
        digest = combined((path, inventory[path]) for path in paths)
        yield _Part(combined((("", bearing), ("", digest))), paths)


def _together(paths: Mapping[str, bytes]) -> list[frozenset[str]]:
    """Units, those together in which the same person kept logs."""
    groups: dict[str, set[str]] = {}
    first: dict[str, str] = {}
    for path in paths:
        _, _, _, unit, person, _ = path.split("/")
        group = groups.setdefault(unit, {unit})
        other = groups[first.setdefault(person, unit)]
        if other is not group:
            other |= group
            groups |= dict.fromkeys(group, other)
    return sorted({frozenset(group) for group in groups.values()}, key=min)
