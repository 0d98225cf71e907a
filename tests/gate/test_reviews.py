"""Doubts by values alone: told are those about records of the change that nobody else approved."""

from __future__ import annotations

from ledger.findings import Finding
from ledger.gate.reviews import unapproved
from ledger.gate.steps import Step
from ledger.reading.digest import digest
from tests.gate.given import given, record, step

LOG = "adjustments/2025-Q1/p0005-flood"
OTHER = "objections/2025-001"
SAYS = {**record(LOG), "reason": "x"}
CHANGED = step(LOG, record(LOG), SAYS)
APPROVED = step(
    "approvals/2026/flood",
    None,
    {
        "records": [{"record": LOG, "digest": digest(SAYS)}],
        "by": "p0009",
        "decision": "approved",
        "date": "2026-01-20",
    },
    by="discipline@yunxi",
)


def finding(rule: str, record: str = LOG, line: int = 3) -> Finding:
    return Finding(f"records/{record}.yaml", line, 1, rule, ())


def left(*steps: Step, found: list[Finding]) -> list[tuple[str, int]]:
    return [(each.rule, each.line) for each in unapproved(given(*steps), found)]


def test_a_doubt_about_a_record_of_the_change_is_told_in_order_of_place() -> None:
    found = [finding("D021", line=9), finding("D020", line=3)]
    assert left(CHANGED, found=found) == [("D020", 3), ("D021", 9)]


def test_what_is_no_doubt_needs_no_approval() -> None:
    """Errors are told by themselves, and warnings stop nobody."""
    assert left(CHANGED, found=[finding("D001"), finding("J062")]) == []


def test_a_doubt_about_another_record_is_only_told() -> None:
    assert left(CHANGED, found=[finding("D021", OTHER)]) == []


def test_what_somebody_else_approved_is_no_doubt_any_more() -> None:
    assert left(CHANGED, APPROVED, found=[finding("D021")]) == []


def test_an_approval_serves_its_own_record_alone() -> None:
    other = step(OTHER, record(OTHER), {**record(OTHER), "text": "x"})
    assert left(CHANGED, other, APPROVED, found=[finding("D021"), finding("D020", OTHER)]) == [("D020", 3)]
