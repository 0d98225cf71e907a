"""With a cache or without one, whatever was done to the records since: the same answers."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import pytest

from ledger.cache import inventory
from tests.cache.answers import plain, remembered, view_of
from tests.cache.edits import edit, edit_kind
from tests.settle.small import NOW, settled_year

LATER = "2026-05-04"


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A settled ledger whose cache is filled."""
    root = settled_year(tmp_path_factory.mktemp("kept") / "ledger")
    assert remembered(root) == plain(root)
    return root


@pytest.fixture
def root(settled: Path, tmp_path: Path) -> Path:
    shutil.copytree(settled.parent, tmp_path / "copy")
    return tmp_path / "copy" / settled.name


def walk(root: Path, seed: int, steps: int) -> None:
    """Edit after edit, never put back."""
    chance = Random(seed)
    done = []
    for _ in range(steps):
        done.append(edit(root, chance))
        assert remembered(root) == plain(root), done


@pytest.mark.parametrize("seed", range(6))
def test_after_any_edits(root: Path, seed: int) -> None:
    walk(root, seed, 3)


@pytest.mark.slow
@pytest.mark.parametrize(
    "seed",
    [*range(100, 106), *(pytest.param(each, marks=pytest.mark.thorough) for each in range(106, 130))],
)
def test_after_many_edits(root: Path, seed: int) -> None:
    walk(root, seed, 6)


@pytest.mark.parametrize(
    "folder",
    ["policies", "organization/people", "ballots", "calendar", "results/2025-Q1/2", "results/2025/2", "logs"],
)
def test_after_a_digit_was_altered_and_put_back(root: Path, folder: str) -> None:
    before = {path: path.read_bytes() for path in (root / "records").rglob("*.yaml")}
    what = edit_kind(root, folder, Random(folder))
    assert remembered(root) == plain(root), what
    for path, data in before.items():
        path.write_bytes(data)
    assert remembered(root) == plain(root)


@pytest.mark.parametrize(
    "folder", ["vetoes/2025-Q1", "measures/2025", "seeds", "objections", "results/2025-Q1/2/units"]
)
def test_what_looks_across_periods_is_checked_anew(root: Path, folder: str) -> None:
    """A measure rests on a veto or a result of another slice; verifying tells of it as well."""
    assert remembered(root) == plain(root)
    for path in sorted((root / "records" / folder).rglob("*.yaml"))[:1]:
        path.rename(path.with_name(f"x{path.name}"))
    assert remembered(root) == plain(root)
    assert remembered(root) == plain(root)


@pytest.mark.parametrize("folder", ["vetoes/2025-Q1", "activities/2025", "adjustments/2025-Q1"])
def test_what_corrections_name_may_be_in_any_slice(root: Path, folder: str) -> None:
    """A record that an approval, an amendment or a withdrawal names goes away, and comes back changed."""
    assert remembered(root) == plain(root)
    path = sorted((root / "records" / folder).glob("*.yaml"))[-1]
    data = path.read_bytes()
    path.unlink()
    assert remembered(root) == plain(root)
    path.write_bytes(data.replace(b"2025-03", b"2025-02"))
    assert remembered(root) == plain(root)


def test_in_two_processes(root: Path) -> None:
    edit_kind(root, "logs", Random(1))
    assert remembered(root, jobs=2) == plain(root)


def test_a_period_named(root: Path) -> None:
    from ledger.cache.run import verify_view
    from ledger.records.tree import WorkTree
    from ledger.results.book import open_book
    from ledger.verify.run import verify_records

    edit_kind(root, "ballots/2025-Q1", Random(2))
    for periods in (["2025-Q1"], ["2025-Q2"], ["2025"]):
        tree = WorkTree(root)
        assert verify_view(view_of(root), periods) == verify_records(tree, open_book(tree), periods)


def test_on_a_later_day_and_on_an_earlier_one(root: Path) -> None:
    for now in (LATER, NOW, "2025-08-11", "2025-02-03", LATER):
        assert remembered(root, now) == plain(root, now)


def test_nothing_is_read_that_is_as_it_was(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inventory, "_MOMENTS", -(10**18))
    remembered(root)
    read: list[object] = []
    monkeypatch.setattr(inventory, "identity", lambda *asked: read.append(asked) or b"")
    assert remembered(root) == plain(root)
    assert read == []


def test_a_file_changed_in_the_same_moment_is_noticed(root: Path) -> None:
    log = sorted((root / "records" / "logs").rglob("*.yaml"))[0]
    remembered(root)
    log.write_bytes(log.read_bytes().replace("，".encode(), "；".encode(), 1))
    assert remembered(root) == plain(root)


def test_texts_told_in_two_periods_are_found(root: Path) -> None:
    first, *_, last = sorted((root / "records" / "summaries").rglob("*.yaml"))
    text = next(line for line in first.read_text("utf-8").split("\n") if line.startswith("text: "))
    lines = last.read_text("utf-8").split("\n")
    last.write_text("\n".join(text if line.startswith("text: ") else line for line in lines), "utf-8")
    findings, _ = remembered(root)
    assert {"M007", "M008"} & {finding.rule for finding in findings}
    assert remembered(root) == plain(root)
