"""The rules' small ledger, settled through a year with a correction: a place to try things on."""

from __future__ import annotations

import shutil
from pathlib import Path

from ledger.rules.catalogue import rules_root
from ledger.settle.request import Request
from ledger.settle.settle import Settled, settle

NOW = "2026-02-20"
QUARTERS = ("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4")
ADJUSTMENT = "records/adjustments/2025-Q1/p0005-flood.yaml"


def small_ledger(folder: Path) -> Path:
    """A fresh copy of the small ledger, nothing settled."""
    shutil.copytree(rules_root() / "base", folder)
    return folder


def request(period: str, **changes: object) -> Request:
    """A request that is in order."""
    values = {"as_of": NOW, "now": NOW, "settled_by": "云溪区考核办", "authority": "云考〔2026〕3号"}
    return Request(period, **{**values, **changes})  # type: ignore[arg-type]


def settled(root: Path, period: str, **changes: object) -> Settled:
    """Settle and insist that it was done."""
    done = settle(root, request(period, **changes))
    assert done.recomputed is not None, done.findings
    return done


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Replace a text that stands in a file exactly once."""
    text = (root / path).read_text("utf-8")
    assert text.count(old) == 1, (path, old)
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def settled_year(folder: Path) -> Path:
    """All quarters and the year settled; then an adjustment corrected, and so the quarter and the year."""
    root = small_ledger(folder)
    for period in (*QUARTERS, "2025"):
        settled(root, period)
    edit(root, ADJUSTMENT, "防汛演练", "防汛抢险")
    for period in ("2025-Q1", "2025"):
        settled(root, period, correct=True, reason="加分事由更正")
    return root
