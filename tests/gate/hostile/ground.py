"""The ground on which attacks are tried: the small ledger in a repository where everything that git or
Python could be made to run is a trap.

Proposals are written straight into the object store, so that trees and commits can be what no git would
write, and so that a hundred of them cost less than one `git commit`.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from ledger.cli.gate_view import source_of
from ledger.gate.judge import Verdict, judge
from ledger.git import Git
from ledger.reading.document import read_document
from ledger.reading.emit import emit
from ledger.report.display import visible
from ledger.report.github import render_github
from ledger.report.json_ import render_json
from ledger.report.sarif import render_sarif
from ledger.report.text import render_text
from ledger.rules.examples import base_files
from tests.git.repositories import START, Repository, new_key, public_half

RECEIVED = datetime.fromisoformat("2026-01-20T10:00:00+08:00")
FILE, FOLDER, LINK, MODULE, EXECUTABLE = "100644", "40000", "120000", "160000", "100755"

LIN = "lin.zhiyuan@yunxi"
"""p0012, of the staff of roads."""
GAO = "gao@yunxi"
"""p0013, of the staff of roads."""
DING = "ding@yunxi"
"""p0011, the head of roads."""
LIANG = "liang@yunxi"
"""p0002, the head of dongguan."""
OFFICE, OFFICE_TWO, DISCIPLINE = "office@yunxi", "office.two@yunxi", "discipline@yunxi"
"""p0008 and, by another key, p0008 again, who may also approve; p0009."""
DESK = "desk@yunxi"
"""The office's role, for the unit roads only; p0010."""
MAINTAINER = "maintainer@yunxi"

ROLES = "records/organization/roles.yaml"
PEOPLE = {GAO: "p0013", DING: "p0011", LIANG: "p0002"}
LOG = "records/logs/2026/roads/p0012/2026-01.yaml"
OLD_LOG = "records/logs/2025/roads/p0012/2025-03.yaml"
ADJUSTMENT = "records/adjustments/2025-Q1/p0005-flood.yaml"
PENALTY = "records/adjustments/2025-Q1/p0013-late.yaml"
ACTIVITY = "records/activities/2025/2025-03-14-study.yaml"
POLICY = "records/policies/small/v1.yaml"

Files = Mapping[str, bytes | None]
Listed = tuple[str, str]
"""Mode and id of one file."""


def value_of(data: bytes) -> Any:
    """The value of a YAML text that is known to be sound."""
    document, findings = read_document("sound", data)
    assert document is not None, findings
    return document.value


def text(value: Any) -> bytes:
    """A value as a record has it."""
    return emit(value).encode()


def files_of_ground(keys: Mapping[str, Path]) -> dict[str, bytes]:
    """The small ledger with more roles, a penalty, and a principal for each key."""
    files = {"README.md": b"# Ledger\n", ".gitattributes": b"* text=auto\n", **base_files()}
    roles = value_of(files[ROLES])
    roles["roles"] += _more_roles()
    office = next(each for each in roles["roles"] if each["id"] == "office")
    office["may"] += _more_grants()
    own = next(each for each in roles["roles"] if each["id"] == "own-work")
    own["may"] += [{"acts": ["create"], "kinds": ["objection", "goals"], "whose": "own", "basis": "J4"}]
    known = {each["id"]: each for each in roles["principals"]}
    known |= {each: {"id": each, "person": person} for each, person in PEOPLE.items()}
    known[OFFICE_TWO] = {"id": OFFICE_TWO, "person": "p0008", "roles": ["office", "discipline"]}
    known[DESK] = {"id": DESK, "person": "p0010", "roles": ["office"], "units": ["roads"]}
    known[OFFICE]["roles"].append("registrar")
    for each in known.values():
        each["keys"] = [public_half(keys[each["id"]])]
    roles["principals"] = [_ordered(each) for each in known.values()]
    principals = "records/organization/principals/roads.yaml"
    lin = value_of(files[principals])
    lin["principals"][0]["keys"] = [public_half(keys[LIN])]
    penalty = value_of(files["records/adjustments/2025-Q1/p0012-repair.yaml"])
    penalty |= {"person": "p0013", "item": "criticised", "points": "-0.50", "date": "2025-03-21"}
    penalty |= {"reason": "迟报两次，受区级通报批评", "authority": "云考〔2025〕12号"}
    return files | {ROLES: text(roles), principals: text(lin), PENALTY: text(penalty)}


