"""Reading a proposed change: what cannot be relied on ends the run, what is too much is a finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.gate import proposal
from ledger.git import Git, GitError
from ledger.refusal import Refusal
from tests.gate.proposals import RECEIVED, Proposals
from tests.git.repositories import Repository

MAINTAINER = "maintainer@yunxi"


def rules(ledger: Proposals, head: str = "main") -> list[str]:
    return ledger.rules(head, MAINTAINER)


def refusal(ledger: Proposals, **asked: str) -> str:
    with pytest.raises(Refusal) as caught:
        ledger.judge(**asked)
    return caught.value.reason


def test_an_unknown_base_or_head(ledger: Proposals) -> None:
    assert refusal(ledger, base="1" * 40) == "gate.base"
    assert refusal(ledger, base="--all") == "gate.base"
    assert refusal(ledger, base="HEAD:records") == "gate.base"
    assert refusal(ledger, head="nowhere") == "gate.head"
    assert refusal(ledger, head="") == "gate.head"


def test_a_folder_that_is_no_repository(tmp_path: Path) -> None:
    ledger = Proposals(Repository(tmp_path / "a"), {}, "HEAD")
    (tmp_path / "a" / ".git").rename(tmp_path / "aside")
    assert refusal(ledger) == "gate.repository"


def test_a_ledger_below_the_top(ledger: Proposals) -> None:
    below = Proposals(ledger.repo, ledger.pairs, ledger.base)
    below.repo.root = ledger.repo.root / "records"
    assert refusal(below) == "gate.inside"


def test_shallow_and_partial_clones(ledger: Proposals, tmp_path: Path) -> None:
    ledger.repo.commit({"docs/a.md": b"1"})
    ledger.repo.git("config", "uploadpack.allowFilter", "true")
    for number, option in enumerate(("--depth=1", "--filter=blob:none", "--filter=tree:0")):
        clone = tmp_path / f"clone-{number}"
        ledger.repo.git("clone", "-q", option, f"file://{ledger.repo.root}", str(clone))
        found = Proposals(Repository(clone), ledger.pairs, "HEAD")
        assert refusal(found) == "gate.shallow"


def test_a_base_without_roles_accepts_nothing(ledger: Proposals) -> None:
    ledger.base = ledger.repo.commit({"records/organization/roles.yaml": None})
    ledger.repo.commit({"docs/a.md": b"1"})
    assert refusal(ledger) == "gate.roles"


def test_it_is_told_which_file_of_the_base_cannot_be_read(ledger: Proposals) -> None:
    path = "records/organization/principals/broken.yaml"
    ledger.base = ledger.repo.commit({path: b"principals: x\n"})
    with pytest.raises(Refusal) as refused:
        ledger.judge()
    assert refused.value.values == {"path": path}


@pytest.mark.parametrize("data", [b"", b"roles: [", b"roles: []\n", b"roles:\n- id: a\n", b"x: y\n", b"\xff"])
def test_a_base_whose_roles_cannot_be_read(ledger: Proposals, data: bytes) -> None:
    ledger.base = ledger.repo.commit({"records/organization/roles.yaml": data})
    assert refusal(ledger) == "gate.unreadable"


def test_roles_that_are_a_link_or_too_large(ledger: Proposals) -> None:
    place = ledger.repo.root / "records/organization/roles.yaml"
    text = place.read_bytes()
    ledger.base = ledger.repo.commit({"records/organization/roles.yaml": text + b"# x\n" * 20_000})
    assert refusal(ledger) == "gate.unreadable"
    place.unlink()
    place.symlink_to("body.yaml")
    ledger.base = ledger.repo.commit()
    assert refusal(ledger) == "gate.unreadable"


def test_principals_that_cannot_be_read(ledger: Proposals) -> None:
    ledger.base = ledger.repo.commit({"records/organization/principals/broken.yaml": b"principals: x\n"})
    assert refusal(ledger) == "gate.unreadable"


def test_a_head_that_lacks_an_object(ledger: Proposals) -> None:
    ledger.repo.commit({"docs/a.md": b"only here"})
    id_ = ledger.repo.head("HEAD:docs/a.md")
    (ledger.repo.root / ".git/objects" / id_[:2] / id_[2:]).unlink()
    with pytest.raises(GitError, match="lacks object"):
        ledger.judge()


def test_in_a_bare_repository(ledger: Proposals, tmp_path: Path) -> None:
    ledger.repo.commit({"docs/a.md": b"1"})
    bare = tmp_path / "bare.git"
    ledger.repo.git("clone", "-q", "--bare", str(ledger.repo.root), str(bare))
    from ledger.gate.judge import judge

    verdict = judge(Git(bare), ledger.base, "main", MAINTAINER, RECEIVED)
    assert verdict.accepted
    assert verdict.change is not None
    assert [each.path for each in verdict.change.files] == ["docs/a.md"]


def test_beside_the_main_line(ledger: Proposals) -> None:
    """A change that began before others landed, one with no common history, one that goes back."""
    repo = ledger.repo
    repo.branch("side", "base")
    repo.commit({"docs/a.md": b"1"})
    repo.switch("main")
    ledger.base = repo.commit({"docs/b.md": b"1"})
    assert rules(ledger, "side") == ["X001"]
    apart = repo.commit_tree(repo.head("HEAD^{tree}"), message="apart")
    assert rules(ledger, apart) == ["X001"]
    assert rules(ledger, "base") == ["X001"]


def test_the_main_line_merged_into_the_side_line(ledger: Proposals) -> None:
    """The head holds the base, but as the second parent: the main line would become a side line."""
    repo = ledger.repo
    repo.branch("side", "base")
    repo.commit({"docs/a.md": b"1"})
    repo.switch("main")
    ledger.base = repo.commit({"docs/b.md": b"1"})
    repo.switch("side")
    repo.merge("main")
    assert rules(ledger, "side") == ["X001"]


def test_replaced_and_grafted_history_is_not_believed(ledger: Proposals) -> None:
    repo = ledger.repo
    first = repo.commit({"docs/a.md": b"1"})
    second = repo.commit({"README.md": b"changed"})
    clean = repo.commit_tree(repo.head(f"{first}^{{tree}}"), first)
    repo.git("replace", second, clean)
    (repo.root / ".git/info").mkdir(exist_ok=True)
    (repo.root / ".git/info/grafts").write_text(f"{second} {ledger.base}\n")
    verdict = ledger.judge("main", MAINTAINER)
    assert verdict.change is not None
    assert [each.path for each in verdict.change.files] == ["README.md", "docs/a.md"]
    assert [commit.id for commit in verdict.change.commits] == [first, second]


def test_ten_thousand_commits(ledger: Proposals) -> None:
    """Counted, not read: no more than the cap and one."""
    repo, tree = ledger.repo, ledger.repo.head("HEAD^{tree}")
    lines = []
    for number in range(10_000):
        start = "" if number else f"from {ledger.base}\n"
        lines.append(f"commit refs/heads/long\ncommitter x <x> 1 +0000\ndata 1\nx\n{start}")
    repo.git("fast-import", "--quiet", "--force", given="".join(lines).encode())
    assert repo.head("long^{tree}") == tree
    (found,) = ledger.judge("long").findings
    assert (found.rule, found.path) == ("X002", "")


def test_caps_count_what_later_commits_take_away(ledger: Proposals, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposal, "MOST_FILES", 10)
    many: dict[str, bytes | None] = {f"docs/{number}.md": b"1" for number in range(11)}
    ledger.repo.commit(many)
    ledger.repo.commit({**dict.fromkeys(many), "docs/a.md": b"1"})
    assert rules(ledger) == ["X003"]


def test_caps_on_what_a_merge_brings(ledger: Proposals, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hidden in a merge it counts; a merge that only joins counts once."""
    monkeypatch.setattr(proposal, "MOST_FILES", 10)
    ledger.repo.branch("side", "base")
    ledger.repo.commit({f"docs/{number}.md": b"1" for number in range(9)})
    ledger.repo.switch("main")
    ledger.repo.commit({"docs/a.md": b"1"})
    ledger.repo.merge("side")
    assert rules(ledger) == []
    ledger.repo.git("reset", "-q", "--hard", "HEAD^")
    ledger.repo.merge("side", files={"docs/b.md": b"1", "docs/c.md": b"1"})
    assert rules(ledger) == ["X003"]


