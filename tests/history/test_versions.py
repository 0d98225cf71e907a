"""The versions of a record and everything about a person, against what the commits really did."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.git import Git
from ledger.git.walks import links
from ledger.history.dossier import Dossier
from ledger.history.edition import edition
from ledger.history.receipts import receipts
from ledger.history.shelf import Shelf
from ledger.history.versions import Effects, History
from tests.git.repositories import Repository
from tests.history.ledgers import ADJUSTMENT, Settled, copy, make, moves
from tests.history.test_comparison import REFUSED, VETO
from tests.settle.small import NOW

RECORD = "adjustments/2025-Q1/p0005-flood"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Settled:
    return make(tmp_path_factory.mktemp("versions") / "ledger")


@pytest.fixture
def ledger(made: Settled, tmp_path: Path) -> Settled:
    return copy(made, tmp_path / "ledger")


def history(ledger: Settled, record: str = RECORD) -> History:
    tip = ledger.edition("HEAD")
    return History(tip, record, Effects(tip, NOW))


def test_each_version_and_what_it_moved(ledger: Settled) -> None:
    """Added with the first commit (76.25 → 76.75 for p0005), raised by half a point, then taken away."""
    first = ledger.repo.head("records")
    ledger.edit(ADJUSTMENT, "item: commended-district", "item: innovation")
    raised = ledger.edit(ADJUSTMENT, 'points: "0.50"', 'points: "1.00"')
    gone = ledger.repo.commit({ADJUSTMENT: None})
    entries = history(ledger).entries
    assert [(each.landing.commit, each.change.kind) for each in entries if each.moved] == [
        (first, "added"),
        (raised, "changed"),
        (gone, "removed"),
    ]
    scores = [moves(each.moved[0].rows[0])["score"] for each in entries if each.moved]
    assert scores == [("76.25", "76.75"), ("76.75", "77.25"), ("77.25", "76.25")]
    assert [tuple(each) for each in entries[2].details] == [("points", "0.50", "1.00")]
    assert entries[0].stated["authority"] == "云委通〔2025〕9号"


def test_a_side_branch_and_what_was_left_aside(ledger: Settled) -> None:
    ledger.repo.branch("side")
    made = ledger.edit(ADJUSTMENT, "防汛演练", "防汛抢险")
    ledger.repo.switch("main")
    ledger.repo.commit({"x": b"1"})
    merge = ledger.repo.merge("side")
    entry = history(ledger).entries[-1]
    assert (entry.landing.commit, entry.landing.made) == (merge, (made,))
    ledger.repo.branch("other")
    aside = ledger.edit(ADJUSTMENT, "防汛抢险", "防汛")
    ledger.repo.switch("main")
    ledger.repo.commit({"x": b"2"})
    ours = ledger.repo.merge("other", "-s", "ours")
    (passing,) = history(ledger).passing
    assert (passing.what, passing.commits, passing.by) == ("dropped", (aside,), ours)


def test_versions_that_cannot_be_read(ledger: Settled) -> None:
    """A version that is no record, or too large, is told and moves as if it were not there."""
    ledger.repo.commit({ADJUSTMENT: b"\xff"})
    ledger.repo.commit({ADJUSTMENT: b"# " + b"x" * 70_000 + b"\n"})
    entries = history(ledger).entries
    assert [each.change.kind for each in entries] == ["added", "changed", "changed"]
    assert [each.change.now.read is None for each in entries if each.change.now] == [False, True, True]
    assert moves(entries[1].moved[0].rows[0])["score"] == ("76.75", "76.25")
    assert entries[2].moved == ()


def test_without_effects(ledger: Settled) -> None:
    (entry,) = History(ledger.edition("HEAD"), RECORD, None).entries
    assert entry.moved == ()


def test_a_record_of_an_open_round(ledger: Settled) -> None:
    """What a version moves in rounds that are open is computed as of the day given."""
    ledger.repo.switch("records")
    tip = ledger.edition("HEAD")
    (entry,) = History(tip, RECORD, Effects(tip, NOW)).entries
    assert "2025-Q1" in {each.period for each in entry.moved}
    (entry,) = History(tip, RECORD, Effects(tip, "2024-12-31")).entries
    assert entry.moved == ()


def test_everything_about_a_person(ledger: Settled) -> None:
    """Their records by path and by name, and their results settlement by settlement; no ballots."""
    veto = ledger.repo.commit({VETO: REFUSED})
    corrected = ledger.correct("2025-Q1")
    tip = ledger.edition("HEAD")
    notes = Dossier(tip, "p0004", Effects(tip, NOW)).notes()
    records = [note.change.record for note in notes if note.change]
    assert "organization/people/p0004" in records
    assert not any(record.startswith("ballots/") or "p0005" in record for record in records)
    (found,) = (
        note for note in notes if note.change and note.change.record == "vetoes/2025-Q1/p0004-refused"
    )
    assert found.landing.commit == veto
    assert [(each.period, moves(each.rows[0])["grade"]) for each in found.moved] == [
        ("2025-Q1", ("good", "poor"))
    ]
    results = [note for note in notes if note.period == "2025-Q1"]
    assert [note.number for note in results] == [1, 2]
    assert results[1].landing.commit == corrected
    assert {move.what: (move.before, move.after) for move in results[1].moves} == {
        "grade": ("good", "poor"),
        "direct": (None, "vetoes/2025-Q1/p0004-refused"),
    }


def test_a_settled_row_changed_by_hand_is_a_note(ledger: Settled) -> None:
    commit = ledger.edit("records/results/2025-Q1/1/units/dongguan.yaml", '"82.57"', '"92.57"')
    notes = Dossier(ledger.edition("HEAD"), "p0002", None).notes()
    assert (notes[-1].landing.commit, notes[-1].number) == (commit, 1)
    assert [tuple(move) for move in notes[-1].moves] == [("score", "82.57", "92.57")]


def test_when_a_server_received(tmp_path: Path) -> None:
    """By the server's clock, push by push, whatever the commits claim; nothing in a clone."""
    server = tmp_path / "server.git"
    repo = Repository(tmp_path / "work")
    repo.git("init", "-q", "--bare", "-b", "main", str(server))
    repo.git("-C", str(server), "config", "core.logAllRefUpdates", "true")
    one = repo.commit({"records/a": b"1"})
    repo.git("push", "-q", str(server), "main", GIT_COMMITTER_DATE="1768600000 +0000")
    repo.clock -= 86400 * 365
    two, three = repo.commit({"records/a": b"2"}), repo.commit({"records/a": b"3"})
    repo.git("push", "-q", str(server), "main", GIT_COMMITTER_DATE="1768700000 +0000")
    git = Git(server)
    found = receipts(git, "HEAD", links(git, repo.head()))
    assert found == {one: "2026-01-16T21:46:40Z", two: "2026-01-18T01:33:20Z", three: "2026-01-18T01:33:20Z"}
    assert receipts(git, repo.head(), links(git, repo.head())) == {}
    assert receipts(Git(repo.root), "HEAD", links(Git(repo.root), repo.head())) == {}


def test_a_bare_repository_is_read_as_well(ledger: Settled, tmp_path: Path) -> None:
    bare = tmp_path / "bare.git"
    ledger.repo.git("clone", "-q", "--bare", str(ledger.root), str(bare))
    tip = edition(Shelf(Git(bare)), "HEAD")
    (entry,) = History(tip, RECORD, Effects(tip, NOW)).entries
    assert moves(entry.moved[0].rows[0])["score"] == ("76.25", "76.75")


def test_a_settled_file_has_a_history_too(ledger: Settled) -> None:
    """It moves nobody by itself; what changed in it is told row by row."""
    ledger.edit("records/results/2025-Q1/1/units/dongguan.yaml", '"82.57"', '"92.57"')
    entries = history(ledger, "results/2025-Q1/1/units/dongguan").entries
    assert [each.change.kind for each in entries] == ["added", "changed"]
    assert [tuple(each) for each in entries[1].details] == [("people[p0002].score", "82.57", "92.57")]
    assert entries[1].moved == ()
