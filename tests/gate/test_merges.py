"""Merges: what is joined rightly passes, and every other content of a path is told by its own rule."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.gate.merges import Sides, _broken
from tests.gate.proposals import Proposals

MAINTAINER = "maintainer@yunxi"
State = tuple[str, str] | None


def rules(ledger: Proposals) -> list[str]:
    return ledger.rules("main", MAINTAINER)


def two_lines(ledger: Proposals, ours: dict[str, bytes | None], theirs: dict[str, bytes | None]) -> None:
    """`main` and `side` part at the base and each change something; `main` is checked out."""
    ledger.repo.branch("side", "base")
    ledger.repo.commit(theirs)
    ledger.repo.switch("main")
    ledger.repo.commit(ours)


def test_a_merge_that_joins(ledger: Proposals) -> None:
    two_lines(ledger, {"docs/a": b"1"}, {"docs/b": b"1"})
    ledger.repo.merge("side")
    verdict = ledger.judge("main", MAINTAINER)
    assert verdict.findings == ()
    assert verdict.change is not None
    merge = verdict.change.commits[-1]
    assert merge.is_merge
    assert merge.joins
    assert {each.path for _, each in verdict.change.own()} == {"docs/a", "docs/b"}


def test_a_merge_that_joins_may_carry_the_key_of_a_forge(ledger: Proposals) -> None:
    """Nothing in it is its maker's, so it does not matter whose key that is; a broken signature does."""
    two_lines(ledger, {"docs/a": b"1"}, {"docs/b": b"1"})
    ledger.repo.merge("side", key=ledger.pairs["stranger"])
    assert rules(ledger) == []
    text = ledger.repo.git("cat-file", "commit", "HEAD")
    forged = ledger.repo.object("commit", text.replace("\n\nmerge", "\n\nother").encode() + b"\n")
    ledger.repo.git("update-ref", "refs/heads/main", forged)
    assert rules(ledger) == ["X011"]


def test_a_stranger_s_merge_that_does_not_only_join(ledger: Proposals) -> None:
    two_lines(ledger, {"docs/a": b"1"}, {"docs/b": b"1"})
    ledger.repo.merge("side", files={"docs/c": b"1"}, key=ledger.pairs["stranger"])
    assert rules(ledger) == ["X007", "X010"]


def test_the_same_change_on_both_sides(ledger: Proposals) -> None:
    two_lines(ledger, {"docs/a": b"1", "docs/c": b"2"}, {"docs/a": b"1", "docs/b": b"1"})
    ledger.repo.merge("side")
    assert rules(ledger) == []


def test_ours_over_a_penalty(ledger: Proposals) -> None:
    """`-s ours`: the other side's new record is dropped without a trace."""
    two_lines(ledger, {"docs/a": b"1"}, {"docs/penalty": b"-5"})
    ledger.repo.git("merge", "-q", "-s", "ours", "--no-ff", "-m", "merge", "side")
    ledger.repo.commit({"docs/d": b"1"})
    assert rules(ledger) == ["X008"]


def test_theirs_over_a_penalty_of_the_main_line(ledger: Proposals) -> None:
    """The tree of an older side is taken whole: what the main line has since then would be gone."""
    repo = ledger.repo
    repo.branch("side", "base")
    side = repo.commit({"docs/a": b"1"})
    repo.switch("main")
    repo.commit({"docs/penalty": b"-5"})
    penalty = ledger.base = repo.head()
    forged = repo.commit_tree(repo.head("side^{tree}"), penalty, side)
    repo.git("update-ref", "refs/heads/main", forged)
    assert rules(ledger) == ["X008"]


def test_one_file_put_back_in_a_merge(ledger: Proposals) -> None:
    old = b"# Ledger\n"
    repo = ledger.repo
    repo.branch("side", "base")
    repo.commit({"docs/a": b"1"})
    repo.switch("main")
    ledger.base = repo.commit({"README.md": b"# The ledger\n"})
    repo.merge("side", files={"README.md": old})
    assert rules(ledger) == ["X008"]


@pytest.mark.parametrize("taken", [b"ours", b"theirs"])
def test_both_sides_changed_it_and_one_is_taken(ledger: Proposals, taken: bytes) -> None:
    two_lines(ledger, {"README.md": b"ours"}, {"README.md": b"theirs", "docs/b": b"1"})
    ledger.repo.git("merge", "-q", "--no-ff", "--no-commit", "side", check=False)
    ledger.repo.commit({"README.md": taken})
    assert rules(ledger) == ["X009"]


def test_both_sides_changed_it_and_a_third_is_made(ledger: Proposals) -> None:
    two_lines(ledger, {"README.md": b"ours"}, {"README.md": b"theirs"})
    ledger.repo.git("merge", "-q", "--no-ff", "--no-commit", "side", check=False)
    ledger.repo.commit({"README.md": b"ours theirs"})
    assert rules(ledger) == ["X007"]


def test_lines_joined_by_git_within_a_file(ledger: Proposals) -> None:
    """Git would join the two texts by itself; who wrote the joined text could not be told."""
    text = "".join(f"line {number}\n" for number in range(40)).encode()
    ledger.base = ledger.repo.commit({"docs/long": text})
    ledger.repo.git("branch", "-q", "-f", "base")
    two_lines(ledger, {"docs/long": b"first\n" + text}, {"docs/long": text + b"last\n"})
    ledger.repo.merge("side")
    assert rules(ledger) == ["X007"]


