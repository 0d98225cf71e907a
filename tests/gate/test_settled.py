"""What was settled is left alone: nothing is added to a settlement, and no policy reaches back behind it."""

from __future__ import annotations

from typing import Any

import pytest

from ledger.reading.emit import emit
from ledger.rules.examples import base_files
from tests.board.ledgers import settle_unchecked
from tests.gate.proposals import OFFICE, ROLES, Proposals, value_of

POLICY = "records/policies/small/v1.yaml"
SETTLEMENT = "records/results/2025-Q1/1/settlement.yaml"


@pytest.fixture
def settled(ledger: Proposals) -> Proposals:
    """The small ledger with its first quarter settled, and an office that may do all that is asked here."""
    settle_unchecked(ledger.repo.root, "2025-Q1")
    roles = ledger.repo.root / ROLES
    value: dict[str, Any] = value_of(roles.read_bytes())
    kinds = ["policy", "settlement", "result", "manifest"]
    grant = {"acts": ["create", "amend"], "kinds": kinds, "whose": "any", "basis": "illustrative"}
    value["roles"][2]["may"].append(grant)
    roles.write_text(emit(value), encoding="utf-8")
    ledger.base = ledger.repo.commit()
    return ledger


def propose(ledger: Proposals, files: dict[str, bytes | None]) -> list[str]:
    ledger.repo.commit(files, key=ledger.pairs[OFFICE])
    return ledger.rules()


def a_policy(since: str) -> dict[str, bytes | None]:
    value = value_of(base_files()[POLICY]) | {"version": 2, "effective_from": since}
    return {POLICY.replace("v1", "v2"): emit(value).encode()}


def test_a_settlement_is_not_changed(settled: Proposals) -> None:
    data = (settled.repo.root / SETTLEMENT).read_bytes()
    assert "J044" in propose(settled, {SETTLEMENT: data + b"note: x\n"})


def test_nothing_is_added_to_a_settlement(settled: Proposals) -> None:
    data = (settled.repo.root / "records/results/2025-Q1/1/units/roads.yaml").read_bytes()
    assert "J044" in propose(settled, {"records/results/2025-Q1/1/units/archive.yaml": data})


def test_a_further_settlement_may_come(settled: Proposals) -> None:
    settle_unchecked(settled.repo.root, "2025-Q2")
    settled.repo.commit(key=settled.pairs[OFFICE])
    assert "J044" not in settled.rules()


@pytest.mark.parametrize(("since", "rule"), [("2025-Q1", "J049"), ("2025-Q2", "J048"), ("2026-Q1", "J048")])
def test_a_policy_does_not_reach_back(settled: Proposals, since: str, rule: str) -> None:
    assert rule in propose(settled, a_policy(since))


def test_a_policy_for_a_coming_period_may_come(settled: Proposals) -> None:
    assert not {"J045", "J046", "J047", "J048", "J049"} & set(propose(settled, a_policy("2026-Q2")))


def test_without_a_time_of_receipt_this_is_said(ledger: Proposals) -> None:
    ledger.repo.commit({"docs/note.md": b"# Note\n"}, key=ledger.pairs["maintainer@yunxi"])
    assert [finding.rule for finding in ledger.judge(received=None).findings] == ["J063"]
