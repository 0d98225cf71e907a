"""`shaiji gate` at the command line: exit codes, the four formats, the job's summary, who moves."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from ledger.cli.main import main
from ledger.cli.options import moment_of
from tests.gate.proposals import Proposals, start
from tests.settle.small import edit

ROOT = Path(__file__).resolve().parents[2]
ADJUSTMENT = "records/adjustments/2025-Q1/p0005-flood.yaml"
NOTE: dict[str, bytes | None] = {"docs/note.md": b"# Note\n"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("gate")


@pytest.fixture
def ledger(tmp_path: Path, made: Path) -> Proposals:
    return start(tmp_path / "ledger", made)


def gate(ledger: Proposals, *options: str, actor: str = "maintainer@yunxi", base: str = "") -> int:
    asked = [
        "--base",
        base or ledger.base,
        "--head",
        "main",
        "--actor",
        actor,
        "--root",
        str(ledger.repo.root),
    ]
    return main(["gate", "--lang", "en", "--now", "2026-01-20T10:00:00+08:00", *asked, *options])


def test_accepted_refused_and_not_to_be_relied_on(
    ledger: Proposals, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger.repo.commit(NOTE)
    assert gate(ledger) == 0
    assert capsys.readouterr() == ("", "accepted: 1 commits, 1 files\n")
    assert gate(ledger, actor="nobody") == 1
    assert "error[X012]" in capsys.readouterr().out
    assert gate(ledger, base="nowhere") == 2
    assert capsys.readouterr() == ("", "error: there is no commit nowhere to compare with\n")


def test_beyond_looking_at(ledger: Proposals, capsys: pytest.CaptureFixture[str]) -> None:
    ledger.repo.branch("side", "base")
    ledger.base = ledger.repo.commit(NOTE)
    ledger.repo.switch("main")
    ledger.repo.commit({"docs/b.md": b"1"})
    assert gate(ledger) == 1
    out, err = capsys.readouterr()
    assert out.startswith("the change: error[X001]")
    assert "refused without looking at each file" in err


def test_json_keeps_its_schema(ledger: Proposals, capsys: pytest.CaptureFixture[str]) -> None:
    schema = json.loads((ROOT / "ledger/report/gate.schema.json").read_text())
    edit(ledger.repo.root, ADJUSTMENT, 'points: "0.50"', 'points: "0.40"')
    ledger.repo.commit(key=ledger.pairs["stranger"])
    gate(ledger, "--format", "json")
    refused = json.loads(capsys.readouterr().out)
    jsonschema.validate(refused, schema)
    assert not refused["accepted"]
    assert refused["moves"] == []
    assert refused["commits"][0]["signature"] == "unknown"
    assert refused["commits"][0]["principal"] is None
    assert [each["rule"] for each in refused["findings"]] == ["X010"]


def test_sarif_and_annotations(ledger: Proposals, capsys: pytest.CaptureFixture[str]) -> None:
    (ledger.repo.root / "link").symlink_to("README.md")
    ledger.repo.commit()
    ledger.repo.commit()
    assert gate(ledger, "--format", "sarif") == 1
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    assert [(each["ruleId"], len(each["locations"])) for each in run["results"]] == [("X005", 0), ("X014", 1)]
    assert gate(ledger, "--format", "github") == 1
    one, other = capsys.readouterr().out.splitlines()
    assert one.startswith("::error title=X005::")
    assert other.startswith("::error file=link,title=X014::")


def test_the_summary_of_the_job(
    ledger: Proposals, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nine annotations, a tenth that says where the rest is, and all of them in the summary."""
    for number in range(12):
        (ledger.repo.root / f"link-{number:02}").symlink_to("README.md")
    ledger.repo.commit()
    summary = tmp_path / "summary.md"
    summary.write_text("before\n")
    assert gate(ledger, "--format", "github", "--summary", str(summary)) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 10
    assert lines[-1] == "::error::3 more are not shown here; see the summary of the job"
    text = summary.read_text()
    assert text.startswith("before\n### What was found")
    assert text.count("| X014 |") == 12


def test_names_by_people_are_no_markup_in_the_summary(
    ledger: Proposals, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "a|b<img src=x>`$(x)`.md"
    (ledger.repo.root / "docs").mkdir()
    ledger.repo.commit({f"docs/{name}": b"1"})
    summary = tmp_path / "summary.md"
    assert gate(ledger, "--summary", str(summary)) == 1
    assert "docs/a|b" in capsys.readouterr().out
    (row,) = [line for line in summary.read_text().splitlines() if "X018" in line]
    assert "<" not in row
    assert "`" not in row
    assert row.count("|") == 5


@pytest.mark.parametrize(
    "now",
    ["2026-01-20", "2026-01-20T10:00:00", "yesterday", "2026-13-20T10:00:00Z", "2026-01-20T10:00:00+8", ""],
)
def test_a_time_without_a_zone_is_refused(
    ledger: Proposals, now: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--base", "base", "--head", "main", "--actor", "x", "--root", str(ledger.repo.root)]
    assert main(["gate", "--lang", "en", *asked, "--now", now]) == 2
    assert "is no time with its zone" in capsys.readouterr().err


def test_times() -> None:
    assert moment_of("2026-01-20T10:00:00Z") == moment_of("2026-01-20T18:00:00+08:00")
    assert moment_of("２０２６-01-20T10:00:00Z") is None
