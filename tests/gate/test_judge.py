"""The stages together: one mistake is told as one, and no fault hides another."""

from __future__ import annotations

import pytest

from ledger.gate.judge import Verdict
from tests.gate.proposals import Proposals

LOG = "records/logs/2025/roads/p0012/2025-03.yaml"
LIN = "lin.zhiyuan@yunxi"


def told(verdict: Verdict) -> set[tuple[str, str]]:
    return {(each.rule, each.path) for each in verdict.findings}


@pytest.mark.parametrize(
    "path",
    [
        "records/organization/people/p0012.yaml",
        "records/organization/units/roads.yaml",
        "records/calendar/2025.yaml",
    ],
)
def test_a_record_on_which_others_rest_is_taken_away(ledger: Proposals, path: str) -> None:
    """Dozens of records name it; the reader is told of the one mistake."""
    ledger.repo.commit({path: None})
    verdict = ledger.judge()
    assert {each.path for each in verdict.findings} == {path}
    assert not verdict.accepted


def test_a_renamed_record_is_told_once(ledger: Proposals) -> None:
    old, new = "records/objections/2025-001.yaml", "records/objections/2025-002.yaml"
    ledger.repo.commit({old: None, new: (ledger.repo.root / old).read_bytes()})
    assert told(ledger.judge()) == {("X022", old)}


def test_a_leak_is_told_beside_another_fault(ledger: Proposals) -> None:
    """A text rewritten and a mobile number put into it: both have to be known before it is sent again."""
    text = (ledger.repo.root / LOG).read_text(encoding="utf-8")
    ledger.repo.commit({LOG: text.replace("text: ", "text: 电话13912345678，", 1).encode()})
    assert {("J042", LOG), ("D002", LOG)} <= told(ledger.judge(actor=LIN))


def test_in_a_tree_with_faults_nothing_else_is_judged(ledger: Proposals) -> None:
    (ledger.repo.root / "link").symlink_to("README.md")
    ledger.repo.commit({LOG: None})
    assert {each.rule for each in ledger.judge(actor=LIN).findings} == {"X014", "X023"}


def test_a_change_without_records_is_not_held_to_the_records(ledger: Proposals) -> None:
    ledger.repo.commit({"docs/a.md": b"1"})
    assert told(ledger.judge(actor="maintainer@yunxi")) == set()
