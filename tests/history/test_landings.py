"""How a record came to be another: through merges, side branches, merges by hand, rewritten histories."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.git import Git
from ledger.history.landings import Landing, Lines, Passing
from tests.git.repositories import Repository

A, B = "records/a", "records/b"


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "repo")
    made.commit({A: b"60", B: b"1", "c": b"1"})
    made.git("tag", "start")
    return made


def lines(repo: Repository, first: str = "start", second: str = "main", *paths: str) -> Lines:
    return Lines(Git(repo.root), repo.head(first), repo.head(second), paths or ("records",))


def told(found: list[Landing]) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [(each.path, each.commit, each.how, each.made) for each in found]


def test_commits_of_the_main_line_newest_first(repo: Repository) -> None:
    one = repo.commit({A: b"61"})
    two = repo.commit({A: b"62", "c": b"2"})
    found = lines(repo)
    assert told(found.landings) == [(A, two, "commit", ()), (A, one, "commit", ())]
    assert [each.commit for each in found.of(A)] == [one, two]
    assert found.of(B) == []
    assert found.passing == []
    assert found.lost == []


def test_the_first_commit_of_all_adds(repo: Repository) -> None:
    found = Lines(Git(repo.root), "", repo.head(), ("records",))
    assert [(each.path, each.parent, each.before) for each in found.landings] == [(A, "", ""), (B, "", "")]


def test_a_merge_names_the_commits_that_made_the_change(repo: Repository) -> None:
    repo.branch("side")
    one, two = repo.commit({A: b"61"}), repo.commit({A: b"62"})
    repo.commit({B: b"2"})
    repo.switch("main")
    repo.commit({"c": b"2"})
    merge = repo.merge("side")
    found = lines(repo)
    assert told(found.of(A)) == [(A, merge, "merged", (one, two))]


def test_a_merge_of_a_merge(repo: Repository) -> None:
    """The change was made two branches away: the merge that brought it to the side did not make it."""
    repo.branch("inner")
    made = repo.commit({A: b"61"})
    repo.branch("outer", "start")
    repo.commit({"d": b"1"})
    repo.merge("inner")
    repo.switch("main")
    repo.commit({"c": b"2"})
    merge = repo.merge("outer")
    assert told(lines(repo).of(A)) == [(A, merge, "merged", (made,))]


def test_a_change_made_in_the_merge_itself(repo: Repository) -> None:
    repo.branch("side")
    repo.commit({B: b"2"})
    repo.switch("main")
    repo.commit({"c": b"2"})
    merge = repo.merge("side", files={A: b"95"})
    assert told(lines(repo).of(A)) == [(A, merge, "in_merge", ())]


def test_a_silent_revert(repo: Repository) -> None:
    """Main lowered a score, the side branch never touched it, and the merge takes the side's old version."""
    repo.branch("side")
    repo.commit({B: b"2"})
    repo.switch("main")
    lowered = repo.commit({A: b"55"})
    merge = repo.merge("side", files={A: b"60"})
    found = lines(repo)
    assert told(found.of(A)) == [(A, lowered, "commit", ()), (A, merge, "reverted", ())]
    assert found.passing == [Passing(A, "restored", (lowered, merge))]


def test_up_and_down_on_a_side_branch(repo: Repository) -> None:
    """60 → 95 → 60, then merged: nothing moved, and yet it is told."""
    repo.branch("side")
    up, down = repo.commit({A: b"95"}), repo.commit({A: b"60", B: b"2"})
    repo.switch("main")
    repo.commit({"c": b"2"})
    merge = repo.merge("side")
    found = lines(repo)
    assert found.of(A) == []
    assert found.passing == [Passing(A, "restored", (up, down), merge)]


def test_a_penalty_left_aside_by_a_merge(repo: Repository) -> None:
    """`merge -s ours`: the side branch's penalty never arrives."""
    repo.branch("side")
    penalty = repo.commit({"records/penalty": b"-5"})
    repo.switch("main")
    repo.commit({"c": b"2"})
    merge = repo.merge("side", "-s", "ours")
    found = lines(repo)
    assert found.landings == []
    assert found.passing == [Passing("records/penalty", "dropped", (penalty,), merge)]


def test_deleted_and_added_again(repo: Repository) -> None:
    gone, back = repo.commit({A: None}), repo.commit({A: b"60"})
    found = lines(repo)
    assert [(each.before == "", each.after == "") for each in found.of(A)] == [(False, True), (True, False)]
    assert found.passing == [Passing(A, "restored", (gone, back))]


def test_a_rewritten_history(repo: Repository) -> None:
    """The earlier revision was thrown away by a forced push: what it had is told as undone."""
    lost = repo.commit({A: b"61"})
    repo.git("tag", "before")
    repo.git("reset", "-q", "--hard", "start")
    other = repo.commit({B: b"2"})
    found = lines(repo, "before")
    assert [link.commit for link in found.lost] == [lost]
    assert [(each.path, each.commit, each.undone) for each in found.landings] == [
        (B, other, False),
        (A, lost, True),
    ]


def test_replaced_objects_and_grafts_are_not_believed(repo: Repository) -> None:
    """A replace ref that shows another commit, and a graft that hides a parent, change nothing."""
    one = repo.commit({A: b"61"})
    two = repo.commit({A: b"62"})
    repo.git("replace", two, repo.commit_tree(repo.head("start^{tree}"), repo.head("start")))
    (repo.root / ".git/info/grafts").write_text(f"{two} {repo.head('start')}\n")
    assert [each.commit for each in lines(repo).of(A)] == [one, two]


def test_a_ledger_inside_a_larger_repository(repo: Repository) -> None:
    commit = repo.commit({"district/records/a": b"1"})
    found = Lines(Git(repo.root / "district"), repo.head("start"), commit, ("records",))
    assert [each.path for each in found.landings] == [A]


def test_names_that_look_like_something_else(repo: Repository) -> None:
    names = ["records/-x", "records/:(glob)*", "records/单位 甲", "records/line\nfeed", 'records/q"uote']
    commit = repo.commit(dict.fromkeys(names, b"1"))
    assert {each.path for each in lines(repo).landings} == set(names)
    assert lines(repo, "start", "main", "records/-x").of("records/-x")[0].commit == commit
