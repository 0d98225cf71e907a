"""Loading: every record once, the same ledger however it is read, and every fault in one run."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
from hashlib import blake2b
from pathlib import Path

import pytest

from ledger.findings import Finding
from ledger.git import Git
from ledger.reading.digest import digest
from ledger.reading.text import letters
from ledger.records import loading
from ledger.records.loading import Ledger, load
from ledger.records.logs import HASH_BYTES
from ledger.records.tree import CommitTree, Tree, TreeError, WorkTree
from tests.records.ledgers import LOG, PERSON, UNIT, findings_after, value_of, write, write_base


def _rules(findings: tuple[Finding, ...]) -> list[tuple[str, int, str]]:
    return [(finding.path, finding.line, finding.rule) for finding in findings]


def test_the_small_ledger(tmp_path: Path) -> None:
    ledger = load(WorkTree(write_base(tmp_path)))
    assert ledger.findings == ()
    assert list(ledger.records) == sorted(ledger.records)
    assert sum(map(len, ledger.by_kind.values())) == len(ledger.records)
    unit = ledger.records["organization/units/roads"]
    assert (unit.kind, unit.path, dict(unit.keys)) == ("unit", UNIT, {"unit": "roads"})
    assert unit.value == value_of(UNIT)
    assert unit.digest == digest(value_of(UNIT))
    assert unit in ledger.by_kind["unit"]


def test_a_log_is_boiled_down(tmp_path: Path) -> None:
    ledger = load(WorkTree(write_base(tmp_path)))
    value = value_of(LOG)
    entries = value["entries"]
    log = next(log for log in ledger.logs if log.path == LOG)
    assert log.record == "logs/2025/roads/p0012/2025-03"
    assert (log.person, log.unit, log.month) == ("p0012", "roads", "2025-03")
    assert log.digest == digest(value)
    assert log.dates == tuple(entry["date"] for entry in entries)
    assert log.filed == tuple(entry["filed"] for entry in entries)
    assert log.themes == tuple(entry.get("theme", "") for entry in entries)
    assert log.lengths == tuple(len(letters(entry["text"])) for entry in entries)
    hashes = [blake2b(letters(entry["text"]).encode(), digest_size=8).digest() for entry in entries]
    assert log.hashes == b"".join(hashes)
    assert len(log.hashes) == HASH_BYTES * len(entries)
    assert "logs" not in ledger.by_kind
    assert log.record not in ledger.records


def _same(one: Ledger, other: Ledger) -> bool:
    return all(
        getattr(one, part) == getattr(other, part) for part in ("records", "by_kind", "logs", "findings")
    )


def test_processes_commits_and_files_give_the_same_ledger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(write_base(tmp_path) / UNIT, b"unit: roads\n")
    write(tmp_path / "records/stray.txt", b"")
    for command in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=x", "-c", "user.email=x@x.invalid", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", "-C", str(tmp_path), *command], check=True)
    monkeypatch.setattr(loading, "CHUNK", 3)
    tree = WorkTree(tmp_path)
    once = load(tree)
    assert once.findings
    assert _same(once, load(tree, jobs=2))
    assert _same(once, load(CommitTree(Git(tmp_path), "HEAD"), jobs=2))


def test_the_order_of_the_disk_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    once = load(WorkTree(write_base(tmp_path)))
    scandir = os.scandir

    class Reversed:
        def __init__(self, path: str) -> None:
            with scandir(path) as entries:
                self._entries = sorted(entries, key=lambda entry: entry.name, reverse=True)

        def __enter__(self) -> list[os.DirEntry[str]]:
            return self._entries

        def __exit__(self, *_: object) -> None:
            return None

    monkeypatch.setattr(os, "scandir", Reversed)
    assert _same(once, load(WorkTree(tmp_path)))


def test_faulty_records_are_left_out_and_all_faults_told(tmp_path: Path) -> None:
    write_base(tmp_path)
    write(tmp_path / UNIT, (tmp_path / UNIT).read_bytes().replace(b"name:", b"nmae:"))
    write(tmp_path / LOG, (tmp_path / LOG).read_bytes() + b"\tx\n")
    write(tmp_path / PERSON, (tmp_path / PERSON).read_bytes().replace(b"person: p0012", b"person: p0013"))
    ledger = load(WorkTree(tmp_path))
    assert "organization/units/roads" not in ledger.records
    assert "organization/people/p0012" not in ledger.records
    assert LOG not in {log.path for log in ledger.logs}
    found = _rules(ledger.findings)
    assert (PERSON, 1, "R006") in found
    assert {(UNIT, 1, "S002"), (UNIT, 2, "S001")} <= set(found)
    assert {path for path, _, rule in found if rule.startswith("Y")} == {LOG}
    assert list(ledger.findings) == sorted(ledger.findings)


def test_another_form_is_a_finding_but_the_record_is_read(tmp_path: Path) -> None:
    write_base(tmp_path)
    write(tmp_path / UNIT, b"# the roads\n" + (tmp_path / UNIT).read_bytes())
    ledger = load(WorkTree(tmp_path))
    assert _rules(ledger.findings) == [(UNIT, 1, "Y020")]
    assert ledger.records["organization/units/roads"].value == value_of(UNIT)


def test_an_executable_record_is_a_finding_but_is_read(tmp_path: Path) -> None:
    (write_base(tmp_path) / UNIT).chmod(0o755)
    ledger = load(WorkTree(tmp_path))
    assert _rules(ledger.findings) == [(UNIT, 0, "R003")]
    assert "organization/units/roads" in ledger.records


def test_results_are_not_loaded(tmp_path: Path) -> None:
    write(write_base(tmp_path) / "records/results/2025-Q1/1/units/roads.yaml", b"not read")
    ledger = load(WorkTree(tmp_path))
    assert ledger.findings == ()
    assert not {"result", "settlement", "manifest", "log"} & set(ledger.by_kind)


@pytest.mark.parametrize(
    ("field", "said"), [("person", "p0013"), ("unit", "archives"), ("month", "2025-04"), ("month", "2024-03")]
)
def test_a_log_says_what_its_path_says(field: str, said: str, tmp_path: Path) -> None:
    findings = findings_after(tmp_path, LOG, lambda value: value.update({field: said}))
    assert {finding.rule for finding in findings} == {"R006"}
    assert {dict(finding.args)["found"] for finding in findings} == {said}


def test_a_file_that_vanishes_stops_the_run(tmp_path: Path) -> None:
    tree = WorkTree(write_base(tmp_path))
    assert tree.paths()
    (tmp_path / UNIT).unlink()
    with pytest.raises(TreeError, match=UNIT):
        load(tree)


def _end_oneself(tree: Tree, paths: list[str]) -> object:
    os.kill(os.getpid(), signal.SIGKILL)
    return None


def test_a_reading_process_that_is_ended_stops_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "CHUNK", 3)
    monkeypatch.setattr(loading, "_read_chunk", _end_oneself)
    with pytest.raises(TreeError, match="ended from outside"):
        load(WorkTree(write_base(tmp_path)), jobs=2)


def test_a_fault_of_the_tree_in_another_process_is_told_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "CHUNK", 3)
    tree = WorkTree(write_base(tmp_path))
    assert tree.paths()
    (tmp_path / UNIT).unlink()
    with pytest.raises(TreeError, match=UNIT):
        load(tree, jobs=2)


def test_progress_and_the_collector(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "CHUNK", 20)
    steps: list[tuple[int, int]] = []
    ledger = load(WorkTree(write_base(tmp_path)), progress=lambda done, total: steps.append((done, total)))
    files = len(ledger.records) + len(ledger.logs) + len(ledger.withdrawn)
    assert steps == [*((done, files) for done in range(20, files, 20)), (files, files)]
    assert gc.isenabled()
