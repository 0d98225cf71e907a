"""The checks that look across periods, done again only when something they look at has changed."""

from __future__ import annotations

from collections.abc import Iterable

from ledger.cache.inventory import combined
from ledger.cache.partial import PartialTree
from ledger.cache.shards import plain_finding
from ledger.cache.slices import Slices
from ledger.cache.view import View
from ledger.checks.registry import CROSSING, run_checks
from ledger.findings import Finding
from ledger.records.kinds import CORRECTIONS, KIND, ROOT
from scoring.facts import Day

_NAMING = tuple(f"{ROOT}{KIND[name].folder}/" for name in sorted(CORRECTIONS))


def check_crossing(view: View, slices: Slices, now: Day | None) -> list[Finding]:
    """What they find; kept for later days as well when it says so."""
    slot = f"check across {'on a day' if now else 'ever'}"
    key = combined([*slices.crossing.items(), *_named_at(slices), (repr(view.tree.faults()), b"")])
    then, lasting, kept = view.store.get(slot, key) or ("", False, None)
    if kept is not None and (
        then == now or (lasting and now is not None and then is not None and now >= then)
    ):
        return [Finding(*each) for each in kept]
    paths = slices.inventory.files(slices.crossing)
    partial = PartialTree(view.tree, paths)
    ledger = view.read(paths)
    done = run_checks(ledger, partial, now=now, others=CROSSING, whole=view.tree)
    view.remember(slot, key, (now, done.lasting, tuple(map(plain_finding, done.findings))))
    return list(done.findings)


def _named_at(slices: Slices) -> Iterable[tuple[str, bytes]]:
    """Everything there is, when there are records that name others by their paths."""
    return slices.blocks.items() if any(block.startswith(_NAMING) for block in slices.crossing) else ()
