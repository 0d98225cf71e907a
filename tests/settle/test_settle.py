"""What may be settled when, by whom, and what then stands in the ledger."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ledger.reading.digest import digest
from ledger.reading.document import read_document
from ledger.reading.values import Map
from ledger.records.tree import WorkTree
from ledger.refusal import Refusal
from ledger.results.book import open_book
from ledger.results.seal import intact
from ledger.settle.settle import settle
from ledger.verify.run import verify
from tests.cli.session import shaiji
from tests.settle.small import ADJUSTMENT, QUARTERS, edit, request, settled, settled_year, small_ledger

Q1 = "records/results/2025-Q1/1"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_ledger(tmp_path / "ledger")


def record(root: Path, path: str) -> Map:
    document, faults = read_document(path, (root / path).read_bytes())
    assert document is not None, faults
    assert document.canonical
    return document.value


def files(root: Path) -> dict[str, bytes]:
    below = (root / "records/results").rglob("*")
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in below if path.is_file()}


def begun_in(root: Path, period: str) -> None:
    """As if the first policy came into force with a period, and nothing had been filed before."""
    edit(root, "records/policies/small/v1.yaml", "effective_from: 2025-Q1", f"effective_from: {period}")
    for name in ("2025-Q1", "2025-Q2"):
        for path in [*root.glob(f"records/*/{name}")]:
            shutil.rmtree(path)
    gone = (*root.glob("records/logs/2025/*/*/2025-0[1-6].yaml"), *root.glob("records/notices/2025-q1*"))
    for path in (*gone, *root.glob("records/appeals/*"), *root.glob("records/objections/*")):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.rmtree(root / "records/approvals")


def test_a_ledger_that_begins_in_the_middle_of_a_year(root: Path) -> None:
    """Its year rests on the periods that have a policy: nobody asks for the others."""
    begun_in(root, "2025-Q3")
    assert refusal(root, "2025") == "settle.periods"
    assert refusal(root, "2025-Q2") == "period.unknown"
    for period in ("2025-Q3", "2025-Q4", "2025"):
        settled(root, period)
    book = open_book(WorkTree(root))
    assert not verify(WorkTree(root), book, ["2025-Q3", "2025-Q4", "2025"]).findings


def refusal(root: Path, period: str, **changes: object) -> str:
    """The reason why a request is refused; nothing may have been written."""
    before = files(root)
    with pytest.raises(Refusal) as refused:
        settle(root, request(period, **changes))
    assert files(root) == before
    return refused.value.reason


def test_a_settlement_says_what_was_settled(root: Path) -> None:
    settled(root, "2025-Q1")
    act = record(root, f"{Q1}/settlement.yaml")
    assert (act["period"], act["number"], act["as_of"], act["people"]) == ("2025-Q1", 1, "2026-02-20", 14)
    assert (act["settled_by"], act["authority"]) == ("云溪区考核办", "云考〔2026〕3号")
    units = act["units"]
    assert isinstance(units, list)
    assert [unit["unit"] for unit in units if isinstance(unit, dict)] == [
        "archives",
        "dongguan",
        "roads",
        "transport",
    ]
    for unit in units:
        assert isinstance(unit, dict)
        result = record(root, f"{Q1}/units/{unit['unit']}.yaml")
        manifest = record(root, f"{Q1}/inputs/{unit['unit']}.yaml")
        assert (digest(result), digest(manifest)) == (unit["result"], unit["manifest"])
        assert result["inputs"] == digest(manifest)
        assert intact(result)
        assert intact(manifest)
    assert intact(act)


def test_settled_records_pass_the_check(tmp_path: Path) -> None:
    from ledger.checks.registry import check_ledger
    from ledger.records.loading import load

    tree = WorkTree(settled_year(tmp_path / "ledger"))
    assert check_ledger(load(tree), tree, now="2026-02-20") == []


def test_the_same_ledger_settles_to_the_same_bytes(tmp_path: Path) -> None:
    one, two = (settled_year(tmp_path / name) for name in ("one", "two"))
    assert files(one) == files(two)


def test_an_open_period_names_the_first_day(root: Path) -> None:
    with pytest.raises(Refusal) as refused:
        settle(root, request("2025-Q1", as_of="2025-04-08"))
    assert refused.value.values == {"period": "2025-Q1", "as_of": "2025-04-08", "first": "2025-04-09"}
    assert settle(root, request("2025-Q1", as_of="2025-04-09")).recomputed is not None


@pytest.mark.parametrize(
    ("period", "changes", "reason"),
    [
        ("2025-Q5", {}, "period.unknown"),
        ("2024-Q4", {}, "period.unknown"),
        ("nonsense", {}, "period.unknown"),
        ("2025-Q1", {"as_of": "2026-02-21"}, "settle.future"),
        ("2026-Q4", {"as_of": "2027-03-01", "now": "2027-03-01"}, "settle.calendar"),
        ("2025-Q1", {"correct": True, "reason": "x"}, "settle.nothing_to_correct"),
        ("2025", {}, "settle.periods"),
    ],
)
def test_what_is_refused(root: Path, period: str, changes: dict[str, object], reason: str) -> None:
    assert refusal(root, period, **changes) == reason


def test_a_settled_period_is_only_corrected(root: Path) -> None:
    settled(root, "2025-Q1")
    assert refusal(root, "2025-Q1") == "settle.already"
    assert refusal(root, "2025-Q1", correct=True) == "settle.reason"
    assert refusal(root, "2025-Q1", correct=True, reason="复核") == "settle.same"
    edit(root, ADJUSTMENT, "防汛演练", "防汛抢险")
    earlier = {"correct": True, "reason": "复核", "as_of": "2026-02-19"}
    assert refusal(root, "2025-Q1", **earlier) == "settle.earlier"
    before = files(root)
    settled(root, "2025-Q1", correct=True, reason="复核")
    act = record(root, "records/results/2025-Q1/2/settlement.yaml")
    assert act["reason"] == "复核"
    assert act["supersedes"] == digest(record(root, f"{Q1}/settlement.yaml"))
    assert before.items() <= files(root).items()


def test_errors_in_the_inputs_stop_it(root: Path) -> None:
    edit(root, "records/ballots/2025-Q1/dongguan/leader-head.yaml", "p0005: 80", "p0005: 180")
    stopped = settle(root, request("2025-Q1"))
    assert {finding.rule for finding in stopped.findings} == {"B004", "B006"}
    assert files(root) == {}
    assert settle(root, request("2025-Q2")).recomputed is not None


def test_a_year_needs_its_periods_as_they_were_settled(root: Path) -> None:
    for period in QUARTERS:
        settled(root, period)
    edit(root, ADJUSTMENT, "防汛演练", "防汛抢险")
    assert {finding.rule for finding in settle(root, request("2025")).findings} == {"V005"}
    settled(root, "2025-Q1", correct=True, reason="复核")
    settled(root, "2025")
    assert verify(WorkTree(root), open_book(WorkTree(root))).findings == ()


def test_an_interrupted_run_leaves_nothing_that_lasts(root: Path) -> None:
    stale = root / "records/results/2025-Q1/.1.tmp-4711/units"
    stale.mkdir(parents=True)
    (stale / "roads.yaml").write_text("half of it")
    settled(root, "2025-Q1")
    assert sorted(path.name for path in (root / "records/results/2025-Q1").iterdir()) == ["1"]


RUN = """
import sys
from ledger.cli.main import main
sys.exit(main([*sys.argv[2:], "--root", sys.argv[1]]))
"""
ACT = ("settle", "2025-Q1", "--by", "x", "--authority", "y", "--now", "2026-02-20")
CHECKOUT = Path(__file__).resolve().parents[2]


def start(code: str, root: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT), "LC_ALL": "C"}
    command = [sys.executable, "-c", code, str(root), *ACT]
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def ended(settler: subprocess.Popen[bytes]) -> tuple[int, bytes]:
    """The exit code and what was said."""
    _, said = settler.communicate(timeout=60)
    return settler.returncode, said


def test_of_two_settlers_one_wins(tmp_path: Path) -> None:
    for attempt in range(3):
        root = small_ledger(tmp_path / str(attempt))
        settlers = [start(RUN, root) for _ in range(2)]
        ends = [ended(settler) for settler in settlers]
        assert sorted(code for code, _ in ends) == [0, 2], ends
        assert [path.name for path in (root / "records/results/2025-Q1").iterdir()] == ["1"]
        assert verify(WorkTree(root), open_book(WorkTree(root))).findings == ()


@pytest.mark.slow
def test_killed_at_any_time_it_is_old_or_new(tmp_path: Path) -> None:
    """Killed after a random time; a second run then yields the same bytes as an undisturbed one."""
    whole = small_ledger(tmp_path / "whole")
    began = time.monotonic()
    assert ended(start(RUN, whole))[0] == 0
    took = time.monotonic() - began
    choice = random.Random(20260220)
    for attempt in range(6):
        root = small_ledger(tmp_path / str(attempt))
        settler = start(RUN, root)
        time.sleep(took * (0.5 + choice.random() * 0.6))
        settler.kill()
        ended(settler)
        assert {path: data for path, data in files(root).items() if "/." not in path} in ({}, files(whole))
        shaiji(*ACT, "--root", str(root))
        assert files(root) == files(whole)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_disk_that_fills_up(root: Path) -> None:
    """The system refuses to let any file grow beyond a few bytes."""
    import resource

    limit = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
    limit += (
        f"resource.setrlimit(resource.RLIMIT_FSIZE, (300, {resource.getrlimit(resource.RLIMIT_FSIZE)[1]}))"
    )
    code, said = ended(start(limit + RUN, root))
    assert code == 2
    assert b"File too large" in said
    assert files(root) == {}
