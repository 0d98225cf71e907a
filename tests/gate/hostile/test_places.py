"""Repositories of another make, disks that are full, and what is run where nothing may be."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ledger.gate.judge import Verdict, judge
from ledger.git import Git, GitError
from ledger.refusal import Refusal
from tests.gate.hostile.ground import (
    ADJUSTMENT,
    GAO,
    LIN,
    LOG,
    MAINTAINER,
    OFFICE,
    PENALTY,
    RECEIVED,
    Files,
    Ground,
    accepted,
    refused,
    text,
)
from tests.gate.hostile.honest import a_log, an_activity, an_adjustment, changed
from tests.git.repositories import Repository

SHAIJI = Path(sys.executable).with_name("shaiji")


# --- ids of the newer format -----------------------------------------------------------------------------


@pytest.fixture
def longer(pristine: Ground, tmp_path: Path) -> Repository:
    """The ground in a repository whose ids are SHA-256."""
    root = tmp_path / "longer"
    subprocess.run(["git", "init", "-q", "-b", "main", "--object-format=sha256", str(root)], check=True)
    repo = Repository(root)
    repo.commit(dict(pristine.data), message="base")
    repo.git("branch", "-q", "base")
    return repo


def judged(repo: Repository, actor: str = OFFICE) -> Verdict:
    return judge(Git(repo.root), "base", "HEAD", actor, RECEIVED)


@pytest.mark.attack("Git")
@pytest.mark.parametrize("signed", [False, True])
def test_longer_ids_honestly(longer: Repository, pristine: Ground, signed: bool) -> None:
    longer.commit(dict(an_activity("a")), key=pristine.keys[OFFICE] if signed else None)
    accepted(judged(longer, MAINTAINER if signed else OFFICE))


@pytest.mark.attack("Git")
@pytest.mark.parametrize(
    ("files", "actor", "rule"),
    [
        ({PENALTY: None}, OFFICE, "J041"),
        (an_adjustment("p0012-good", "p0012", "0.50"), LIN, "J030"),
        ({LOG: text(a_log("19"))}, GAO, "J030"),
        ({"docs/note.md": b"x\n"}, OFFICE, "J036"),
    ],
)
def test_longer_ids(longer: Repository, pristine: Ground, files: Files, actor: str, rule: str) -> None:
    longer.commit(dict(files))
    refused(judged(longer, actor), rule)
    longer.git("reset", "-q", "--soft", "base")
    longer.commit(key=pristine.keys[actor])
    refused(judged(longer, MAINTAINER), rule)


@pytest.mark.attack("Git")
def test_longer_ids_of_strangers_and_links(longer: Repository, pristine: Ground) -> None:
    longer.commit(dict(an_activity("a")), key=pristine.keys["stranger"])
    refused(judged(longer), "X010")
    longer.git("reset", "-q", "--hard", "base")
    (longer.root / "records/activities/link.yaml").symlink_to("/etc/passwd")
    longer.commit()
    refused(judged(longer), "X014")


@pytest.mark.attack("Git")
def test_a_signature_for_ids_of_the_other_format(longer: Repository, pristine: Ground) -> None:
    """The header of the older format stands in a commit of the newer one: git looks at another."""
    head = longer.commit(dict(an_activity("a")), key=pristine.keys[OFFICE])
    raw = longer.git("cat-file", "commit", head).encode() + b"\n"
    made = longer.object("commit", raw.replace(b"gpgsig-sha256 ", b"gpgsig ", 1))
    refused(judge(Git(longer.root), "base", made, LIN, RECEIVED), "X010", "X011")


# --- clones that lack something ----------------------------------------------------------------------------


@pytest.mark.attack("Git")
@pytest.mark.parametrize("filter_", ["blob:none", "tree:0", "blob:limit=1k"])
def test_partial_clones(own_ground: Ground, tmp_path: Path, filter_: str) -> None:
    """Objects stayed behind on another machine; nothing is fetched from there, and nothing is judged."""
    ground, clone = own_ground, tmp_path / "clone"
    head = ground.change({PENALTY: None})
    ground.repo.git("update-ref", "refs/heads/proposed", head)
    ground.repo.git("config", "uploadpack.allowFilter", "true")
    ground.repo.git("config", "--unset", "uploadpack.packObjectsHook")
    source = f"file://{ground.repo.root}"
    ground.repo.git("clone", "-q", "--no-checkout", f"--filter={filter_}", source, str(clone))
    there = {each.name for each in (clone / ".git/objects/pack").iterdir()}
    for settings in ([], ["--unset", "remote.origin.promisor"]):
        if settings:
            subprocess.run(["git", "-C", str(clone), "config", *settings], check=True)
        with pytest.raises((Refusal, GitError)):
            judge(Git(clone), ground.base, head, OFFICE, RECEIVED)
    assert {each.name for each in (clone / ".git/objects/pack").iterdir()} == there, "something was fetched"


@pytest.mark.attack("Git")
@pytest.mark.parametrize("depth", [1, 2])
def test_shallow_clones(own_ground: Ground, tmp_path: Path, depth: int) -> None:
    ground, clone = own_ground, tmp_path / "clone"
    head = ground.change(an_activity("a"), an_activity("b"))
    ground.repo.git("update-ref", "refs/heads/main", head)
    ground.repo.git("config", "--unset", "uploadpack.packObjectsHook")
    ground.repo.git(
        "clone", "-q", "--no-checkout", f"--depth={depth}", f"file://{ground.repo.root}", str(clone)
    )
    with pytest.raises((Refusal, GitError)):
        judge(Git(clone), ground.base, head, OFFICE, RECEIVED)


@pytest.mark.attack("Git")
@pytest.mark.parametrize("kind", ["grafted", "borrowed", "elsewhere"])
def test_objects_of_another_repository(own_ground: Ground, tmp_path: Path, kind: str) -> None:
    """What an alternate lends is judged like one's own; what it no longer has cannot be."""
    ground, clone = own_ground, tmp_path / "clone"
    bad = ground.change({PENALTY: None})
    ground.repo.git("update-ref", "refs/heads/proposed", bad)
    ground.repo.git("clone", "-q", "--shared", "--no-checkout", str(ground.repo.root), str(clone))
    alternates = clone / ".git/objects/info/alternates"
    if kind == "borrowed":
        refused(judge(Git(clone), ground.base, bad, OFFICE, RECEIVED), "J041")
        return
    if kind == "grafted":
        (clone / ".git/info").mkdir(exist_ok=True)
        (clone / ".git/info/grafts").write_text(f"{bad} {ground.change(an_activity('a'))}\n")
        refused(judge(Git(clone), ground.base, bad, OFFICE, RECEIVED), "J041")
        return
    alternates.write_text(f"{tmp_path}/nowhere\n")
    with pytest.raises((Refusal, GitError)):
        judge(Git(clone), ground.base, bad, OFFICE, RECEIVED)