def test_a_file_taken_away_in_a_merge(ledger: Proposals) -> None:
    two_lines(ledger, {"docs/a": b"1"}, {"docs/b": b"1"})
    ledger.repo.merge("side", files={"README.md": None})
    assert rules(ledger) == ["X007"]


def test_a_mode_changed_in_a_merge(ledger: Proposals) -> None:
    two_lines(ledger, {"docs/a": b"1"}, {"docs/b": b"1"})
    (ledger.repo.root / "README.md").chmod(0o755)
    ledger.repo.merge("side")
    assert rules(ledger) == ["X007"]


def test_a_file_deleted_on_one_side_stays_deleted(ledger: Proposals) -> None:
    two_lines(ledger, {"docs/a": b"1"}, {"README.md": None})
    ledger.repo.merge("side")
    assert rules(ledger) == []


def test_three_parents_and_none_in_common(ledger: Proposals) -> None:
    repo = ledger.repo
    two_lines(ledger, {"docs/a": b"1"}, {"docs/b": b"1"})
    repo.branch("third", "base")
    repo.commit({"docs/c": b"1"})
    repo.switch("main")
    repo.merge("side", "third")
    assert rules(ledger) == ["X006"]
    repo.git("reset", "-q", "--hard", "base")
    apart = repo.commit_tree(repo.tree(("100644", "x", repo.head("HEAD:README.md"))))
    repo.git("merge", "-q", "--allow-unrelated-histories", "-m", "merge", apart)
    assert rules(ledger) == ["X006"]


def test_two_points_of_parting(ledger: Proposals) -> None:
    """Lines that were merged crosswise: which of two contents a path started from cannot be told."""
    repo = ledger.repo
    two_lines(ledger, {"docs/a": b"1"}, {"docs/b": b"1"})
    one, other = repo.head("main"), repo.head("side")
    repo.merge("side")
    repo.switch("side")
    repo.merge(one)
    repo.commit({"docs/c": b"1"})
    repo.switch("main")
    repo.commit({"docs/d": b"1"})
    repo.merge("side")
    assert set(repo.git("merge-base", "--all", "main^1", "main^2").split()) == {one, other}
    assert rules(ledger) == ["X006"]


def test_a_side_line_is_judged_commit_by_commit(ledger: Proposals) -> None:
    repo = ledger.repo
    repo.branch("side", "base")
    repo.commit({"docs/b": b"1"}, key=ledger.pairs["stranger"])
    repo.switch("main")
    repo.merge("side")
    assert rules(ledger) == ["X010"]


def test_a_side_line_that_changes_and_restores_is_seen(ledger: Proposals) -> None:
    """60 → 95 → 60: the merge brings nothing, and both commits stand in the change."""
    repo = ledger.repo
    repo.branch("side", "base")
    repo.commit({"README.md": b"95"})
    repo.commit({"README.md": b"# Ledger\n"})
    repo.switch("main")
    repo.merge("side")
    verdict = ledger.judge("main", MAINTAINER)
    assert {each.rule for each in verdict.findings} == {"X005"}
    assert verdict.change is not None
    assert [each.path for _, each in verdict.change.own()] == ["README.md", "README.md"]


STATES = (None, ("100644", "a"), ("100644", "b"), ("100755", "a"), ("100644", "c"))


def test_any_path_of_any_merge() -> None:
    """The rule by the book: the side that changed it wins; no third content; no choice where both did."""
    for states in product(STATES, repeat=4):
        hold_the_rule(*states)


def hold_the_rule(origin: State, first: State, second: State, merged: State) -> None:
    broken = _broken(Sides(origin, first, second, merged))
    if merged not in (first, second):
        assert broken == "X007"
    elif first == second:
        assert broken is None
    elif first == origin:
        assert broken == (None if merged == second else "X008")
    elif second == origin:
        assert broken == (None if merged == first else "X008")
    else:
        assert broken == "X009"


CONTENT = st.dictionaries(st.sampled_from("abc"), st.sampled_from([b"1", b"2"]), max_size=3)


@pytest.mark.slow
@given(CONTENT, CONTENT, CONTENT, CONTENT)
@settings(max_examples=20)
def test_any_merge_of_whole_trees(
    tmp_path_factory: pytest.TempPathFactory, origin: dict, first: dict, second: dict, merged: dict
) -> None:
    """The rules of a merge read from real trees are those of its paths one by one."""
    from ledger.gate.merges import merge_faults
    from ledger.git import Git
    from ledger.git.history import commits, tree_changes
    from tests.git.repositories import Repository

    root: Path = tmp_path_factory.mktemp("merge")
    repo = Repository(root)
    ids = {data: repo.object("blob", data) for data in (b"1", b"2")}

    def tree(files: dict[str, bytes]) -> str:
        return repo.tree(*(("100644", name, ids[data]) for name, data in sorted(files.items())))

    start = repo.commit_tree(tree(origin))
    one, other = repo.commit_tree(tree(first), start), repo.commit_tree(tree(second), start, message="y")
    merge = repo.commit_tree(tree(merged), one, other)
    git = Git(root)
    (found,) = commits(git, [merge])
    (change,) = tree_changes(git, [(one, merge)])
    told = {each.path: each.rule for each in merge_faults(git, found, change)}
    for name in "abc":
        states = Sides(
            *(("100644", ids[s[name]]) if name in s else None for s in (origin, first, second, merged))
        )
        assert told.get(name) == _broken(states)
