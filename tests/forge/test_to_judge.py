"""Which commit a forge's job judges: the head itself, or the merge that would be made of it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.git.repositories import Repository

FILE: dict[str, bytes | None] = {"a": b"1\n"}


def to_judge(root: Path, repo: Repository, base: str, head: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(root / "scripts/to-judge.sh"), str(repo.root), base, head], capture_output=True, text=True
    )


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    repo = Repository(tmp_path / "repo")
    repo.commit({**FILE, "b": b"1\n"})
    repo.branch("proposal")
    return repo


def test_a_proposal_on_top_of_the_base_is_judged_itself(repo: Repository, root: Path) -> None:
    head = repo.commit({"a": b"2\n"})
    assert to_judge(root, repo, "main", "proposal").stdout.strip() == head


def test_an_older_proposal_is_judged_as_it_would_land(repo: Repository, root: Path) -> None:
    head = repo.commit({"a": b"2\n"})
    repo.switch("main")
    base = repo.commit({"b": b"2\n"})
    merged = to_judge(root, repo, "main", "proposal").stdout.strip()
    assert repo.git("show", "-s", "--format=%P", merged) == f"{base} {head}"
    assert (repo.git("show", f"{merged}:a"), repo.git("show", f"{merged}:b")) == ("2", "2")
    assert repo.head() == base


def test_a_proposal_that_took_the_base_in_is_judged_as_it_would_land(repo: Repository, root: Path) -> None:
    """`git pull` without rebase makes the main line the second parent: the forge's merge puts it right."""
    repo.commit({"a": b"2\n"})
    repo.switch("main")
    base = repo.commit({"b": b"2\n"})
    repo.switch("proposal")
    head = repo.merge("main")
    merged = to_judge(root, repo, "main", "proposal").stdout.strip()
    assert repo.git("show", "-s", "--format=%P", merged) == f"{base} {head}"
    assert repo.head(f"{merged}^{{tree}}") == repo.head(f"{head}^{{tree}}")


def test_a_conflict_is_told(repo: Repository, root: Path) -> None:
    repo.commit({"a": b"2\n"})
    repo.switch("main")
    repo.commit({"a": b"3\n"})
    done = to_judge(root, repo, "main", "proposal")
    assert (done.returncode, done.stdout) == (1, "")
    assert "rebase" in done.stderr


def test_names_that_are_options_are_none(repo: Repository, root: Path) -> None:
    assert to_judge(root, repo, "main", "--help").returncode != 0
