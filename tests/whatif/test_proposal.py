"""A policy that is not in force is read as strictly as a record, and a year takes it to its periods."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from ledger.records.tree import WorkTree
from ledger.refusal import Refusal
from ledger.results.book import open_book
from ledger.verify.found import Found
from ledger.whatif.proposal import read_proposal
from ledger.whatif.suppose import differ, rounds, supposed
from scoring.whatif.moves import Move
from tests.settle.small import NOW, edit, small_ledger

IN_FORCE = "records/policies/small/v1.yaml"
OTHER = "other.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = small_ledger(tmp_path / "ledger")
    (root / OTHER).write_bytes((root / IN_FORCE).read_bytes())
    return root


def rule_ids(root: Path, data: bytes) -> list[str]:
    (root / OTHER).write_bytes(data)
    found = read_proposal(root, str(root / OTHER))
    assert found.policy is None
    return [finding.rule for finding in found.findings]


def test_a_version_of_the_ledger_and_a_file_are_the_same(root: Path) -> None:
    version, file = read_proposal(root, "small/v1"), read_proposal(root, str(root / OTHER))
    assert version.policy == file.policy
    assert version.policy is not None
    assert version.findings == ()


def test_faults_of_bytes_form_and_meaning_are_told(root: Path) -> None:
    text = (root / IN_FORCE).read_bytes()
    assert rule_ids(root, b"policy: \xff\n") == ["Y002"]
    assert rule_ids(root, b"policy: small\n") != []
    assert rule_ids(root, text.replace(b"places: 2", b"plces: 2")) != []
    assert rule_ids(root, text.replace(b"grade: poor", b"grade: worst")) == ["P004"] * text.count(
        b"grade: poor"
    )


def test_a_fault_has_its_line(root: Path) -> None:
    edit(root, OTHER, "default: fair", "default: fairest")
    (found,) = read_proposal(root, str(root / OTHER)).findings
    lines = (root / OTHER).read_text("utf-8").splitlines()
    assert lines[found.line - 1].strip() == "default: fairest"


@pytest.mark.parametrize("name", ["small/v9", "nowhere.yaml", ".", "", "/dev/null"])
def test_what_is_no_file_is_refused(root: Path, name: str) -> None:
    with pytest.raises(Refusal, match=r"policy\.none"):
        read_proposal(root, name)


def test_a_year_takes_the_supposed_policy_to_its_periods(root: Path) -> None:
    """Only the first quarter has ballots; without democratic evaluation the year is unit 2/9, quarters 7/9.

    With 3.00 points to be added at most p0005 has 76.75 in the quarter, with 0.20 it is 76.45. The unit has
    91.00. So the year is (2 × 91 + 7 × 76.75) ÷ 9 = 79.9166… = 79.92, and (182 + 535.15) ÷ 9 = 79.68.
    """
    edit(root, IN_FORCE, "    absent: withhold\n    options:", "    absent: renormalise\n    options:")
    edit(root, IN_FORCE, "    at_least: 2\n    at_least_basis", "    at_least: 1\n    at_least_basis")
    (root / OTHER).write_bytes((root / IN_FORCE).read_bytes())
    edit(root, OTHER, 'cap_added: "3.00"', 'cap_added: "0.20"')
    tree = WorkTree(root)
    pair = (read_proposal(root, "small/v1"), read_proposal(root, str(root / OTHER)))
    year = differ(Found(tree), open_book(tree), pair, "2025", NOW)
    (score,) = [move for move, _ in year.comparison.moves if move.what == "score"]
    assert score == Move("p0005", "score", Fraction("79.92"), Fraction("79.68"))


def test_only_the_round_asked_for_is_supposed(root: Path) -> None:
    edit(root, OTHER, "version: 1", "version: 2")
    other = read_proposal(root, str(root / OTHER)).policy
    assert other is not None
    book = open_book(WorkTree(root))
    quarter, year = supposed(book, other, "2025-Q2").policies, supposed(book, other, "2025").policies
    assert [quarter.for_period(f"2025-Q{n}").version for n in (1, 2, 3)] == [1, 2, 1]
    assert [year.for_period(f"{n}-Q1").version for n in (2025, 2026)] == [2, 1]
    assert (quarter.for_year(2025).version, year.for_year(2026).version) == (1, 1)
    assert (quarter.for_day("2025-04-01").version, quarter.for_day("2025-03-31").version) == (2, 1)


def test_nothing_is_settled_in_a_fresh_ledger(root: Path) -> None:
    assert rounds(Found(WorkTree(root)), NOW) == []
