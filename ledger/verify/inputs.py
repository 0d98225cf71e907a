"""Records that changed after a settlement which rests on them, and which results move for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ledger.findings import Finding, finding
from ledger.reading.values import Map
from ledger.records.kinds import record_path
from ledger.results.places import place_of, result_path, settlement_path
from ledger.results.seal import intact
from ledger.verify.compare import Difference, shown, signed
from ledger.verify.faults import own_differences
from ledger.verify.found import Found
from ledger.verify.recompute import Recomputed

_SHOWN = 5
"""So many moved results are named; the rest are counted."""


@dataclass(slots=True)
class Change:
    """One record as a settlement knew it and as it is now: a digest, or None where there is none."""

    record: str
    settled: str | None
    now: str | None
    units: list[str] = field(default_factory=list)


def input_faults(found: Found, recomputed: Recomputed, altered: Sequence[str]) -> Iterator[Finding]:
    """One finding for each record that is not as it was when the period was settled.

    ``altered`` are the settled files that are not what the records yield. Only manifests that carry their own
    seal bear witness; an altered manifest is a fault of its own.
    """
    changes = _changes(found, recomputed, altered)
    for change in changes.values():
        if place_of(record_path(change.record)) is None:
            yield _fault(found, recomputed, change)
    yield from _outdated(recomputed, changes)


def _changes(found: Found, recomputed: Recomputed, altered: Sequence[str]) -> dict[str, Change]:
    changes: dict[str, Change] = {}
    for path in altered:
        place = recomputed.places[path]
        manifest = found.record(path) if place.kind == "manifest" else None
        if manifest is None or not intact(manifest):
            continue
        settled, now = _inputs(manifest), _inputs(recomputed.files[path])
        for record in sorted(settled.keys() | now.keys()):
            if settled.get(record) != now.get(record):
                change = Change(record, settled.get(record), now.get(record))
                changes.setdefault(record, change).units.append(place.unit)
    return changes


def _inputs(manifest: Map) -> dict[str, str]:
    listed = manifest.get("inputs")
    entries = listed if isinstance(listed, list) else []
    return {str(entry["record"]): str(entry["digest"]) for entry in entries if isinstance(entry, dict)}


def _fault(found: Found, recomputed: Recomputed, change: Change) -> Finding:
    rule = "V007" if change.settled is None else "V006" if change.now is None else "V005"
    act = recomputed.act
    return finding(
        record_path(change.record),
        rule,
        period=act.period,
        number=act.number,
        settled=change.settled or "-",
        now=change.now or "-",
        units=", ".join(change.units),
        moves=_moves(found, recomputed, change.units),
    )


def _moves(found: Found, recomputed: Recomputed, units: list[str]) -> str:
    """The scores and grades that are no longer what was settled, ``p0042 score 87.35 → 87.40 (+0.05)``."""
    moved = [text for unit in units for text in _moved(found, recomputed, unit)]
    more = [f"… +{len(moved) - _SHOWN}"] if len(moved) > _SHOWN else []
    return "; ".join(moved[:_SHOWN] + more) or "-"


def _moved(found: Found, recomputed: Recomputed, unit: str) -> Iterator[str]:
    path = result_path(recomputed.act.period, recomputed.act.number, unit)
    for difference in own_differences(found, recomputed, path) if path in recomputed.files else ():
        if difference.subject and difference.field in ("score", "grade", "person", "unit"):
            yield _move(difference)


def _move(difference: Difference) -> str:
    change = (
        f"{difference.subject} {difference.field} {shown(difference.found)} → {shown(difference.expected)}"
    )
    return change if difference.moved is None else f"{change} ({signed(difference.moved)})"


def _outdated(recomputed: Recomputed, changes: Mapping[str, Change]) -> Iterator[Finding]:
    """One finding for each period of a year that was corrected after the year was settled."""
    pairs: dict[str, set[int]] = {}
    for record in changes:
        place = place_of(record_path(record))
        if place is not None:
            pairs.setdefault(place.period, set()).add(place.number)
    act = recomputed.act
    for period, numbers in sorted(pairs.items()):
        if len(numbers) > 1:
            yield finding(
                settlement_path(act.period, act.number),
                "V010",
                period=act.period,
                corrected=period,
                settled=min(numbers),
                now=max(numbers),
            )
