"""Proposed changes to the small ledger of the rules' examples, in real repositories with real signatures.

An example of a rule that the gate tells is a folder with `change.yaml` (rules/README.md says how it reads).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from ledger.gate.judge import Verdict, judge
from ledger.git import Git
from ledger.reading.document import read_document
from ledger.reading.emit import emit
from ledger.rules.examples import CHANGES, DELETE, EXECUTABLE, LINK, Example, base_files, changed
from tests.git.repositories import Repository, new_key, public_half

OFFICE = "office@yunxi"
RECEIVED = datetime.fromisoformat("2026-01-20T10:00:00+08:00")
MODULE = ".module"
PRINCIPALS = "records/organization/principals/"
ROLES = "records/organization/roles.yaml"


def value_of(data: bytes) -> Any:
    """The value of a YAML text that is known to be sound."""
    document, findings = read_document("example", data)
    assert document is not None, findings
    return document.value


@cache
def keys(folder: Path) -> dict[str, Path]:
    """A key pair for each principal of the small ledger, and one for a stranger."""
    return {id_: new_key(folder, id_) for id_ in (*_principals(), "stranger")}


def _principals() -> list[str]:
    return [
        each["id"]
        for path, data in base_files().items()
        if path == ROLES or path.startswith(PRINCIPALS)
        for each in value_of(data).get("principals", ())
    ]


def _with_keys(path: str, data: bytes, pairs: Mapping[str, Path]) -> bytes:
    """A record of roles in which each principal has the public key whose private half is at hand."""
    if path != ROLES and not path.startswith(PRINCIPALS):
        return data
    value = value_of(data)
    for each in value.get("principals", ()):
        each["keys"] = [public_half(pairs[each["id"]])]
    return emit(value).encode()


@dataclass
class Proposals:
    """A repository that holds the small ledger on `main`, and a change to it on whatever is checked out."""

    repo: Repository
    pairs: Mapping[str, Path]
    base: str

    @property
    def git(self) -> Git:
        return Git(self.repo.root)

    def judge(
        self, head: str = "HEAD", actor: str = OFFICE, *, base: str = "", received: datetime | None = RECEIVED
    ) -> Verdict:
        return judge(self.git, base or self.base, head, actor, received)

    def rules(self, head: str = "HEAD", actor: str = OFFICE, *, base: str = "") -> list[str]:
        """The rules that the judge says are broken, in order and each once."""
        return sorted({each.rule for each in self.judge(head, actor, base=base).findings})


def start(folder: Path, made: Path) -> Proposals:
    """A repository with the small ledger committed; `made` keeps it, and the keys, for the next one."""
    template = made / "template"
    if not template.exists():
        _make_template(template, keys(made / "keys"))
    shutil.copytree(template, folder, symlinks=True)
    repo = Repository(folder)
    repo.clock += 60
    repo.git("branch", "-q", "base")
    return Proposals(repo, keys(made / "keys"), repo.head())


def _make_template(template: Path, pairs: Mapping[str, Path]) -> None:
    """Of few files, as every test copies it and takes the copy away again: one pack, no samples of hooks."""
    files = {path: _with_keys(path, data, pairs) for path, data in base_files().items()}
    building = template.with_name(f"template-{os.getpid()}")
    repo = Repository(building)
    repo.commit({"README.md": b"# Ledger\n", **files}, message="base")
    repo.git("repack", "-a", "-d", "-q")
    for sample in (building / ".git/hooks").glob("*.sample"):
        sample.unlink()
    building.rename(template)


def propose(example: Example, folder: Path, made: Path) -> Verdict:
    """Carry out the change that an example describes, and judge it."""
    script = value_of((example.root / "change.yaml").read_bytes())
    proposals = start(folder, made)
    if "base" in script:
        _lay(proposals.repo.root, example.root / script["base"])
        proposals.base = proposals.repo.commit()
        proposals.repo.git("branch", "-q", "-f", "base")
    for step in script.get("commits", [{"files": "."}]):
        for number in range(step.get("times", 1)):
            _step(proposals, example.root, step, number)
    received = datetime.fromisoformat(script.get("received", RECEIVED.isoformat()))
    head = script.get("head", "main")
    return proposals.judge(head, script.get("actor", OFFICE), base=script.get("from", ""), received=received)


def _step(proposals: Proposals, root: Path, step: Mapping[str, Any], number: int) -> None:
    repo = proposals.repo
    _check_out(repo, step.get("on", "main"), step.get("at", "base"))
    if "merge" in step:
        options = ["-s", step["strategy"]] if "strategy" in step else []
        repo.git("merge", "-q", "--no-ff", "--no-commit", *options, *step["merge"].split(), check=False)
    if "files" in step:
        _lay(repo.root, root / step["files"])
    _fill(repo.root, step.get("fill", {}), number)
    key = proposals.pairs[step["by"]] if "by" in step else None
    repo.commit(key=key, message=step.get("message", "a change"), settings=step.get("settings", {}))
    if "tree" in step:
        _rewrite(repo, _with_entries(repo, step["tree"]))
    if "forge" in step:
        text = repo.git("cat-file", "commit", "HEAD").encode() + b"\n"
        _rewrite(repo, text.replace(step["forge"]["old"].encode(), step["forge"]["new"].encode()))


def _check_out(repo: Repository, branch: str, start_: str) -> None:
    known = repo.git("for-each-ref", "--format=%(refname:short)", "refs/heads").split()
    repo.switch(branch) if branch in known else repo.branch(branch, start_)


def _lay(root: Path, folder: Path) -> None:
    """Lay the files of an overlay over a work tree; endings as in the examples of other rules."""
    for path in _files(folder):
        name = path.relative_to(folder).as_posix()
        ending = next(
            (each for each in (DELETE, LINK, EXECUTABLE, CHANGES, MODULE) if name.endswith(each)), ""
        )
        _put(root / name.removesuffix(ending), ending, path.read_bytes())


def _files(folder: Path) -> Iterator[Path]:
    """The files of an overlay; beside it lie only the script and what the judge said."""
    own = {folder / name for name in ("change.yaml", "expected.txt", "expected.en.txt")}
    yield from (path for path in sorted(folder.rglob("*")) if path.is_file() and path not in own)


def _put(target: Path, ending: str, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if ending == EXECUTABLE:
        target.chmod(0o755)
    elif ending == CHANGES:
        target.write_bytes(changed(target.read_bytes(), data))
    elif ending == MODULE:
        inner = Repository(target)
        inner.commit({"a": data})
    else:
        target.unlink(missing_ok=True)
        if ending == LINK:
            target.symlink_to(data.decode().rstrip("\n"))
        elif ending != DELETE:
            target.write_bytes(data)


def _fill(root: Path, fill: Mapping[str, int], number: int) -> None:
    for index in range(fill.get("files", 0)):
        path = root / "docs" / f"note-{number}-{index}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(f"{number} {index}\n".encode() + b"x" * fill.get("bytes", 0))


def _with_entries(repo: Repository, entries: list[Mapping[str, str]]) -> bytes:
    """The commit on top with entries put into its tree by hand, sorted as git does."""
    known = [line.split(maxsplit=3) for line in repo.git("ls-tree", "HEAD").splitlines()]
    listed = [(mode.lstrip("0"), name, id_) for mode, _, id_, name in known]
    listed += [(e["mode"], e["name"], repo.object("blob", e["text"].encode())) for e in entries]
    listed.sort(key=lambda each: f"{each[1]}/" if each[0] == "40000" else each[1])
    tree = repo.tree(*listed)
    text = repo.git("cat-file", "commit", "HEAD") + "\n"
    return text.replace(repo.head("HEAD^{tree}"), tree).encode()


def _rewrite(repo: Repository, commit: bytes) -> None:
    """Put a commit stored by hand on top of the branch, in place of the last one."""
    branch = repo.git("symbolic-ref", "HEAD")
    repo.git("update-ref", branch, repo.object("commit", commit))
