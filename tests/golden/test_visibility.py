"""J3, J7, J14: who reads the logs, that no board holds ballots, and the archive of a person and year."""

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from ledger.board.source import read_view
from tests.board.made import downloads

BASE = Path(__file__).resolve().parents[2] / "rules" / "base"
TEXTS = [
    "到东关社区核查路灯报修七处。",
    "会同施工方复核柳湾桥伸缩缝尺寸。",
    "整理上月养护台账并上报三处缺项。",
]
"""What p0012 of the roads unit wrote in March 2025."""

COMMAND = "from ledger.cli.main import main; raise SystemExit(main())"

Boards = Mapping[str, Mapping[str, str]]


@pytest.fixture(scope="module")
def boards(tmp_path_factory: pytest.TempPathFactory) -> Boards:
    """What the boards of two tiers offer, of a small ledger whose first quarter of 2025 is settled."""
    root = tmp_path_factory.mktemp("ledger")
    shutil.copytree(BASE / "records", root / "records")
    act = ["--by", "考核办", "--authority", "云考〔2025〕1号", "--as-of", "2025-06-01", "--now", "2025-06-01"]
    subprocess.run([sys.executable, "-c", COMMAND, "settle", "2025-Q1", *act], cwd=root, check=True)
    return {
        tier: {path: data.decode() for path, data in downloads(read_view(root, tier)).items()}
        for tier in ("public", "unit")
    }


def archive(boards: Boards, tier: str, person: str) -> dict[str, Any]:
    """A person's archive of 2025."""
    value: dict[str, Any] = json.loads(boards[tier][f"data/archive/2025/{person}.json"])
    return value


@pytest.mark.rule("J3")
def test_j3_logs_are_read_inside_the_body_and_not_outside(boards: Boards) -> None:
    """``log.text`` is of tier ``unit``: every log on that board, none anywhere on the public one."""
    months = archive(boards, "unit", "p0012")["logs"]
    assert [entry["text"] for month in months for entry in month["entries"]] == TEXTS
    assert [path for path, text in boards["public"].items() if any(each in text for each in TEXTS)] == []


@pytest.mark.rule("J7")
@pytest.mark.parametrize("tier", ["public", "unit"])
def test_j7_ballots_are_on_no_board(boards: Boards, tier: str) -> None:
    """``ballots`` are sealed: no file is of them, no record of theirs is offered."""
    assert [path for path, text in boards[tier].items() if "ballots/" in path or "ballots/" in text] == []


@pytest.mark.rule("J14")
def test_j14_an_archive_by_person_and_year(boards: Boards) -> None:
    """Logs, summaries and results of p0012; the reward of p0005 and the penalty of p0013 stand in theirs."""
    own = archive(boards, "unit", "p0012")
    assert (own["person"], own["year"], len(own["logs"])) == ("p0012", 2025, 1)
    assert [result["period"] for result in own["results"]] == ["2025-Q1"]
    assert [summary["period"] for summary in own["summary_records"]] == ["2025-Q1", "2025"]
    assert [each["item"] for each in archive(boards, "unit", "p0005")["adjustment_records"]] != []
    assert [each["ground"] for each in archive(boards, "unit", "p0013")["veto_records"]] != []
