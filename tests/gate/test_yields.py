"""Who moves, told from what is remembered, is what computing both sides from all records tells."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path
from random import Random

import pytest

from ledger.gate import moves, yields
from ledger.gate.base import roles_at
from ledger.gate.change import Change
from ledger.gate.moves import moves_of
from ledger.gate.proposal import read_change
from ledger.gate.yields import NotKept, Unread
from ledger.git import Git
from tests.cache.edits import edit, edit_kind
from tests.git.repositories import Repository
from tests.settle.small import edit as edit_text
from tests.settle.small import settled, small_ledger

POLICY = "records/policies/small/v1.yaml"
DAYS = ("2025-08-20", "2026-02-20")
RECEIVED = datetime.fromisoformat("2026-02-20T10:00:00+08:00")


@pytest.fixture(scope="module")
def half_settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of which two quarters are settled, two and the year open; everything of it known."""
    root = small_ledger(tmp_path_factory.mktemp("yields") / "ledger")
    for period in ("2025-Q1", "2025-Q2"):
        settled(root, period)
    Repository(root).commit({}, message="base")
    return root


@pytest.fixture
def repo(half_settled: Path, tmp_path: Path) -> Repository:
    shutil.copytree(half_settled.parent, tmp_path / "copy")
    return Repository(tmp_path / "copy" / half_settled.name)


def change_of(repo: Repository, head: str, private: Path | None = None) -> Change:
    git = Git(repo.root)
    base = git.resolve("main")
    change, _ = read_change(git, base, head, "", RECEIVED, roles_at(git, base), private=private)
    assert change is not None
    return change


def kept(repo: Repository, head: str, day: str) -> object:
    """After both sides were looked at, as the judge does."""
    change = change_of(repo, head, repo.root.parent / "private")
    change.looking.findings(change.base, day)
    change.looking.findings(change.head, day)
    return moves_of(change, day)


def proposal(repo: Repository, chance: Random, folder: str | None) -> str:
    repo.git("checkout", "-q", "--detach", "main")
    for _ in range(2):
        edit_kind(repo.root, folder, chance) if folder else edit(repo.root, chance)
    return repo.commit({}, message="head")


@pytest.mark.parametrize("folder", ["logs", "adjustments", "ballots", "organization/people", None])
def test_the_same_moves(repo: Repository, folder: str | None) -> None:
    """Head after head for one base: what one leaves behind does not mislead the next."""
    chance = Random(folder or "any")
    for _ in range(2):
        head = proposal(repo, chance, folder)
        for day in DAYS:
            assert kept(repo, head, day) == moves_of(change_of(repo, head), day), (head, day)


@pytest.mark.slow
@pytest.mark.parametrize(
    "seed", [*range(5), *(pytest.param(each, marks=pytest.mark.thorough) for each in range(5, 20))]
)
def test_the_same_moves_after_many_edits(repo: Repository, seed: int) -> None:
    chance = Random(seed)
    for _ in range(4):
        head = proposal(repo, chance, chance.choice((None, None, "logs", "summaries", "results/2025-Q1/1")))
        day = chance.choice(DAYS)
        assert kept(repo, head, day) == moves_of(change_of(repo, head), day), (seed, head, day)


@pytest.mark.parametrize("since", ["2025-Q4", "2026-Q1"])
def test_the_same_moves_where_rounds_lose_their_policy(repo: Repository, since: str) -> None:
    """It comes into force only after some open rounds, or after the year: these yield nothing any more."""
    repo.git("checkout", "-q", "--detach", "main")
    edit_text(repo.root, POLICY, "effective_from: 2025-Q1", f"effective_from: {since}")
    head = repo.commit({}, message="head")
    assert kept(repo, head, DAYS[1]) == moves_of(change_of(repo, head), DAYS[1])


def test_logs_that_were_not_read_are_never_taken_for_none() -> None:
    logs = Unread()
    for ask in (lambda: logs.get("p0001"), lambda: list(logs), lambda: len(logs), lambda: "p0001" in logs):
        with pytest.raises(NotKept):
            ask()


def test_nothing_is_computed_twice(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    head = proposal(repo, Random(1), "adjustments")
    first = kept(repo, head, DAYS[1])

    def fail(*_: object, **__: object) -> None:
        raise AssertionError("computed again")

    monkeypatch.setattr(yields, "compute", fail)
    monkeypatch.setattr(moves, "edition", fail)
    assert kept(repo, head, DAYS[1]) == first
