"""Results that rest on orders, petitions and findings: later events leave them, a change is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.session import shaiji
from tests.settle.small import edit, settled, small_ledger

POLICY = "records/policies/small/v1.yaml"
ORDER = "records/orders/2025/culverts.yaml"
PETITION = "records/petitions/2025-Q1/0001.yaml"
INSPECTION = "records/inspections/2025/safety-q1.yaml"
COMPONENTS = """\
  - id: orders
    name: 督办
    component: orders
    partly: "0.50"
    not_met: "2.00"
    late_day: "0.10"
    overdue: "0.70"
    cap: "3.00"
    basis: T9
  - id: petitions
    name: 信访
    component: petitions
    basis: T10
  - id: findings
    name: 检查
    component: findings
    basis: T8
  bounds:
    min: "0.00"
    max: "100.00"
    basis: illustrative
  final_limit:
"""
"""The end of the policy's points, up to what follows them."""


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """The small ledger, deducting for supervision, its first quarter settled; p0012 answers for the order."""
    root = small_ledger(tmp_path / "ledger")
    bounds = COMPONENTS[COMPONENTS.index("  bounds:") :]
    edit(root, POLICY, bounds, COMPONENTS)
    edit(root, POLICY, "    absent: withhold\n    scale:", "    absent: zero\n    scale:")
    settled(root, "2025-Q1")
    return root


def verify(root: Path) -> tuple[int, str]:
    return shaiji("verify", "--root", str(root), "--lang", "en", "--no-cache")


def test_the_quarter_rests_on_them_and_explains_itself(ledger: Path) -> None:
    """Met in part 0.50, one minor finding 0.20; the petition names the unit alone."""
    code, said = shaiji("explain", "p0012", "2025-Q1", "--root", str(ledger), "--lang", "zh")
    assert code == 0
    for words in ("督办事项 culverts 部分完成", "检查发现的问题 f1（一般）", "-0.5", "-0.2"):
        assert words in said
    manifest = (ledger / "records/results/2025-Q1/1/inputs/roads.yaml").read_text("utf-8")
    assert "record: orders/2025/culverts" in manifest
    assert "record: inspections/2025/safety-q1" in manifest
    assert "petitions" not in manifest
    assert verify(ledger)[0] == 0


def test_what_happens_after_the_quarter_leaves_it_as_it_is(ledger: Path) -> None:
    edit(ledger, ORDER, 'done: "2025-04-08"', 'done: "2025-04-09"')
    edit(ledger, INSPECTION, "云溪区考核办：年度考核", "云溪区考核办：季度考核")
    assert verify(ledger)[0] == 0


def test_a_change_of_what_was_counted_is_told(ledger: Path) -> None:
    edit(ledger, ORDER, "result: partly", "result: not_met")
    code, said = verify(ledger)
    assert code == 1
    assert ORDER in said


def test_so_is_a_finding_made_less_grave(ledger: Path) -> None:
    edit(ledger, INSPECTION, "  person: p0012\n  text: 一台压路机的年检标志过期。\n  severity: minor",
         "  person: p0012\n  text: 一台压路机的年检标志过期。\n  severity: grave")  # fmt: skip
    code, said = verify(ledger)
    assert code == 1
    assert INSPECTION in said


def test_the_cache_gives_the_same_answer(ledger: Path) -> None:
    """The order lies in no period's folder; a change of it must reach the quarter all the same."""
    assert shaiji("verify", "--root", str(ledger), "--lang", "en")[0] == 0
    edit(ledger, ORDER, "result: partly", "result: not_met")
    code, said = shaiji("verify", "--root", str(ledger), "--lang", "en")
    assert (code, said) == verify(ledger)
    assert code == 1
