"""The rules' small ledger with rounds of units, observations and modules, open to one tier or another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ledger.records.kinds import KINDS
from tests.board.ledgers import POLICY, change, settle_unchecked
from tests.settle.units import ROUNDS, YEAR, unit_ledger

CLOSED = frozenset({"ballots", "manifest"})
FAIRNESS: dict[str, Any] = {
    "withhold_below": 3,
    "seed": "公平性观察",
    "distribution": {"distance": "1/4", "basis": "illustrative"},
    "negatives": {"expected": "3.00", "basis": "illustrative"},
    "seniority": {
        "grades": ["good", "excellent"],
        "share": "3/4",
        "pairs": 2,
        "bands": [{"id": "all", "name": "任何时间", "months": 0}],
        "basis": "illustrative",
    },
    "basis": "illustrative",
}
MODULES: dict[str, Any] = {
    "modules": [
        {"id": "deeds", "name": "工作实绩", "kinds": ["log", "goals", "task", "order"]},
        {"id": "awards", "name": "奖惩情况", "kinds": ["veto", "adjustment", "appeal"]},
        {"id": "party", "name": "空的模块", "kinds": ["rollup"]},
    ],
    "basis": "D6",
}
DECISION = """\
year: 2025
number: 1
use: promotion
person: p0012
outcome: deferred
decided_by: 云溪区委常委会
date: "2026-02-26"
authority: 云委纪〔2026〕4号
reason: 待补充考察材料。
"""


def everything(root: Path, tier: str) -> Path:
    """The ledger with every kind in ``tier``, all rounds settled."""
    unit_ledger(root)
    change(root, POLICY, lambda policy: _opened(policy, tier))
    decision = root / "records/decisions/2025/p0012-promotion.yaml"
    decision.parent.mkdir(parents=True)
    decision.write_text(DECISION, encoding="utf-8")
    for period in ("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", *ROUNDS, YEAR, "2025"):
        settle_unchecked(root, period)
    return root


def _opened(policy: dict[str, Any], tier: str) -> None:
    listed = [
        {"field": kind.name, "tier": tier, "basis": "test"} for kind in KINDS if kind.name not in CLOSED
    ]
    policy["visibility"] = {"default": tier, "fields": listed}
    policy["fairness"] = FAIRNESS
    policy["archive"] = MODULES
