"""`shaiji history` at the command line: a record, a person, JSON, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.session import shaiji
from tests.history.ledgers import ADJUSTMENT, Settled, make


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Settled:
    made = make(tmp_path_factory.mktemp("history") / "ledger")
    made.repo.branch("side")
    made.repo.commit({ADJUSTMENT: None}, message="撤下\n")
    made.repo.switch("main")
    made.repo.commit({"x": b"1"})
    made.repo.merge("side")
    made.correct("2025-Q1")
    return made


def history(ledger: Settled, *arguments: str) -> tuple[int, str]:
    return shaiji("history", *arguments, "--root", str(ledger.root), "--now", "2026-02-20")


def test_a_record(ledger: Settled) -> None:
    code, text = history(ledger, "adjustments/2025-Q1/p0005-flood", "--lang", "en")
    assert code == 0
    lines = text.splitlines()
    assert lines[0].startswith("records/adjustments/2025-Q1/p0005-flood.yaml up to HEAD (")
    assert lines[0].endswith("): 2 versions")
    assert "  authority 云委通〔2025〕9号" in lines
    second = lines[lines.index("2. taken away") :]
    merge, made = ledger.repo.head("HEAD^")[:10], ledger.repo.head("side")[:10]
    assert second[1].startswith(
        f"  merged in {merge} (not signed; author given as x <x@example.invalid>, time claimed"
    )
    assert f", made in {made} (" in second[1]
    assert any("moves in 2025-Q1 p0005" in line and "score 76.75 → 76.25" in line for line in second)
    assert "only claimed times are known" in text
    assert history(ledger, ADJUSTMENT, "--lang", "en") == (code, text)


def test_a_person(ledger: Settled) -> None:
    code, text = history(ledger, "p0005", "--lang", "zh")
    assert code == 0
    lines = text.splitlines()
    assert lines[0].startswith("p0005 ")
    assert "  adjustments/2025-Q1/p0005-flood 删去" in lines
    assert "  2025-Q1 第 2 次定案：得分 76.75 → 76.25；加分减分 0.50 → 0.00" in lines
    brief = history(ledger, "p0005", "--lang", "zh", "--brief")[1]
    assert "影响" in text
    assert "影响" not in brief


def test_json(ledger: Settled) -> None:
    value = json.loads(history(ledger, "adjustments/2025-Q1/p0005-flood", "--format", "json")[1])
    assert [each["kind"] for each in value["versions"]] == ["added", "removed"]
    (score,) = (move for move in value["versions"][1]["moved"] if move["result"] == "score")
    assert (score["subject"], score["first"], score["second"]) == ("p0005", "76.75", "76.25")
    assert value["versions"][1]["landing"]["made"][0]["title"] == "撤下"
    value = json.loads(history(ledger, "p0005", "--format", "json", "--brief")[1])
    assert [note["number"] for note in value["notes"] if note.get("period") == "2025-Q1"] == [1, 2]


def test_a_bare_repository_tells_when_it_received(ledger: Settled, tmp_path: Path) -> None:
    server = tmp_path / "server.git"
    ledger.repo.git("init", "-q", "--bare", "-b", "main", str(server))
    ledger.repo.git("-C", str(server), "config", "core.logAllRefUpdates", "true")
    ledger.repo.git("push", "-q", str(server), "main", GIT_COMMITTER_DATE="1768700000 +0000")
    arguments = ("history", "adjustments/2025-Q1/p0005-flood", "--root", str(server), "--lang", "en")
    code, text = shaiji(*arguments)
    assert code == 0
    assert "received by the server 2026-01-18T01:33:20Z" in text
    assert shaiji("diff", "main~2", "main", "--root", str(server), "--lang", "en")[0] == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["adjustments/2025-Q1/none"], "there never was a record adjustments/2025-Q1/none"),
        (["p9999"], "there is nothing about p9999"),
        (["nonsense"], "neither a person's id nor the id or path of a record"),
        (["../../etc/passwd"], "neither a person's id nor the id or path of a record"),
        (["p0005", "--revision", "nowhere"], "there is no revision “nowhere”"),
        (["p0005", "--revision", "--all"], "--all"),
    ],
)
def test_refused(ledger: Settled, arguments: list[str], said: str) -> None:
    code, text = history(ledger, *arguments, "--lang", "en")
    assert code == 2
    assert said in text
    assert "Traceback" not in text
