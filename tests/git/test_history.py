"""History as objects: lines of commits, what lies between trees, and commits read from their bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.git import Git, GitError
from ledger.git.history import (
    TooMuch,
    between,
    commits,
    empty_tree,
    merge_bases,
    read_commit,
    tree_changes,
)
from tests.git.repositories import START, Repository


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def changes(git: Git, before: str, after: str) -> list[tuple[str, str | None, str | None]]:
    (found,) = tree_changes(git, [(before, after)])
    return [
        (each.path, each.before and each.before.mode, each.after and each.after.mode) for each in found.files
    ]


def test_what_lies_between_two_trees(repo: Repository) -> None:
    first = repo.commit({"a": b"1", "b/c/d": b"2", "e": b"3"})
    (repo.root / "e").chmod(0o755)
    (repo.root / "l").symlink_to("a")
    second = repo.commit({"a": b"22", "b/c/d": None, "b\n/x y": b"44"})
    git = Git(repo.root)
    (found,) = tree_changes(git, [(first, second)])
    assert changes(git, first, second) == [
        ("a", "100644", "100644"),
        ("b\n/x y", None, "100644"),
        ("b/c/d", "100644", None),
        ("e", "100644", "100755"),
        ("l", None, "120000"),
    ]
    assert [each.after.size for each in found.files if each.after] == [2, 2, 1, 1]
    assert [each.path for each in found.folders] == ["b\n"]


def test_a_renamed_file_is_taken_away_and_added(repo: Repository) -> None:
    first = repo.commit({"a": b"1" * 1000})
    repo.git("mv", "a", "b")
    second = repo.commit()
    assert changes(Git(repo.root), first, second) == [("a", "100644", None), ("b", None, "100644")]


def test_a_file_that_becomes_a_folder(repo: Repository) -> None:
    first = repo.commit({"a": b"1"})
    second = (
        repo.commit({"a": None, "a/b": b"1"}) if (repo.root / "a").unlink() else repo.commit({"a/b": b"1"})
    )
    (found,) = tree_changes(Git(repo.root), [(first, second)])
    assert [(each.path, bool(each.before), bool(each.after)) for each in found.files] == [
        ("a", True, False),
        ("a/b", False, True),
    ]
    assert [each.path for each in found.folders] == ["a"]


def test_many_pairs_equal_ones_among_them(repo: Repository) -> None:
    ids = [repo.commit({"a": str(number).encode()}) for number in range(4)]
    git = Git(repo.root)
    pairs = [(ids[0], ids[0]), (ids[0], ids[1]), (ids[2], ids[2]), (ids[2], ids[3]), (ids[3], ids[3])] * 120
    assert [len(each.files) for each in tree_changes(git, pairs)] == [0, 1, 0, 1, 0] * 120
    assert tree_changes(git, []) == []


def test_more_than_anybody_would_look_at(repo: Repository) -> None:
    first = repo.commit({"a": b""})
    second = repo.commit({f"b{number}": b"" for number in range(50)})
    assert len(tree_changes(Git(repo.root), [(first, second)], most=50)[0].files) == 50
    with pytest.raises(TooMuch):
        tree_changes(Git(repo.root), [(first, second)], most=49)


def test_trees_that_are_missing_or_malformed(repo: Repository) -> None:
    first = repo.commit({"a": b"1"})
    blob = repo.head("HEAD:a")
    git = Git(repo.root)
    with pytest.raises(GitError):
        tree_changes(git, [(first, "1" * 40)])
    cut = repo.object("tree", b"100644 a\0" + bytes.fromhex(blob)[:7])
    with pytest.raises(GitError):
        tree_changes(git, [(first, cut)])


def test_lines_of_commits(repo: Repository) -> None:
    first = repo.commit({"a": b"1"})
    repo.branch("side")
    side = repo.commit({"b": b"1"})
    repo.switch("main")
    second = repo.commit({"a": b"2"})
    merge = repo.merge("side")
    git = Git(repo.root)
    found = between(git, first, merge, 10)
    assert set(found) == {side, second, merge}
    assert found[-1] == merge
    assert len(between(git, first, merge, 2)) == 2
    assert merge_bases(git, merge, side) == [side]
    assert merge_bases(git, second, side) == [first]
    apart = repo.commit_tree(empty_tree(first))
    assert merge_bases(git, first, apart) == []
    with pytest.raises(GitError):
        merge_bases(git, first, "1" * 40)


def test_a_commit_read_from_its_bytes(repo: Repository) -> None:
    first = repo.commit({"a": b"1"})
    second = repo.commit({"a": b"2"}, message="标题\n\n正文")
    (one, other) = commits(Git(repo.root), [first, second])
    assert (one.parents, other.parents) == ((), (first,))
    assert other.tree == repo.head("HEAD^{tree}")
    assert other.message == "标题\n\n正文\n"
    assert other.author.who == "x <x@example.invalid>"
    assert other.committer.time == START + 60
    assert not other.signed
    assert other.headers == ("tree", "parent", "author", "committer")


@pytest.mark.parametrize(
    "line",
    ["", "x <x>", "x <x> 1", "x <x> -1 +0800", "x <x> 9999999999999 +0000", "x <x> 999999999999 +0000"],
)
def test_a_time_that_is_none(line: str) -> None:
    assert read_commit("1" * 40, f"tree {'1' * 40}\nauthor {line}\n\nx".encode()).author.moment is None


def test_what_is_no_commit() -> None:
    with pytest.raises(GitError):
        read_commit("1" * 40, b"object 1\n\nx")


def test_the_first_line_of_a_name_counts() -> None:
    """A second `tree` line is told by the headers; it does not replace the first."""
    found = read_commit("1" * 40, b"tree aa\ntree bb\nparent cc\ngpgsig -----\n more\n\nmessage")
    assert (found.tree, found.parents, found.signed) == ("aa", ("cc",), True)
    assert found.headers == ("tree", "tree", "parent", "gpgsig")


def test_partial_clones_and_places(repo: Repository, tmp_path_factory: pytest.TempPathFactory) -> None:
    repo.commit({"a/b": b"1"})
    clone = tmp_path_factory.mktemp("clone")
    repo.git("config", "uploadpack.allowFilter", "true")
    repo.git("clone", "-q", "--filter=blob:none", f"file://{repo.root}", str(clone))
    assert Git(clone).is_partial()
    assert not Git(repo.root).is_partial()
    assert Git(repo.root / "a").prefix() == "a/"
    assert Git(repo.root).prefix() == ""
    assert Git(repo.root / "a").place() == ("a/", False)
    assert Git(repo.root).place() == ("", False)
    assert Git(repo.root.parent).place() is None


def test_many_files_read_by_their_paths(repo: Repository) -> None:
    first = repo.commit({"a": b"1", "b c": "一".encode(), "missing": b"2"})
    git = Git(repo.root)
    asked = ["b c", "none", "a", "missing", "a missing"]
    assert git.read(first, asked) == {"b c": "一".encode(), "a": b"1", "missing": b"2"}
    assert git.read(first, []) == {}


def test_sizes_without_reading(repo: Repository) -> None:
    repo.commit({"a": b"123", "b": b""})
    git = Git(repo.root)
    one, other = repo.head("HEAD:a"), repo.head("HEAD:b")
    assert git.sizes([one, other, one]) == {one: 3, other: 0}
    assert git.sizes([]) == {}
    with pytest.raises(GitError, match="lacks object"):
        git.sizes(["1" * 40])
