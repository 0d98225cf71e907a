"""`shaiji diff A B` at the command line: sentences of the domain, filters, JSON, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.session import shaiji
from tests.history.ledgers import ADJUSTMENT, Settled, make
from tests.history.test_comparison import REFUSED, VETO


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Settled:
    """The year settled, then a veto and an adjustment less, and the quarter corrected; a side branch."""
    made = make(tmp_path_factory.mktemp("diff") / "ledger")
    made.repo.branch("side")
    made.repo.commit({VETO: REFUSED}, message="veto")
    made.repo.commit({"records/vetoes/2025-Q1/p0003-refused.yaml": REFUSED.replace(b"p0004", b"p0003")})
    made.repo.commit({"records/vetoes/2025-Q1/p0003-refused.yaml": None})
    made.repo.switch("main")
    made.repo.commit({ADJUSTMENT: None})
    made.repo.merge("side")
    made.repo.git("tag", "changed")
    made.correct("2025-Q1", "更正加减分")
    return made


def diff(ledger: Settled, *arguments: str) -> tuple[int, str]:
    return shaiji("diff", *arguments, "--root", str(ledger.root), "--now", "2026-02-20")


def parsed(ledger: Settled, *arguments: str) -> dict[str, Any]:
    code, text = diff(ledger, *arguments, "--format", "json")
    assert code in (0, 1)
    value: dict[str, Any] = json.loads(text)
    return value


def test_sentences(ledger: Settled) -> None:
    """Who, from what to what, what was lost, because of which record, merged where, made where, by whom."""
    merge, made = ledger.repo.head("changed")[:10], ledger.repo.head("side~2")[:10]
    code, text = diff(ledger, "year", "HEAD", "--lang", "en")
    assert code == 1
    line = next(line for line in text.splitlines() if line.startswith("p0004"))
    assert line == (
        "p0004 罗闻溪 (东关街道办事处) 2025-Q1: grade 好 → 较差 (lost “好”); records that decide the grade "
        "none → vetoes/2025-Q1/p0004-refused"
    )
    cause = next(line for line in text.splitlines() if "because vetoes/2025-Q1/p0004-refused" in line)
    assert "authority 云纪〔2025〕5号, decided by 云溪区纪委监委" in cause
    assert (
        f"merged in {merge} (not signed; author given as x <x@example.invalid>, time claimed 2026-" in cause
    )
    assert f"made in {made} (not signed" in cause
    assert "p0005 " in text
    assert "score 76.75 → 76.25" in text
    assert (
        "settlement 2 (by 云溪区考核办, under 云考〔2026〕3号, as of 2026-02-20), reason: 更正加减分" in text
    )
    assert "records/vetoes/2025-Q1/p0003-refused.yaml was changed and is as before" in text


def test_in_chinese(ledger: Settled) -> None:
    code, text = diff(ledger, "year", "HEAD", "--lang", "zh")
    assert code == 1
    assert "p0004 罗闻溪（东关街道办事处）2025-Q1：等次 好 → 较差（失去“好”）" in text
    assert "因为 adjustments/2025-Q1/p0005-flood 删去" in text


@pytest.mark.parametrize(
    ("arguments", "people"),
    [
        (["--person", "p0004"], {"p0004"}),
        (["--unit", "archives"], set()),
        (["--unit", "dongguan"], {"p0004", "p0005"}),
        (["--rule", "grades.direct"], {"p0004"}),
        (["--rule", "adjustments"], {"p0005"}),
        (["--period", "2025-Q2"], set()),
        (["--period", "2025-Q1", "--person", "p0005"], {"p0005"}),
    ],
)
def test_filters(ledger: Settled, arguments: list[str], people: set[str]) -> None:
    value = parsed(ledger, "year", "HEAD", *arguments)
    assert {row["subject"] for each in value["rounds"] for row in each["rows"]} == people
    code, _ = diff(ledger, "year", "HEAD", *arguments)
    assert code == (1 if people else 0)


@pytest.mark.parametrize(
    ("by", "heads"),
    [("person", ["[p0004]", "[p0005]"]), ("unit", ["[dongguan]"]), ("rule", ["[grades.direct"])],
)
def test_orders(ledger: Settled, by: str, heads: list[str]) -> None:
    _, text = diff(ledger, "year", "HEAD", "--by", by, "--lang", "en")
    assert all(any(line.startswith(head) for line in text.splitlines()) for head in heads)


def test_json(ledger: Settled) -> None:
    """A cause has its details, landings with full commits, and for each result which causes do it."""
    value = parsed(ledger, "year", "HEAD", "--person", "p0005")
    (found,) = value["rounds"]
    (row,) = found["rows"]
    (score,) = (move for move in row["moves"] if move["result"] == "score")
    assert (score["first"], score["second"]) == ("76.75", "76.25")
    cause = found["causes"][str(score["alone"][0])]
    assert (cause["kind"], cause["record"]) == ("removed", "adjustments/2025-Q1/p0005-flood")
    (landing,) = cause["landings"]
    assert landing["commit"]["commit"] == ledger.repo.head("changed^1")
    assert found["settlement"]["commit"]["commit"] == ledger.repo.head("main")
    assert [each["what"] for each in value["passing"]] == ["restored"]


def test_records_changed_and_not_settled_anew(ledger: Settled) -> None:
    _, text = diff(ledger, "year", "changed", "--lang", "en")
    assert "(东关街道办事处) 2025-Q1 (records changed, not settled anew): score 76.75 → 76.25" in text


def test_two_rounds(ledger: Settled) -> None:
    """Rounds of the revision checked out, or of one that is named."""
    _, text = diff(ledger, "2025-Q1", "2025-Q2", "--lang", "en")
    assert "p0004" in text
    value = parsed(ledger, "year:2025-Q1", "HEAD:2025-Q1", "--person", "p0004")
    (move,) = (m for m in value["rounds"][0]["rows"][0]["moves"] if m["result"] == "grade")
    assert (move["first"], move["second"]) == ("good", "poor")


def test_the_same_revision(ledger: Settled) -> None:
    code, text = diff(ledger, "year", "year", "--lang", "en")
    assert code == 0
    assert "no result is another" in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "say what to compare"),
        (["year"], "say what to compare"),
        (["year", "HEAD", "x"], "say what to compare"),
        (["year", "nowhere"], "there is no revision “nowhere”"),
        (["year", "--all"], "no option --all"),
        (["year", "2025-Q1"], "both have to be revisions, or both rounds"),
        (["2025-Q1", "2024-Q1"], "2024-Q1 is not settled"),
    ],
)
def test_refused(ledger: Settled, arguments: list[str], said: str) -> None:
    code, text = diff(ledger, *arguments, "--lang", "en")
    assert code == 2
    assert said in text


def test_no_repository_and_a_shallow_one(ledger: Settled, tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    code, text = shaiji("diff", "a", "b", "--root", str(tmp_path), "--lang", "en")
    assert (code, "is in no git repository" in text) == (2, True)
    clone = tmp_path / "clone"
    ledger.repo.git("clone", "-q", "--depth", "2", f"file://{ledger.root}", str(clone))
    code, text = shaiji("diff", "HEAD^", "HEAD", "--root", str(clone), "--lang", "en")
    assert (code, "lacks part of the history" in text) == (2, True)