# --- nothing proposed is run -------------------------------------------------------------------------------

CODE = (
    *("conftest.py", "sitecustomize.py", "usercustomize.py", "setup.py", "noxfile.py", "hooks.py"),
    *("ledger/__init__.py", "ledger/cli/main.py", "scoring/__init__.py", "click.py", "yaml/__init__.py"),
    *("json.py", "subprocess.py", "tests/conftest.py", "site/plugin.py", "docs/main.py"),
)
SCRIPTS = (
    *(".git-hooks/pre-receive", "hooks/pre-receive", ".husky/pre-commit", "Makefile.sh", ".envrc"),
    *("git", "ssh-keygen", "bin/git", ".venv/bin/python", "tool"),
)


def settings_of(script: Path) -> dict[str, bytes]:
    """Files by which tools are told to run something."""
    told = str(script)
    config = "".join(f"[{name}]\n\t{key} = {told}\n" for name, key in CONFIG)
    return {
        "pyproject.toml": f'[tool.pytest.ini_options]\naddopts = "-p {told}"\n'.encode(),
        "pytest.ini": f"[pytest]\naddopts = -p hooks -c {told}\n".encode(),
        "tox.ini": f"[pytest]\naddopts = -p hooks\n[testenv]\ncommands = {told}\n".encode(),
        "x.pth": f"import os; os.system({told!r})\n".encode(),
        "mkdocs.yml": f"hooks: [{told}]\nplugins: [macros]\n".encode(),
        "Makefile": f"SHELL = {told}\nall:\n\t{told}\n".encode(),
        ".gitconfig": config.encode(),
        "config": config.encode(),
        ".pre-commit-config.yaml": f"repos: [{{repo: local, hooks: [{{entry: {told}}}]}}]\n".encode(),
        "docs/.gitattributes": b"*.md diff=trap\n",
    }


