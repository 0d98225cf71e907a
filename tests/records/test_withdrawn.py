"""What a withdrawal names is read and then set apart: it counts for nothing."""

from __future__ import annotations

from pathlib import Path

from ledger.facts.build import build_facts
from ledger.records.loading import id_of, load
from ledger.records.tree import WorkTree
from tests.records.ledgers import write_base

NAMED = "adjustments/2025-Q1/p0012-repair"
WITHDRAWAL = "records/withdrawals/2025-Q1/p0012-repair.yaml"


def test_a_withdrawn_record_is_in_no_facts(tmp_path: Path) -> None:
    root = write_base(tmp_path)
    ledger = load(WorkTree(root))
    assert [id_of(each) for each in ledger.withdrawn] == [NAMED]
    assert NAMED not in ledger.records
    assert ("2025-Q1", "p0012") not in build_facts(ledger)[0].adjustments


def test_without_the_withdrawal_it_counts(tmp_path: Path) -> None:
    root = write_base(tmp_path)
    (root / WITHDRAWAL).unlink()
    ledger = load(WorkTree(root))
    assert ledger.withdrawn == ()
    assert ("2025-Q1", "p0012") in build_facts(ledger)[0].adjustments


def test_what_others_rest_on_is_not_withdrawn(tmp_path: Path) -> None:
    root = write_base(tmp_path)
    path = root / WITHDRAWAL
    path.write_text(path.read_text("utf-8").replace(NAMED, "organization/people/p0012"), "utf-8")
    ledger = load(WorkTree(root))
    assert ledger.withdrawn == ()
    assert "organization/people/p0012" in ledger.records


def test_a_withdrawn_log_is_no_log(tmp_path: Path) -> None:
    root, log = write_base(tmp_path), "logs/2025/roads/p0012/2025-03"
    path = root / WITHDRAWAL
    path.write_text(path.read_text("utf-8").replace(NAMED, log), "utf-8")
    ledger = load(WorkTree(root))
    assert [id_of(each) for each in ledger.withdrawn] == [log]
    assert log not in {each.record for each in ledger.logs}
