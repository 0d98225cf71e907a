"""Git through its one module: which commit touched what, objects, and an environment nobody else sets."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from ledger.git import Git, GitError


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """An empty repository."""
    _git(tmp_path, "init", "-q", "-b", "main")
    return tmp_path


def _git(root: Path, *arguments: str) -> str:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.invalid", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ["git", "-C", str(root), *who, *arguments], check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def _commit(root: Path, **files: str | None) -> str:
    """Commit files below `records/` (names with `_` for `/`); None removes one."""
    for name, text in files.items():
        path = root / "records" / name.replace("_", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink() if text is None else path.write_text(text)
    _git(root, "add", "-A")
    _git(root, "commit", "-q", "--allow-empty", "-m", "x")
    return _git(root, "rev-parse", "HEAD")


def test_last_commit_of_each_path(repo: Path) -> None:
    first = _commit(repo, a="1", b_c="1", d="1")
    second = _commit(repo, b_c="2")
    third = _commit(repo, d="2")
    _commit(repo)
    git = Git(repo)
    assert git.commits_of(["records/a", "records/b/c", "records/d", "records/none"]) == {
        "records/a": first,
        "records/b/c": second,
        "records/d": third,
    }
    assert git.commit_of("records/b/c") == second
    assert git.commit_of("records/none") is None


def test_last_commit_of_many_paths_in_one_walk(repo: Path) -> None:
    first = _commit(repo, **{f"n{number}": "1" for number in range(200)})
    second = _commit(repo, n7="2")
    found = Git(repo).commits_of([f"records/n{number}" for number in range(200)])
    assert found.pop("records/n7") == second
    assert set(found.values()) == {first}
    assert len(found) == 199


def test_a_merge_is_what_changed_the_main_line(repo: Path) -> None:
    """A side branch changes a score and changes it back: seen from the main line the merge did nothing."""
    first = _commit(repo, a="60", b="1")
    _git(repo, "checkout", "-q", "-b", "side")
    _commit(repo, a="95")
    _commit(repo, a="60", b="2")
    _git(repo, "checkout", "-q", "main")
    _commit(repo, c="1")
    _git(repo, "merge", "-q", "--no-ff", "-m", "merge", "side")
    merge = _git(repo, "rev-parse", "HEAD")
    assert Git(repo).commits_of(["records/a", "records/b"]) == {"records/a": first, "records/b": merge}


def test_names_with_blanks_chinese_and_signs(repo: Path) -> None:
    names = ["单位 甲.yaml", "*.yaml", "-x", 'q"uote', "line\nfeed", ":(glob)a"]
    commit = _commit(repo, **dict.fromkeys(names, "1"))
    paths = [f"records/{name}" for name in names]
    assert Git(repo).commits_of(paths) == dict.fromkeys(paths, commit)
    assert sorted(entry.path for entry in Git(repo).ls_tree("HEAD", "records")) == sorted(paths)


def test_a_ledger_inside_a_larger_repository(repo: Path) -> None:
    ledger = repo / "district"
    commit = _commit(ledger, a="1")
    (ledger / "records" / "b").write_text("1")
    git = Git(ledger)
    assert git.commits_of(["records/a"]) == {"records/a": commit}
    assert [entry.path for entry in git.ls_tree("HEAD", "records")] == ["records/a"]
    assert git.changed_paths() == ["records/b"]


def test_tree_and_objects(repo: Path) -> None:
    _commit(repo, a="one", b_c="two\n\x00\n")
    git = Git(repo)
    entries = git.ls_tree("HEAD", "records", folders=True)
    assert [(entry.mode, entry.type, entry.size, entry.path) for entry in entries] == [
        ("040000", "tree", 0, "records"),
        ("100644", "blob", 3, "records/a"),
        ("040000", "tree", 0, "records/b"),
        ("100644", "blob", 6, "records/b/c"),
    ]
    blobs = [entry.id for entry in entries if entry.type == "blob"]
    assert list(git.cat(blobs)) == [b"one", b"two\n\x00\n"]
    assert list(git.cat([])) == []
    assert len(list(git.cat(blobs * 400))) == 800


def test_a_large_object_does_not_block(repo: Path) -> None:
    _commit(repo, a="x" * 3_000_000)
    (entry,) = Git(repo).ls_tree("HEAD", "records")
    assert [len(data) for data in Git(repo).cat([entry.id] * 5)] == [3_000_000] * 5


def test_a_missing_object(repo: Path) -> None:
    _commit(repo, a="1")
    with pytest.raises(GitError, match="lacks object 0000"):
        list(Git(repo).cat(["0" * 40]))


def test_changed_paths(repo: Path) -> None:
    _commit(repo, a="1", b="1", c="1", d="1")
    (repo / "records/a").write_text("2")
    (repo / "records/b").unlink()
    (repo / "records/new").mkdir()
    (repo / "records/new/e").write_text("1")
    (repo / "outside").write_text("1")
    _git(repo, "mv", "records/c", "records/f")
    assert Git(repo).changed_paths() == [f"records/{name}" for name in ("a", "b", "c", "f", "new/e")]


def test_resolve(repo: Path) -> None:
    commit = _commit(repo, a="1")
    assert Git(repo).resolve("HEAD") == Git(repo).resolve("main") == commit
    for revision in ("none", "--all", "HEAD:records"):
        with pytest.raises(GitError):
            Git(repo).resolve(revision)


def test_no_repository_and_no_commits(tmp_path: Path, repo: Path) -> None:
    (tmp_path / ".git").rename(tmp_path / "aside")
    assert not Git(tmp_path).is_repository()
    (tmp_path / "aside").rename(tmp_path / ".git")
    assert Git(repo).is_repository()
    assert Git(repo).commits_of(["records/a"]) == {}


def test_shallow(repo: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    _commit(repo, a="1")
    _commit(repo, a="2")
    clone = tmp_path_factory.mktemp("clone")
    _git(repo, "clone", "-q", "--depth", "1", f"file://{repo}", str(clone))
    assert Git(clone).is_shallow()
    assert not Git(repo).is_shallow()


def test_without_git(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repo))
    with pytest.raises(GitError, match="not installed"):
        Git(repo).is_repository()


def test_nothing_of_the_repository_or_the_user_is_run(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """File monitors, external diffs, text conversions, pagers and replaced objects do nothing."""
    first = _commit(repo, a="1", **{".gitattributes": "* diff=evil\n"})
    second = _commit(repo, a="2")
    trap = repo / ".git" / "trap"
    trap.write_text(f"#!/bin/sh\necho run >> {repo}/.git/sprung\ncat\n")
    trap.chmod(0o755)
    settings = (
        "core.fsmonitor",
        "core.pager",
        "pager.log",
        "diff.external",
        "diff.evil.textconv",
        "diff.evil.command",
    )
    for setting in settings:
        _git(repo, "config", setting, str(trap))
    home = repo / ".git" / "home"
    home.mkdir()
    (home / ".gitconfig").write_text(
        f"[core]\n\tpager = {trap}\n\tfsmonitor = {trap}\n[log]\n\tfollow = true\n"
    )
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", str(trap))
    monkeypatch.setenv("GIT_DIR", "/nonexistent")
    subprocess.run(
        ["git", "-C", str(repo), "replace", second, first], check=True, env={"PATH": os.environ["PATH"]}
    )
    (repo / "records/b").write_text("1")
    git = Git(repo)
    assert git.commits_of(["records/a"]) == {"records/a": second}
    assert git.changed_paths() == ["records/b"]
    (entry,) = [entry for entry in git.ls_tree("HEAD", "records") if entry.path == "records/a"]
    assert list(git.cat([entry.id])) == [b"2"]
    assert not (repo / ".git" / "sprung").exists()
