"""Changes made of plain values, without a repository: for what is decided by values alone.

`given(step(…), …)` is a change of the small ledger of the rules' examples, as the judging functions get it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from hashlib import sha1
from pathlib import Path
from typing import Any

from ledger.cache.commits import Looking
from ledger.checks.context import Context
from ledger.facts.build import build_facts
from ledger.findings import Finding
from ledger.gate.change import Change, Commit, Contents, FileChange
from ledger.gate.proposed import Proposed
from ledger.gate.reach import Organization
from ledger.gate.steps import Step, Steps
from ledger.git import Entry, Git
from ledger.git.history import FILE, Claim, CommitObject, TreeChange
from ledger.reading.digest import digest
from ledger.reading.emit import emit
from ledger.reading.values import Map
from ledger.records.kinds import KIND, kind_of, record_id, record_path
from ledger.records.loading import Record, assemble, read_record
from ledger.roles.read import read_roles
from ledger.roles.types import Roles
from ledger.rules.examples import base_files
from scoring.policy.versions import Policies
from tests.gate.proposals import OFFICE, PRINCIPALS, RECEIVED, value_of

BASE = "f" * 40
LOGS: dict[str, Map] = {
    "rollups": {"rollup": {"levels": ["unit"], "due_workdays": 2, "basis": "illustrative"}},
    "weekly": {"every": "week", "every_basis": "illustrative"},
}
"""What the policy may ask of logs beside what the small ledger's asks."""
CLAIM = Claim("x", int(RECEIVED.timestamp()))


class Told(Git):
    """A base of which only the paths of some files are known."""

    def __init__(self, paths: Iterable[str] = ()) -> None:
        super().__init__(Path("/nonexistent"))
        self._paths = tuple(paths)

    def find(self, revision: str, paths: Iterable[str]) -> dict[str, str]:
        """Those of the paths that are known."""
        assert revision == BASE
        return {path: "0" * 40 for path in paths if path in self._paths}

    def ls_tree(self, revision: str, *prefixes: str, folders: bool = False) -> list[Entry]:
        """Those below some folders."""
        assert revision == BASE
        below = tuple(f"{prefix}/" for prefix in prefixes)
        return [Entry(FILE, "blob", "0" * 40, 1, path) for path in self._paths if path.startswith(below)]


def record(path: str) -> Map:
    """A record of the small ledger."""
    value: Map = value_of(base_files()[record_path(path)])
    return value


@cache
def context(logs: str = "") -> Context:
    """Calendars and policies of the small ledger, with logs as `LOGS` names them."""
    found = [
        read_record(path, (_with(LOGS[logs], data) if logs and "/policies/" in path else data, []))[0]
        for path, data in sorted(base_files().items())
        if (kind := kind_of(path)) and kind[0].name in {"calendar", "policy", "person", "unit"}
    ]
    ledger = assemble([each for each in found if each is not None], (), ())
    facts, versions = build_facts(ledger)
    return Context(ledger, facts, Policies(versions), None)


def _with(logs: Map, data: bytes) -> bytes:
    value = value_of(data)
    value["logs"] |= logs
    return emit(value).encode()


def roles(**changes: Any) -> Roles:
    """Roles and principals of the small ledger; `more` and `principals` are further ones."""
    value: dict[str, Any] = dict(value_of(base_files()[KIND["roles"].path()]))
    more = [value_of(data) for path, data in base_files().items() if path.startswith(PRINCIPALS)]
    value["roles"] = [*changes.get("more", ()), *value["roles"]]
    return read_roles(value, [{"principals": list(changes.get("principals", ()))}, *more])


def commit(principal: str | None = OFFICE, claimed: Claim = CLAIM, number: int = 1) -> Commit:
    """A commit that somebody brings."""
    id_ = f"{number:040x}"
    object_ = CommitObject(id_, "0" * 40, (BASE,), CLAIM, claimed, "x\n", False, "", (), 100)
    return Commit(object_, principal, None, TreeChange((), ()))


def step(
    path: str, before: Map | None, after: Map | None, *, by: str | None = OFFICE, stood: bool | None = None
) -> Step:
    """What one commit does to one record, which stood in the base when it has a version before."""
    found = kind_of(record_path(path))
    assert found is not None, path
    known = before is not None if stood is None else stood
    entry = _entry(record_path(path), emit(after).encode()) if after else None
    return Step(commit(by), record_path(path), found[0].name, found[1], before, after, known, entry)


def _entry(path: str, data: bytes) -> Entry:
    return Entry(FILE, "blob", sha1(data, usedforsecurity=False).hexdigest(), len(data), path)


def field_at(found: Finding, value: Map) -> str:
    """The field of a record at the place that a finding tells; empty when it tells none."""
    if not found.line:
        return ""
    return emit(value).splitlines()[found.line - 1].lstrip("- ").partition(":")[0]


def given(
    *steps: Step,
    received: datetime | None = RECEIVED,
    allowed: Roles | None = None,
    stood: Mapping[str, Map] | None = None,
    withdrawn: frozenset[str] = frozenset(),
    commits: tuple[Commit, ...] | None = None,
    logs: str = "",
    base: Iterable[str] = (),
) -> Proposed:
    """A change of some steps; `stood` are further records of the base by id, `base` paths that are known."""
    git = Told(base)
    made = commits if commits is not None else tuple(each.commit for each in steps)
    files = {each.path: FileChange(each.path, None, each.entry) for each in steps}
    tree = TreeChange(tuple(files.values()), ())
    data = {each.entry.id: emit(each.after).encode() for each in steps if each.entry and each.after}
    change = Change(git, BASE, "1" * 40, OFFICE, received, made, tree, Contents(git, data), Looking(git))
    head = {each.record: each.after for each in steps if each.after is not None}
    who = allowed or roles()
    made_of = Proposed(change, who, Steps(steps, (), head))
    day = made_of.day if received is not None else "2026-01-20"
    before = {record_id(each.path): each.before for each in steps if each.stood and each.before is not None}
    vars(made_of).update(
        day=day,
        context=context(logs),
        known=Organization(context().facts, day, who.ladder),
        withdrawn=withdrawn,
        standing={record_path(id_): _record(id_, each) for id_, each in {**before, **(stood or {})}.items()},
    )
    return made_of


def _record(id_: str, value: Map) -> Record:
    path = record_path(id_)
    found = kind_of(path)
    assert found is not None, id_
    return Record(id_, path, found[0].name, found[1], dict(value), digest(value))
