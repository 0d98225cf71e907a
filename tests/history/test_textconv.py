"""Records as git shows them: one value a line, by titles and by what an entry is about."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ledger.history.textconv import readable
from ledger.records.kinds import kind_of
from ledger.rules.catalogue import rules_root
from tests.cli.session import shaiji
from tests.git.repositories import Repository
from tests.history.ledgers import ADJUSTMENT

RECORDS = sorted((rules_root() / "base/records").rglob("*.yaml"))


def test_an_adjustment() -> None:
    data = (rules_root() / "base" / ADJUSTMENT).read_bytes()
    assert readable("adjustment", data, "zh").splitlines()[:6] == [
        "[加分减分]",
        "人员: p0005",
        "考核周期: 2025-Q1",
        "事项: commended-district",
        "分数: 0.50",
        "日期: 2025-03-18",
    ]
    assert "points: 0.50" in readable("adjustment", data, "en").lower()


def test_entries_are_told_by_what_they_are_about() -> None:
    text = (
        'person: p1234\nunit: roads\nmonth: 2026-03\nentries:\n- date: "2026-03-02"\n  filed: "2026-03-04"\n'
    )
    lines = readable("log", f"{text}  text: |-\n    甲\n    乙\n".encode(), "zh").splitlines()
    assert lines[4].startswith("日志[2026-03-02] · ")
    assert lines[4].endswith(": 2026-03-04")
    assert lines[-1] == "    乙"


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: str(path.relative_to(rules_root())))
def test_every_value_of_every_kind_is_shown(path: Path) -> None:
    """Nothing of a record is lost: each of its plain values stands in some line, or names an entry."""
    kind = kind_of(str(path.relative_to(rules_root() / "base")))
    assert kind is not None
    shown = readable(kind[0].name, path.read_bytes(), "en")
    for line in path.read_text("utf-8").splitlines():
        value = line.partition(": ")[2].strip('"') if ": " in line else line.strip("- ").strip('"')
        if value and not value.endswith(":") and value not in ("|-", "{}", "[]"):
            assert value.lstrip("- ") in shown, line


@pytest.mark.parametrize("data", [b"\xff\xfe", b"a: &x\n- *x\n", b"", b"a: \x1b[2J\n", b"x" * 5_000_000])
def test_what_cannot_be_read_is_shown_harmless(data: bytes) -> None:
    shown = readable("adjustment", data, "en")
    assert "\x1b" not in shown


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "repo")
    made.commit({f"d 1/{ADJUSTMENT}": (rules_root() / "base" / ADJUSTMENT).read_bytes()})
    return made


@pytest.mark.skipif(
    not Path(sys.executable).with_name("shaiji").exists(), reason="shaiji is not installed here"
)
def test_git_diff_speaks_of_the_ledger(repo: Repository) -> None:
    """Set up in a ledger inside a larger repository, whose folder has a blank; then taken back."""
    ledger = repo.root / "d 1"
    own = repo.root / ".git/info/attributes"
    own.parent.mkdir(exist_ok=True)
    own.write_text("*.x binary")
    assert shaiji("install-diff", "--root", str(ledger), "--lang", "zh")[0] == 0
    assert shaiji("install-diff", "--root", str(ledger), "--lang", "zh")[0] == 0
    path = ledger / ADJUSTMENT
    path.write_text(path.read_text("utf-8").replace('"0.50"', '"1.00"'), encoding="utf-8")
    shown = repo.git("diff")
    assert "-分数: 0.50\n+分数: 1.00" in shown
    assert own.read_text().count("install-diff: begin") == 1
    assert repo.git("status", "--porcelain").splitlines() == [f'M "d 1/{ADJUSTMENT}"']
    assert shaiji("install-diff", "--remove", "--root", str(ledger), "--lang", "en")[0] == 0
    assert own.read_text() == "*.x binary\n"
    assert '-points: "0.50"' in repo.git("diff")


def test_refused(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    assert shaiji("install-diff", "--root", str(tmp_path), "--lang", "en")[0] == 2
    code, text = shaiji("textconv", "nothing", "x", "--lang", "en")
    assert (code, "there is no kind of record “nothing”" in text) == (2, True)
    code, text = shaiji("textconv", "log", str(tmp_path / "none"), "--lang", "en")
    assert (code, "Traceback" in text) == (2, False)
