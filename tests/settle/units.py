"""The rules' small ledger with a policy that scores units too, and its year settled: units before people."""

from __future__ import annotations

from pathlib import Path

from ledger.rules.examples import examples
from tests.settle.small import QUARTERS, settled, small_ledger

ROUNDS = tuple(f"units-{quarter}" for quarter in QUARTERS)
YEAR = "units-2025"
MODEL = "records/adjustments/2025-Q1/roads-model.yaml"
UNIT_RESULT = "records/unit-results/2025/roads.yaml"


def unit_ledger(folder: Path) -> Path:
    """A fresh copy of the small ledger in which roads gets 0.50 as a model and a veto, nothing settled.

    Roads has no result from outside: people take that of the units' year.
    """
    root = small_ledger(folder)
    example = next(one for one in examples("O024", "good") if one.name == "for-units")
    for path in example.root.rglob("*.yaml"):
        target = root / path.relative_to(example.root)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    (root / UNIT_RESULT).unlink(missing_ok=True)
    return root


def settled_units(folder: Path) -> Path:
    """Every round of 2025 settled, in the order in which they rest on each other."""
    root = unit_ledger(folder)
    for period in (*QUARTERS, *ROUNDS, YEAR, "2025"):
        settled(root, period)
    return root
