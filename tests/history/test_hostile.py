"""Revisions that hold what nobody should have let in: told in words, never a traceback, nothing executed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.session import shaiji
from tests.history.ledgers import ADJUSTMENT, Settled, copy, make, moves, row


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Settled:
    return make(tmp_path_factory.mktemp("hostile") / "ledger")


@pytest.fixture
def ledger(made: Settled, tmp_path: Path) -> Settled:
    return copy(made, tmp_path / "ledger")


POLICY = "records/policies/small/v1.yaml"
SETTLEMENT = "records/results/2025-Q1/1/settlement.yaml"
RESULT = "records/results/2025-Q1/1/units/dongguan.yaml"
DAMAGE: dict[str, dict[str, bytes | None]] = {
    "no policy": {POLICY: None},
    "a policy that is none": {POLICY: b"policy: small\n"},
    "no calendar": {"records/calendar/2025.yaml": None},
    "a settlement that cannot be read": {SETTLEMENT: b"\xff"},
    "a settlement without its day": {SETTLEMENT: b"period: 2025-Q1\n"},
    "no settlement but its files": {SETTLEMENT: None},
    "a result that is a list": {RESULT: b"- x\n"},
    "results without rows": {RESULT: b"people: x\n"},
    "rows that are none": {
        RESULT: b"people:\n- x\n- person: p0002\n  parts: x\n  score:\n    a: b\n"
        b"- person: p0003\n  status: odd\n  grade: nothing\n  odd: 1/0\n  parts:\n    ballots: 1/0\n"
    },
    "a row twice": {RESULT: b"people:\n- person: p0002\n- person: p0002\n"},
    "a person without appointments": {"records/organization/people/p0002.yaml": b"person: p0002\n"},
    "an adjustment of nobody": {ADJUSTMENT: b"person: p9999\n"},
    "aliases": {ADJUSTMENT: b"person: &a p0005\nperiod: *a\n"},
    "too large": {ADJUSTMENT: b"# " + b"x" * 70_000},
    "deep": {ADJUSTMENT: b"[" * 5000},
    "a folder in place of a file": {ADJUSTMENT: None, f"{ADJUSTMENT}/x": b"1"},
    "another number": {"records/results/2025-Q1/9999/settlement.yaml": b"period: 2025-Q1\n"},
    "a round that is none": {"records/results/2025-M07/1/settlement.yaml": b"period: 2025-M07\n"},
    "a round of a year far off": {"records/results/2199/1/settlement.yaml": b'as_of: "2199-13-77"\n'},
}


@pytest.mark.parametrize("name", DAMAGE)
def test_damage(ledger: Settled, name: str) -> None:
    """Both ways round, and the histories: an answer in words with a code that means it."""
    ledger.repo.commit(DAMAGE[name])
    root = ("--root", str(ledger.root), "--now", "2026-02-20", "--lang", "en")
    for command in (
        ("diff", "year", "HEAD"),
        ("diff", "HEAD", "year", "--format", "json", "--open"),
        ("history", "p0002", "--brief"),
        ("history", "results/2025-Q1/1/units/dongguan"),
    ):
        code, text = shaiji(*command, *root)
        assert code in (0, 1, 2), (command, text)
        assert "Traceback" not in text
        assert "went wrong inside the tool" not in text, (command, text)


@pytest.mark.parametrize("name", ["no policy", "a policy that is none"])
def test_what_cannot_be_scored_is_said(ledger: Settled, name: str) -> None:
    """Without a policy nobody can say who moves; that is told, and is no "nothing is another"."""
    ledger.repo.commit(DAMAGE[name])
    for revisions in (("year", "HEAD"), ("HEAD", "year")):
        code, text = shaiji("diff", *revisions, "--root", str(ledger.root), "--lang", "en")
        assert code == 1
        assert text.count("no policy is in force there") == 5


def test_names_and_messages_that_steer_a_terminal(ledger: Settled) -> None:
    """Names of authors and files, messages and texts are shown with their control characters escaped."""
    evil = "\x1b[2J\u202e::error::<b>"
    ledger.repo.environment = {"GIT_AUTHOR_NAME": evil, "GIT_AUTHOR_EMAIL": "a@b"}
    text = (ledger.root / ADJUSTMENT).read_text("utf-8")
    changed = text.replace('"0.50"', '"1.00"').replace("commended-district", "innovation")
    ledger.repo.commit({ADJUSTMENT: changed.encode()}, message=evil)
    ledger.repo.commit({f"records/{evil}\n": b"1"})
    ledger.repo.commit({f"records/{evil}\n": None})
    for command in (
        ("diff", "year", "HEAD"),
        ("history", "p0005"),
        ("diff", "year", "HEAD", "--format", "json"),
    ):
        code, said = shaiji(*command, "--root", str(ledger.root), "--now", "2026-02-20", "--lang", "en")
        assert code in (0, 1)
        assert "\x1b" not in said
        assert "\u202e" not in said


def test_nothing_of_the_repository_is_run(ledger: Settled) -> None:
    """Text conversions, external diffs, monitors, hooks and aliases of the repository stay silent."""
    trap, sprung = ledger.root / ".git/trap", ledger.root / ".git/sprung"
    trap.write_text(f"#!/bin/sh\necho x >> {sprung}\ncat\n")
    trap.chmod(0o755)
    (ledger.root / ".git/info/attributes").write_text("* diff=evil filter=evil\n")
    for name in ("diff.evil.textconv", "diff.evil.command", "diff.external", "core.fsmonitor", "core.pager"):
        ledger.repo.git("config", name, str(trap))
    ledger.repo.git("-c", "core.fsmonitor=false", "config", "log.follow", "true")
    (ledger.root / ADJUSTMENT).unlink()
    ledger.repo.git("-c", "core.fsmonitor=false", "commit", "-qam", "x")
    sprung.unlink(missing_ok=True)
    found = ledger.round("year", "2025-Q1")
    assert moves(row(found, "p0005"))["score"] == ("76.75", "76.25")
    assert shaiji("history", "p0005", "--root", str(ledger.root), "--now", "2026-02-20")[0] == 0
    assert not sprung.exists()


def test_a_replace_ref_shows_nobody_another_ledger(ledger: Settled) -> None:
    """The last commit is replaced by the one before: the diff still sees what the commit really has."""
    commit = ledger.repo.commit({ADJUSTMENT: None})
    ledger.repo.git("replace", commit, ledger.repo.head("year"))
    assert moves(row(ledger.round("year", "2025-Q1"), "p0005"))["score"] == ("76.75", "76.25")


def test_a_year_without_a_settlement_file_is_not_a_round(ledger: Settled) -> None:
    ledger.repo.commit({"records/results/2025-Q1/2/units/x.yaml": b"people:\n- person: p0002\n"})
    code, text = shaiji("diff", "year", "HEAD", "--root", str(ledger.root), "--lang", "en")
    assert code == 1
    assert "Traceback" not in text