def test_a_million_bytes_too_many(ledger: Proposals, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposal, "MOST_BYTES", 1000)
    ledger.repo.commit({"docs/a.md": b"1" * 501})
    ledger.repo.commit({"docs/a.md": b"2" * 501})
    assert rules(ledger) == ["X004"]
    ledger.repo.git("reset", "-q", "--hard", "base")
    ledger.repo.commit({"docs/a.md": b"1" * 501, "docs/b.md": b"1" * 501})
    assert rules(ledger) == []


def test_a_tree_of_more_entries_than_anybody_looks_at(
    ledger: Proposals, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ledger.gate.proposal.tree_changes", _too_much)
    ledger.repo.commit({"docs/a.md": b"1"})
    assert rules(ledger) == ["X003"]


def _too_much(*_: object) -> None:
    from ledger.git.history import TooMuch

    raise TooMuch("more")


def test_nothing_of_the_change_is_run(ledger: Proposals, tmp_path: Path) -> None:
    """Hooks, filters, drivers and modules of the head leave a canary alone."""
    trap = f"touch {tmp_path}/sprung\n"
    files: dict[str, bytes | None] = {
        ".gitattributes": b"* filter=trap diff=trap merge=trap\n",
        ".githooks/pre-commit": f"#!/bin/sh\n{trap}".encode(),
        "conftest.py": f"import os\nos.system({trap!r})\n".encode(),
        "sitecustomize.py": f"import os\nos.system({trap!r})\n".encode(),
        "ledger/__init__.py": f"import os\nos.system({trap!r})\n".encode(),
        "mkdocs.yml": b"hooks: [conftest.py]\n",
    }
    ledger.repo.lay(files)
    ledger.repo.commit()
    for name in (
        "filter.trap.smudge",
        "filter.trap.clean",
        "diff.trap.command",
        "diff.trap.textconv",
        "merge.trap.driver",
        "core.fsmonitor",
    ):
        ledger.repo.git("config", name, f"sh -c '{trap.strip()}'")
    (tmp_path / "sprung").unlink(missing_ok=True)
    assert rules(ledger) == ["X020"]
    assert not (tmp_path / "sprung").exists()