def _ordered(principal: Mapping[str, Any]) -> dict[str, Any]:
    names = ("id", "person", "roles", "units", "keys", "logins")
    return {name: principal[name] for name in names if name in principal}


def _more_roles() -> list[dict[str, Any]]:
    grant = {"acts": ["amend"], "kinds": ["roles", "principals"], "whose": "any"}
    approved = grant | {"approvals": {"count": 1, "roles": ["discipline"]}, "basis": "illustrative"}
    return [{"id": "registrar", "name": "名册管理员", "may": [approved]}]


def _more_grants() -> list[dict[str, Any]]:
    kinds = ["panel", "ballots", "attendance", "measure", "indicator-results", "unit-result", "order", "task"]
    standing = ["person", "unit", "calendar", "body"]
    return [
        {"acts": ["create", "amend", "withdraw"], "kinds": kinds, "whose": "any", "basis": "illustrative"},
        {"acts": ["create", "amend"], "kinds": standing, "whose": "any", "basis": "illustrative"},
        {"acts": ["create"], "kinds": ["policy", "settlement", "result"], "whose": "any", "basis": "J1"},
    ]


@dataclass
class Ground:
    """A repository, the commit that proposals start from, and the keys of all principals."""

    repo: Repository
    keys: Mapping[str, Path]
    base: str
    trap: Path
    """A file that exists as soon as anything of the repository was run."""
    files: dict[str, Listed]
    """Every file of the base."""
    data: dict[str, bytes]
    """Every file of the base with its bytes."""

    @property
    def git(self) -> Git:
        return Git(self.repo.root)

    def put(self, kind: str, data: bytes) -> str:
        """Store an object just as it is, sound or not."""
        whole = f"{kind} {len(data)}".encode() + b"\0" + data
        id_ = hashlib.sha1(whole, usedforsecurity=False).hexdigest()
        path = self.repo.root / ".git/objects" / id_[:2] / id_[2:]
        if not path.exists():
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(zlib.compress(whole, 1))
        return id_

    def blob(self, data: bytes) -> str:
        return self.put("blob", data)

    def raw_tree(self, entries: Iterable[tuple[str, str | bytes, str]]) -> str:
        """A tree of entries (mode, name, id) in the order given."""
        parts = (
            mode.encode()
            + b" "
            + (name.encode("utf-8", "surrogateescape") if isinstance(name, str) else name)
            + b"\0"
            + bytes.fromhex(id_)
            for mode, name, id_ in entries
        )
        return self.put("tree", b"".join(parts))

    def tree(self, files: Mapping[str, Listed]) -> str:
        """A tree of files by path, as git would write it."""
        below: dict[str, dict[str, Listed]] = {}
        entries: list[tuple[str, str, str]] = []
        for path, (mode, id_) in files.items():
            top, slash, rest = path.partition("/")
            if slash:
                below.setdefault(top, {})[rest] = (mode, id_)
            else:
                entries.append((mode, top, id_))
        entries += [(FOLDER, name, self.tree(inner)) for name, inner in below.items()]
        return self.raw_tree(sorted(entries, key=_key))

    def after(self, changes: Files, files: Mapping[str, Listed] | None = None) -> dict[str, Listed]:
        """Files with some written and some taken away (None)."""
        found = dict(self.files if files is None else files)
        for path, data in changes.items():
            if data is None:
                del found[path]
            else:
                found[path] = (found.get(path, (FILE, ""))[0], self.blob(data))
        return found

    def commit(
        self,
        tree: str,
        *parents: str,
        by: str | None = None,
        key: Path | None = None,
        message: bytes = b"a change\n",
        minutes: int = 0,
        author: bytes = b"x <x@example.invalid>",
    ) -> str:
        """A commit of a tree, signed with the key of `by` or another one; `minutes` after the base."""
        stamp = f" {START + 60 * minutes} +0800\n".encode()
        head = f"tree {tree}\n".encode()
        head += b"".join(f"parent {each}\n".encode() for each in parents or (self.base,))
        head += b"author " + author + stamp + b"committer " + author + stamp
        pair = key or (self.keys[by] if by else None)
        signed = header(signature(pair, head + b"\n" + message)) if pair else b""
        return self.put("commit", head + signed + b"\n" + message)

    def change(self, *steps: Files, by: str | None = None, parent: str = "", **more: Any) -> str:
        """Commits one after another, each with some files changed; the id of the last."""
        files, head = self.files, parent or self.base
        for number, each in enumerate(steps):
            files = self.after(each, files)
            head = self.commit(self.tree(files), head, by=by, minutes=number, **more)
        return head

    def entry(self, path: str, mode: str, data: bytes = b"x", id_: str = "") -> str:
        """A commit with one more entry of any mode."""
        return self.commit(self.tree({**self.files, path: (mode, id_ or self.blob(data))}))

    def odd(self, folder: str, *entries: tuple[str, str | bytes, str], sort: bool = True) -> str:
        """A commit in which entries are put by hand into the tree of a folder ("" is the top)."""
        inner = {
            path.removeprefix(folder).lstrip("/"): listed
            for path, listed in self.files.items()
            if path.startswith(folder)
        }
        raw = self._listed(self.tree(inner)) + list(entries)
        made = self.raw_tree(sorted(raw, key=_key) if sort else raw)
        if not folder:
            return self.commit(made)
        rest = {path: each for path, each in self.files.items() if not path.startswith(f"{folder}/")}
        return self.commit(self._with(rest, folder, made))

    def _with(self, files: Mapping[str, Listed], folder: str, id_: str) -> str:
        """The tree of files with one folder put in by its id."""
        return self.tree({**files, folder: (FOLDER, id_)})

    def _listed(self, tree: str) -> list[tuple[str, str | bytes, str]]:
        lines = self.repo.git("ls-tree", "-z", tree).split("\0")
        found = [line.partition("\t") for line in lines if line]
        return [(facts.split()[0].lstrip("0"), name, facts.split()[2]) for facts, _, name in found]

    def judge(
        self, head: str, actor: str = OFFICE, *, base: str = "", received: datetime | None = RECEIVED
    ) -> Verdict:
        """The verdict; nothing of the repository may have been run to come to it."""
        self.trap.unlink(missing_ok=True)
        try:
            return judge(self.git, base or self.base, head, actor, received)
        finally:
            assert not self.trap.exists(), "something of the repository was run"

    def snapshot(self) -> list[tuple[str, int, int]]:
        """Everything in the repository but the objects: name, size and time of change."""
        found: list[Path] = []
        for folder, inner, names in os.walk(self.repo.root):
            inner[:] = [each for each in inner if each != "objects"]
            found += [Path(folder, name) for name in names]
        stats = ((str(each), each.lstat()) for each in found)
        return sorted((path, stat.st_size, stat.st_mtime_ns) for path, stat in stats)


