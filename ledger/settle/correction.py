"""A correction has to correct something, and cannot be computed as of an earlier day."""

from __future__ import annotations

from collections.abc import Callable

from ledger.reading.values import Map, Value
from ledger.refusal import Refusal
from ledger.results.act import Act
from ledger.results.places import manifest_path, result_path
from ledger.verify.found import Found
from ledger.verify.recompute import Recomputed


def refuse_idle(found: Found, done: Recomputed, before: Act) -> None:
    """Raises Refusal when the correction changes nobody's results, no policy and no record behind them."""
    if done.act.as_of < before.as_of:
        raise Refusal("settle.earlier", as_of=done.act.as_of, before=before.as_of)
    units = [place.unit for place in done.places.values() if place.kind == "result"]
    old, new = _essence(units, found.record, before), _essence(units, done.files.get, done.act)
    listed = {place.unit for place in found.places(before.period, before.number).values() if place.unit}
    if old == new and listed == set(units):
        raise Refusal("settle.same", period=before.period, number=before.number)


def _essence(units: list[str], read: Callable[[str], Map | None], act: Act) -> list[Value | None]:
    """What a settlement is about, without the act and what follows from it."""
    essence: list[Value | None] = []
    for unit in units:
        result = read(result_path(act.period, act.number, unit)) or {}
        manifest = read(manifest_path(act.period, act.number, unit)) or {}
        essence += [result.get("people"), result.get("policy_digest"), manifest.get("inputs")]
    return essence
