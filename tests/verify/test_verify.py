"""What is recomputed when only some periods are asked for, and what is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.reading.document import read_document
from ledger.reading.emit import emit
from ledger.records.tree import WorkTree
from ledger.refusal import Refusal
from ledger.results.book import open_book
from ledger.results.seal import sealed, unsealed
from ledger.verify.run import Report, verify
from tests.settle.small import edit, settled_year, small_ledger


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return settled_year(tmp_path_factory.mktemp("verify") / "ledger")


def report(root: Path, *periods: str) -> Report:
    tree = WorkTree(root)
    return verify(tree, open_book(tree), periods)


def test_everything(settled: Path) -> None:
    done = report(settled)
    assert done.findings == ()
    assert [(one.period, one.number) for one in done.settlements] == [
        ("2025-Q1", 2),
        ("2025-Q2", 1),
        ("2025-Q3", 1),
        ("2025-Q4", 1),
        ("2025", 2),
    ]
    assert {(one.people, one.units, one.agrees) for one in done.settlements} == {(14, 4, True)}


def test_some_periods(settled: Path) -> None:
    assert [one.period for one in report(settled, "2025-Q3").settlements] == ["2025-Q3"]


def test_a_year_brings_its_periods(settled: Path) -> None:
    assert [one.period for one in report(settled, "2025").settlements][-1] == "2025"
    assert len(report(settled, "2025").settlements) == 5


def test_what_is_not_settled(settled: Path) -> None:
    with pytest.raises(Refusal) as refused:
        report(settled, "2026-Q1")
    assert refused.value.reason == "verify.not_settled"


def test_nothing_settled(tmp_path: Path) -> None:
    assert report(small_ledger(tmp_path / "ledger")) == Report((), ())


def test_a_fault_in_another_period_does_not_count(tmp_path: Path) -> None:
    root = settled_year(tmp_path / "ledger")
    later = root / "records/logs/2026/roads/p0012/2026-01.yaml"
    later.parent.mkdir(parents=True)
    later.write_text("entries: [\n")
    assert report(root).findings == ()


def test_an_unreadable_input_is_told_with_what_it_moves(tmp_path: Path) -> None:
    root = settled_year(tmp_path / "ledger")
    edit(root, "records/ballots/2025-Q1/dongguan/leader-head.yaml", "p0005: 80", "p0005: 0123")
    findings = report(root).findings
    assert {"Y027", "V006", "V001"} <= {finding.rule for finding in findings}


def test_an_act_altered_beyond_one_digit_is_read_from_the_units(tmp_path: Path) -> None:
    root = settled_year(tmp_path / "ledger")
    path = "records/results/2025-Q2/1/settlement.yaml"
    edit(root, path, 'as_of: "2026-02-20"', 'as_of: "2025-12-31"')
    told = {
        dict(f.args)["field"]: (f.path, f.line, dict(f.args)["expected"], dict(f.args)["found"])
        for f in report(root).findings
    }
    assert told == {"as_of": (path, 3, "2026-02-20", "2025-12-31")}


def test_a_settlement_sealed_anew_is_told_by_its_units(tmp_path: Path) -> None:
    """A forger who puts the seal right as well is given away by every other file of the settlement."""
    root = settled_year(tmp_path / "ledger")
    path = "records/results/2025-Q2/1/units/dongguan.yaml"
    document, _ = read_document(path, (root / path).read_bytes())
    assert document is not None
    people = document.value["people"]
    assert isinstance(people, list)
    assert isinstance(people[0], dict)
    people[0]["status"] = "left"
    (root / path).write_text(emit(sealed(unsealed(document.value))), encoding="utf-8", newline="\n")
    findings = report(root).findings
    assert [(f.path, f.rule) for f in findings] == [(path, "V001")]
    assert dict(findings[0].args)["field"] == "status"