def _key(entry: tuple[str, str | bytes, str]) -> bytes:
    name = entry[1] if isinstance(entry[1], bytes) else entry[1].encode("utf-8", "surrogateescape")
    return name + (b"/" if entry[0] == FOLDER else b"")


def signature(key: Path, payload: bytes, namespace: str = "git") -> bytes:
    """An SSH signature as ssh-keygen makes it."""
    command = ["ssh-keygen", "-q", "-Y", "sign", "-n", namespace, "-f", str(key)]
    return subprocess.run(command, input=payload, capture_output=True, check=True).stdout


def header(armoured: bytes) -> bytes:
    """A signature as a header line of a commit."""
    return b"gpgsig " + armoured.rstrip(b"\n").replace(b"\n", b"\n ") + b"\n"


def lay_ground(folder: Path) -> Ground:
    """A fresh ground in a folder."""
    names = (LIN, *PEOPLE, OFFICE, OFFICE_TWO, DISCIPLINE, DESK, MAINTAINER, "stranger")
    keys = {each: new_key(folder / "keys", each) for each in names}
    repo = Repository(folder / "ledger")
    data = files_of_ground(keys)
    ground = Ground(repo, keys, "", folder / "sprung", {}, data)
    ground.files = ground.after(dict(data))
    ground.base = ground.put("commit", _first(ground.tree(ground.files)))
    repo.git("update-ref", "refs/heads/main", ground.base)
    repo.git("reset", "-q", "--hard")
    _arm(repo, ground.trap)
    return ground


