"""A first settlement waits for its notice, and a correction that follows an appeal makes nothing worse."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.reading.document import read_document
from ledger.reading.emit import emit
from ledger.refusal import Refusal
from ledger.settle.settle import settle
from ledger.verify.run import verify
from tests.settle.small import ADJUSTMENT, edit, request, settled, small_ledger

POLICY = "records/policies/small/v1.yaml"
NOTICE = "records/notices/2025-q1-results.yaml"
APPEAL = "records/appeals/2025-002.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small ledger under a policy that asks for five workdays of notice."""
    root = small_ledger(tmp_path / "ledger")
    rules = "notice:\n  periods:\n    workdays: 5\n  annual:\n    workdays: 5\n  basis: illustrative\n"
    text = (root / POLICY).read_text("utf-8")
    order = text.replace("\nremedies:\n", f"\n{rules}remedies:\n")
    assert order != text
    (root / POLICY).write_text(order, "utf-8")
    return root


def refusal(root: Path, period: str, **changes: object) -> str:
    with pytest.raises(Refusal) as refused:
        settle(root, request(period, **changes))
    return refused.value.reason


@pytest.mark.rule("F3")
def test_without_a_notice_nothing_is_settled_first(root: Path) -> None:
    assert refusal(root, "2025-Q2") == "settle.no_notice"
    assert refusal(root, "2025-Q1", as_of="2025-04-28") == "settle.notice"
    settled(root, "2025-Q1", as_of="2025-04-29")


@pytest.mark.rule("F3")
def test_a_holiday_inside_the_window_does_not_count(root: Path) -> None:
    """From Monday 28 April: 28, 29, 30 April and 6 May are four workdays, with 7 May five."""
    for last, found in (("2025-05-06", "settle.notice"), ("2025-05-07", "")):
        text = (root / NOTICE).read_text("utf-8")
        lines = [line for line in text.splitlines() if not line.startswith(("from:", "to:"))]
        place = lines.index(next(line for line in lines if line.startswith("text:")))
        lines[place:place] = ['from: "2025-04-28"', f'to: "{last}"']
        (root / NOTICE).write_text("\n".join(lines) + "\n", "utf-8")
        if found:
            assert refusal(root, "2025-Q1", as_of="2025-05-08") == found
        else:
            settled(root, "2025-Q1", as_of="2025-05-08")


@pytest.mark.rule("F10")
def test_a_correction_waits_for_no_notice(root: Path) -> None:
    from ledger.checks.registry import check_ledger
    from ledger.records.loading import load
    from ledger.records.tree import WorkTree

    settled(root, "2025-Q1", as_of="2025-04-29")
    edit(root, ADJUSTMENT, "防汛演练", "防汛抢险")
    settled(root, "2025-Q1", as_of="2025-06-03", correct=True, reason="加分事由更正")
    tree = WorkTree(root)
    found = {finding.rule for finding in check_ledger(load(tree), tree, now="2026-02-20")}
    assert found == {"N013"}


def appeal(root: Path, outcome: str = "upheld") -> None:
    """An appeal of p0005 about the first quarter, to be carried out by settlement 2."""
    document, _ = read_document("x", (root / "records/appeals/2025-001.yaml").read_bytes())
    assert document is not None
    value = dict(document.value)
    del value["objection"]
    decision = dict(value["decision"]) | {"outcome": outcome, "correction": 2}  # type: ignore[arg-type]
    (root / APPEAL).write_text(emit(value | {"person": "p0005", "decision": decision}), "utf-8")


@pytest.mark.rule("F8")
@pytest.mark.parametrize(("points", "refused"), [("0.50", False), ("0.49", True), ("0.51", False)])
def test_an_appeal_never_makes_a_result_worse(root: Path, points: str, refused: bool) -> None:
    """p0005 was given 0.50 in the first quarter; a hundredth less would lower the score by as much."""
    edit(root, POLICY, 'name: 受区级通报表扬\n  min: "0.50"', 'name: 受区级通报表扬\n  min: "0.01"')
    edit(root, POLICY, 'min: "0.01"\n  max: "0.50"', 'min: "0.01"\n  max: "0.60"')
    settled(root, "2025-Q1", as_of="2025-04-29")
    appeal(root)
    edit(root, ADJUSTMENT, "防汛演练", "防汛抢险")
    if points != "0.50":
        edit(root, ADJUSTMENT, '"0.50"', f'"{points}"')
    changes = {"as_of": "2025-06-03", "correct": True, "reason": "落实复核决定"}
    if refused:
        assert refusal(root, "2025-Q1", **changes) == "settle.worse"
    else:
        settled(root, "2025-Q1", **changes)


@pytest.mark.rule("F8")
def test_a_pending_appeal_holds_nothing_up(root: Path) -> None:
    settled(root, "2025-Q1", as_of="2025-04-29")
    appeal(root)
    from ledger.records.tree import WorkTree
    from ledger.results.book import open_book

    tree = WorkTree(root)
    assert verify(tree, open_book(tree)).findings == ()