CONFIG = (
    *(("core", "fsmonitor"), ("core", "hooksPath"), ("core", "pager"), ("core", "sshCommand")),
    *(('filter "trap"', "clean"), ('filter "trap"', "smudge"), ('diff "trap"', "textconv")),
    *(('diff "trap"', "command"), ('gpg "ssh"', "program"), ("gpg", "program"), ("diff", "external")),
)


def hostile_tree(ground: Ground) -> Files:
    script = f"#!/bin/sh\ntouch {ground.trap}\n".encode()
    code = f"import pathlib\npathlib.Path({str(ground.trap)!r}).touch()\n".encode()
    tool = ground.repo.root / ".git/tool"
    return {**dict.fromkeys(CODE, code), **dict.fromkeys(SCRIPTS, script), **settings_of(tool)}


@pytest.mark.attack("Canary")
def test_the_trap_springs(own_ground: Ground) -> None:
    """Else none of the others would prove anything."""
    ground = own_ground
    (ground.repo.root / ".git/info/attributes").write_text("* filter=trap diff=trap\n")
    ground.repo.lay({"README.md": b"# Another\n"})
    for command in (["status"], ["diff"], ["add", "README.md"]):
        ground.trap.unlink(missing_ok=True)
        ground.repo.git(*command, check=False)
        assert ground.trap.exists(), command
    ground.trap.unlink()
    subprocess.run([sys.executable, "-c", "import hooks"], cwd=ground.repo.root, check=False)
    assert ground.trap.exists()


@pytest.mark.attack("Canary")
@pytest.mark.parametrize("attributes", [b"*.md diff=trap\n", b"* filter=trap diff=trap merge=trap\n"])
@pytest.mark.parametrize("actor", [MAINTAINER, LIN])
def test_nothing_of_the_proposed_tree_is_run(ground: Ground, actor: str, attributes: bytes) -> None:
    """Hooks, filters, drivers, modules and settings in the tree that is judged; `judge` looks at the trap."""
    files = {**hostile_tree(ground), ".gitattributes": attributes}
    verdict = ground.judge(ground.change(files), actor)
    assert verdict.accepted is (actor == MAINTAINER and b"filter" not in attributes), verdict.findings


@pytest.mark.attack("Canary")
@pytest.mark.parametrize("command", ["gate", "check", "diff", "history"])
def test_nothing_of_the_work_tree_is_run(own_ground: Ground, command: str) -> None:
    """The program as installed, started in a work tree that has all of it checked out and configured."""
    ground = own_ground
    head = ground.change(hostile_tree(ground))
    files = {path: data for path, data in hostile_tree(ground).items() if not path.startswith(".venv")}
    ground.repo.lay({**files, ".gitattributes": b"* filter=trap diff=trap\n"})
    ground.trap.unlink(missing_ok=True)
    given = {
        "gate": ["--base", ground.base, "--head", head, "--actor", MAINTAINER],
        "check": [],
        "diff": [ground.base, head],
        "history": ["p0012"],
    }[command]
    done = subprocess.run(
        [str(SHAIJI), command, *given],
        cwd=ground.repo.root,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(ground.repo.root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert not ground.trap.exists(), f"{command} ran something"
    assert done.returncode in (0, 1, 2)
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.attack("Git")
@pytest.mark.parametrize("path", [PENALTY, ADJUSTMENT, "records/organization/people/p0012.yaml"])
def test_taken_away_and_brought_back(ground: Ground, path: str) -> None:
    """Also in the same commit as something else, and with the very same content."""
    refused(ground.judge(ground.change({path: None}, {path: ground.data[path]})), "J041", "X022")
    refused(ground.judge(ground.change({path: None, **an_activity("a")}, {path: ground.data[path]})), "J041")


@pytest.mark.attack("Git")
@pytest.mark.parametrize("fields", [{"points": "-1.00"}, {"person": "p0012"}, {"date": "2025-03-20"}])
def test_changed_and_restored(ground: Ground, fields: dict[str, str]) -> None:
    away, back = changed(ground, PENALTY, **fields), {PENALTY: ground.data[PENALTY]}
    refused(ground.judge(ground.change({**away, **an_activity("a")}, back)), "J042", "J031")
