"""Commits are judged with a cache as without one; two versions of a ledger do not drive each other out."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import pytest

from ledger.cache import commits, verifying
from ledger.cache.commits import Looking
from ledger.cache.store import Store
from ledger.findings import Finding
from ledger.git import Git
from tests.cache.edits import edit, edit_kind
from tests.git.repositories import Repository
from tests.settle.small import NOW, settled_year


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A settled ledger, committed, looked at once."""
    root = settled_year(tmp_path_factory.mktemp("commits") / "ledger")
    Repository(root).commit({}, message="base")
    Looking(Git(root), root.parent / "private").findings("HEAD", NOW)
    return root


@pytest.fixture
def repo(settled: Path, tmp_path: Path) -> Repository:
    shutil.copytree(settled.parent, tmp_path / "copy")
    return Repository(tmp_path / "copy" / settled.name)


def kept(repo: Repository, revision: str) -> set[Finding]:
    return Looking(Git(repo.root), repo.root.parent / "private").findings(revision, NOW)


def fresh(repo: Repository, revision: str) -> set[Finding]:
    return Looking(Git(repo.root)).findings(revision, NOW)


@pytest.mark.parametrize("seed", range(3))
def test_after_any_edits(repo: Repository, seed: int) -> None:
    chance = Random(seed)
    for _ in range(2):
        done = edit(repo.root, chance)
        repo.commit({}, message=done)
        for revision in ("HEAD", "HEAD~1"):
            assert kept(repo, revision) == fresh(repo, revision), done


def test_what_is_known_is_neither_read_nor_computed(
    repo: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Base and head in turn, and a second head for the same base."""
    heads = []
    for seed in (1, 2):
        repo.git("checkout", "-q", "--detach", "main")
        edit_kind(repo.root, "logs", Random(seed))
        heads.append(repo.commit({}, message="head"))
        kept(repo, "main")
        kept(repo, heads[-1])

    def fail(*_: object, **__: object) -> None:
        raise AssertionError("done again")

    monkeypatch.setattr(verifying, "examine", fail)
    monkeypatch.setattr("ledger.cache.checking.run_checks", fail)
    monkeypatch.setattr("ledger.cache.crossing.run_checks", fail)
    kept(repo, "main")
    kept(repo, heads[-1])


def test_the_work_tree_is_not_looked_at(repo: Repository) -> None:
    before = kept(repo, "HEAD")
    shutil.rmtree(repo.root / "records")
    assert kept(repo, "HEAD") == before


def test_nothing_is_kept_in_a_folder_that_is_a_link(repo: Repository, tmp_path: Path) -> None:
    folder = Git(repo.root).folder() / "shaiji-cache"
    shutil.rmtree(folder)
    (tmp_path / "elsewhere").mkdir()
    folder.symlink_to(tmp_path / "elsewhere")
    assert kept(repo, "HEAD") == fresh(repo, "HEAD")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_slot_keeps_two(tmp_path: Path) -> None:
    store = Store(tmp_path / "slots", b"s" * 32, b"engine", two=True)
    for key in (b"a", b"b"):
        store.put("slot", key, key)
    assert (store.get("slot", b"a"), store.get("slot", b"b")) == (b"a", b"b")
    assert store.get("slot", b"a") == b"a"
    store.put("slot", b"c", b"c")
    assert [store.get("slot", key) for key in (b"a", b"b", b"c")] == [b"a", None, b"c"]
    store.put("slot", b"c", b"d")
    assert [store.get("slot", key) for key in (b"a", b"c")] == [b"a", b"d"]


def test_the_folder_of_a_repository_is_that_of_all_its_work_trees(repo: Repository, tmp_path: Path) -> None:
    repo.git("worktree", "add", "-q", "--detach", str(tmp_path / "other"))
    assert Git(tmp_path / "other").folder() == Git(repo.root).folder() == (repo.root / ".git").resolve()
    assert commits.FOLDER == ".shaiji-cache"
