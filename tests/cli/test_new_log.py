"""`shaiji new log` asks for what was not given, and asks again for what is no answer."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from ledger.preset.start import beginning, start
from tests.cli.session import shaiji

TEXT = (
    "到东关社区核查路灯报修件七处，会同供电所更换三处线路，剩余四处已报区住建局列入下周维修计划，"
    "并向居民作了说明，约定二十五日前回访。"
)


def answers(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Somebody sits at the terminal and types these lines."""
    monkeypatch.setattr("ledger.cli.new_log.interactive", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    start(tmp_path / "ledger", "jiancaoping", "云溪区", beginning("jiancaoping", 2026))
    monkeypatch.chdir(tmp_path / "ledger")
    return tmp_path / "ledger"


def test_questions_and_answers(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "", "p0002", "昨天", "2026-01-19", "", TEXT, "service")
    code, said = shaiji("new", "log", "--now", "2026-01-20", "--lang", "zh")
    assert code == 0
    assert said.count("人员编号") == 2
    assert "“昨天”不是日期" in said
    assert "service 服务群众" in said
    month = (root / "records/logs/2026/office/p0002/2026-01.yaml").read_text("utf-8")
    assert f'- date: "2026-01-19"\n  filed: "2026-01-20"\n  theme: service\n  text: {TEXT}\n' in month


def test_enter_means_today_and_no_theme(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "p0002", "", TEXT, "")
    assert shaiji("new", "log", "--now", "2026-01-20", "--lang", "en")[0] == 0
    month = (root / "records/logs/2026/office/p0002/2026-01.yaml").read_text("utf-8")
    assert '- date: "2026-01-20"\n  filed: "2026-01-20"\n  text' in month


def test_somebody_who_walks_away(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "p0002")
    code, said = shaiji("new", "log", "--now", "2026-01-20", "--lang", "en")
    assert code == 2
    assert said.endswith("error: stopped\n")
    assert not (root / "records/logs").exists()