def copy_of(ground: Ground, folder: Path) -> Ground:
    """Another ground, to change the settings and refs of."""
    shutil.copytree(ground.repo.root, folder)
    return replace(ground, repo=Repository(folder))


def _first(tree: str) -> bytes:
    who = f"x <x@example.invalid> {START} +0800"
    return f"tree {tree}\nauthor {who}\ncommitter {who}\n\nbase\n".encode()


def _arm(repo: Repository, trap: Path) -> None:
    """Let everything that git could be told to run, and modules named like ours, spring the trap."""
    script = f"#!/bin/sh\ntouch {trap}\ncat\n".encode()
    hooks = ("pre-commit", "post-index-change", "reference-transaction", "post-checkout", "fsmonitor")
    for name in hooks:
        path = repo.root / ".git/hooks" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(script)
        path.chmod(0o755)
    tool = repo.root / ".git/tool"
    tool.write_bytes(script)
    tool.chmod(0o755)
    with (repo.root / ".git/config").open("a") as config:
        for name in TOOLS:
            section, key = name.rsplit(".", 1)
            first, dot, rest = section.partition(".")
            head = f'{first} "{rest}"' if dot else first
            config.write(f"[{head}]\n\t{key} = {tool}\n")
    (repo.root / ".git/info").mkdir(exist_ok=True)
    (repo.root / ".git/info/attributes").write_bytes(b"* filter=trap diff=trap merge=trap\n")
    code = f"import pathlib\npathlib.Path({str(trap)!r}).touch()\n".encode()
    for name in MODULES:
        path = repo.root / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(code)


TOOLS = (
    *("filter.trap.smudge", "filter.trap.clean", "filter.trap.process", "diff.trap.command"),
    *("diff.trap.textconv", "diff.external", "merge.trap.driver", "core.fsmonitor", "core.pager"),
    *("core.editor", "core.sshCommand", "core.askPass", "gpg.program", "gpg.ssh.program", "pager.log"),
    *("gpg.x509.program", "gpg.openpgp.program", "gpg.ssh.defaultKeyCommand", "credential.helper"),
    *("uploadpack.packObjectsHook", "core.alternateRefsCommand", "sequence.editor", "interactive.diffFilter"),
)
MODULES = (
    *("conftest.py", "sitecustomize.py", "usercustomize.py", "ledger/__init__.py", "scoring/__init__.py"),
    *("yaml.py", "json.py", "click/__init__.py", "jsonschema/__init__.py", "hooks.py", "main.py"),
    *("setup.py", "schemas/__init__.py", "jsonschema_rs.py", "git.py", "tests/__init__.py"),
)


def refused(verdict: Verdict, *rules: str) -> None:
    """The change is refused, for one of these reasons if any are given, and the report can be shown."""
    found = {each.rule for each in verdict.findings}
    assert not verdict.accepted, "accepted"
    assert found, "refused without a word"
    assert not rules or found & set(rules), sorted(found)
    shown_safely(verdict)


def accepted(verdict: Verdict) -> None:
    """The change may land."""
    assert verdict.accepted, [(each.rule, each.path, each.args) for each in verdict.findings]


def shown_safely(verdict: Verdict) -> None:
    """No format raises or lets a character through that could steer a terminal or a runner."""
    for lang in ("zh", "en"):
        lines = render_github(verdict.findings, lang).splitlines()
        assert len(lines) == len(verdict.findings)
        assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)
        text_lines = render_text(verdict.findings, source_of(verdict.change), lang).splitlines()
        assert not [char for line in (*lines, *text_lines) for char in line if visible(char) != char]
    render_json(verdict.findings, "zh"), render_sarif(verdict.findings, "zh")
