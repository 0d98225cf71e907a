"""A commit seen group by group holds what the whole of it holds, however odd its trees are."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.cache.grouped import GroupedTree
from ledger.cache.store import Store
from ledger.git import Git
from ledger.records.tree import CommitTree, TreeError
from ledger.rules.examples import base_files
from tests.git.repositories import Repository

ODD = {
    "records/stray.yaml": b"x: 1\n",
    "records/logs/2025/stray.yaml": b"x: 1\n",
    "records/logs/stray.yaml": b"x: 1\n",
    "records/tasks/2025/11010519491231002X.yaml": b"x: 1\n",
    "records/nowhere/deep/deeper/x.yaml": b"x: 1\n",
    "records/adjustments/2025-Q1/con.yaml": b"x: 1\n",
}


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "ledger")
    made.commit({path: data for path, data in base_files().items() if path.startswith("records/")})
    return made


def grouped(repo: Repository, revision: str = "HEAD") -> GroupedTree:
    git = Git(repo.root)
    return GroupedTree(git, git.resolve(revision), Store(repo.root / ".git/kept", b"s" * 32, b"engine"))


def same(repo: Repository) -> None:
    """The first one lists everything, the second one only what it is asked for."""
    whole = CommitTree(Git(repo.root), Git(repo.root).resolve("HEAD"))
    for _ in range(2):
        assert grouped(repo).faults() == whole.faults()
        assert grouped(repo).paths() == whole.paths()
        assert grouped(repo).paths("records/results/") == whole.paths("records/results/")
        tree = grouped(repo)
        assert list(tree.files(tree.blocks())) == whole.paths()
        for path in whole.paths()[::40]:
            assert grouped(repo).read(path) == whole.read(path)
            assert list(grouped(repo).fetch([path])) == list(whole.fetch([path]))
            assert grouped(repo).holds(path)
            assert not grouped(repo).holds(f"{path}x")


def test_a_sound_ledger(repo: Repository) -> None:
    same(repo)


@pytest.mark.parametrize("path", ODD)
def test_what_is_no_record(repo: Repository, path: str) -> None:
    repo.commit({path: ODD[path]})
    same(repo)


def test_links_and_modules(repo: Repository) -> None:
    blob = repo.git("hash-object", "-w", "--stdin", given=b"elsewhere")
    for mode, id_, path in (
        ("120000", blob, "records/logs"),
        ("120000", blob, "records/tasks/2025/link.yaml"),
        ("160000", repo.head(), "records/panels/2025-Q1"),
        ("100755", blob, "records/goals/2025/p0001.yaml"),
    ):
        repo.git("rm", "-rq", "--cached", "--ignore-unmatch", path)
        repo.git("update-index", "--add", "--cacheinfo", f"{mode},{id_},{path}")
        repo.git("commit", "-q", "-m", "odd")
        same(repo)


def test_no_records_at_all(repo: Repository) -> None:
    for entry in ("100644", "120000"):
        blob = repo.git("hash-object", "-w", "--stdin", given=b"elsewhere")
        repo.git("rm", "-rq", "--cached", "--ignore-unmatch", "records")
        repo.git("update-index", "--add", "--cacheinfo", f"{entry},{blob},records")
        repo.git("commit", "-q", "-m", "odd")
        same(repo)
    repo.git("rm", "-q", "--cached", "records")
    repo.git("commit", "-q", "--allow-empty", "-m", "none")
    same(repo)


def test_only_what_is_asked_for_is_listed(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    grouped(repo).blocks()
    tree, asked = grouped(repo), []
    listing = Git.ls_tree

    def listed(git: Git, revision: str, *prefixes: str, folders: bool = False) -> object:
        asked.append(prefixes)
        return listing(git, revision, *prefixes, folders=folders)

    monkeypatch.setattr(Git, "ls_tree", listed)
    tree.blocks(), tree.faults()
    assert asked == []
    tree.holds("records/organization/body.yaml")
    assert asked == [("records/organization/body.yaml",)]


def test_a_month_of_logs_is_a_block(repo: Repository) -> None:
    """A log of one month changed: the other months of the year are as they were."""
    before = grouped(repo).blocks()
    path = grouped(repo).paths("records/logs/")[0]
    month, year = path.rpartition("/")[2], path.split("/")[2]
    repo.commit({path: (repo.root / path).read_bytes() + b"#\n"})
    after = grouped(repo).blocks()
    changed = {block for block in after if after[block] != before.get(block)}
    assert changed == {f"records/logs/{year}/{month}"}


def test_what_is_not_there_cannot_be_read(repo: Repository) -> None:
    with pytest.raises(TreeError):
        grouped(repo).read("records/logs/2031/roads/p0001/2031-01.yaml")
