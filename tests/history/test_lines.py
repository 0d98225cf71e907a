"""Random histories of commits and merges: what is told always leads from the one revision to the other."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.git import Git
from ledger.history.landings import Lines
from tests.git.repositories import Repository

PATHS = ("records/a", "records/b")
STEP = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(PATHS), st.sampled_from([b"1", b"2", b"3", None])),
    st.tuples(st.just("branch"), st.integers(0, 3), st.none()),
    st.tuples(st.just("merge"), st.integers(0, 3), st.sampled_from(["join", "ours", "hand"])),
)


def play(repo: Repository, steps: list[tuple[str, object, object]]) -> list[str]:
    """Do the steps; the commits of the branch checked out along the way."""
    tips = [repo.commit({PATHS[0]: b"0", PATHS[1]: b"0", "c": b"0"})]
    for number, (what, which, how) in enumerate(steps):
        there = {path: (repo.root / path).exists() for path in PATHS}
        if what == "write" and (how is not None or there[str(which)]):
            tips.append(repo.commit({str(which): how}))  # type: ignore[dict-item]
        elif what == "branch":
            repo.branch(f"b{number}", tips[int(str(which)) % len(tips)])
        elif what == "merge":
            other = tips[int(str(which)) % len(tips)]
            tree = repo.head("HEAD^{tree}") if how == "ours" else repo.head(f"{other}^{{tree}}")
            if how == "hand":
                tree = repo.tree(("40000", "records", repo.tree(("100644", "a", repo.object("blob", b"9")))))
            merged = repo.commit_tree(tree, repo.head(), other, message=f"{number}")
            repo.git("reset", "-q", "--hard", merged)
            tips.append(merged)
    return [*tips, repo.head()]


def blob(repo: Repository, commit: str, path: str) -> str:
    listed = repo.git("ls-tree", commit, path)
    return listed.split()[2] if listed else ""


@settings(max_examples=12)
@given(st.lists(STEP, min_size=2, max_size=8))
def test_landings_lead_from_one_revision_to_the_other(steps: list[tuple[str, object, object]]) -> None:
    """Along the main line each change begins where the one before ended; the first begins with what the
    parent of the line had, the last ends with what the revision has; every commit named did change it."""
    with tempfile.TemporaryDirectory() as folder:
        repo = Repository(Path(folder) / "repo")
        tips = play(repo, steps)
        found = Lines(Git(repo.root), tips[0], tips[-1], ("records",))
        for path in PATHS:
            landings = [each for each in found.of(path) if not each.undone]
            ends = [each.after for each in landings]
            assert [each.before for each in landings[1:]] == ends[:-1]
            last = (
                ends[-1] if ends else blob(repo, found.main[-1].parents[0] if found.main else tips[0], path)
            )
            assert last == blob(repo, tips[-1], path)
            for each in landings:
                assert blob(repo, each.commit, path) == each.after != each.before
                for made in each.made:
                    parents = repo.git("rev-list", "--parents", "-1", made).split()[1:]
                    assert all(blob(repo, parent, path) != blob(repo, made, path) for parent in parents)
                assert (each.how == "commit") == (
                    len(repo.git("rev-list", "--parents", "-1", each.commit).split()) < 3
                )
