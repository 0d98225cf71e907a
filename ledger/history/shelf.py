"""Records of many revisions, each version read once however many revisions have it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ledger.findings import Finding
from ledger.git import Entry, Git
from ledger.reading.digest import digest
from ledger.reading.document import read_document
from ledger.reading.limits import MAX_SETTLED_BYTES
from ledger.records.kinds import ROOT, kind_of, record_id
from ledger.records.loading import Ledger, Record, assemble, read_record
from ledger.records.logs import LogFacts, read_log
from ledger.records.parallel import collector_paused
from ledger.records.tree import CommitTree, Fetched, judge_file
from ledger.results.places import FOLDER

_LOGS = f"{ROOT}logs/"

Read = Record | LogFacts
"""A record as scoring uses it: the many logs without their text."""


class Version(NamedTuple):
    """One version of a record: ``read`` is None when it has errors, which ``findings`` name."""

    read: Read | None
    findings: tuple[Finding, ...]


class Shelf:
    """The versions read so far, by path and by the ids that git gives to mode and bytes."""

    def __init__(self, git: Git) -> None:
        self.git = git
        self._versions: dict[tuple[str, str, str], Version] = {}

    def versions(self, tree: CommitTree) -> dict[str, Version]:
        """Path → version, of everything in a tree that scoring may rest on.

        Raises GitError or TreeError when an object cannot be read.
        """
        entries = {path: entry for path, entry in tree.entries.items() if not path.startswith(FOLDER)}
        wanted = {path: entries[path] for path in tree.paths() if path in entries}
        with collector_paused():
            self._read(tree, (path for path, entry in wanted.items() if _key(entry) not in self._versions))
        return {path: self._versions[_key(entry)] for path, entry in wanted.items()}

    def _read(self, tree: CommitTree, paths: Iterable[str]) -> None:
        asked = list(paths)
        for path, fetched in zip(asked, tree.fetch(asked), strict=True):
            self._versions[_key(tree.entries[path])] = version_of(path, fetched)


def version_of(path: str, fetched: Fetched) -> Version:
    """One version of a record, read and held to its form."""
    if path.startswith(FOLDER):
        return _settled(path, fetched)
    read, findings = (read_log if path.startswith(_LOGS) else read_record)(path, fetched)
    return Version(read, tuple(findings))


def _settled(path: str, fetched: Fetched) -> Version:
    """A settled file as far as it can be read, sound or not: `shaiji verify` judges it."""
    place = kind_of(path)
    document, findings = read_document(path, fetched[0] or b"", MAX_SETTLED_BYTES)
    if document is None or place is None:
        return Version(None, (*fetched[1], *findings))
    value = document.value
    return Version(Record(record_id(path), path, place[0].name, place[1], value, digest(value)), ())


def versions_by_id(git: Git, path: str, ids: Iterable[str]) -> dict[str, Version]:
    """The versions that a record had, by the ids of their bytes; what is too large is not read.

    Raises GitError when one cannot be read.
    """
    wanted = [id_ for id_ in dict.fromkeys(ids) if id_]
    sizes = git.sizes(wanted)
    found: dict[str, Version] = {}
    fit = [id_ for id_ in wanted if judge_file(path, sizes[id_], False)[0]]
    for id_, data in zip(fit, git.cat(fit), strict=True):
        found[id_] = version_of(path, (data, []))
    for id_ in wanted:
        found.setdefault(id_, Version(None, tuple(judge_file(path, sizes[id_], False)[1])))
    return found


def ledger_of(versions: Iterable[Version], findings: Iterable[Finding] = ()) -> Ledger:
    """The ledger that these versions make, from whatever revisions they come."""
    records: list[Record] = []
    logs: list[LogFacts] = []
    faults = list(findings)
    for version in versions:
        if isinstance(version.read, Record):
            records.append(version.read)
        elif version.read is not None:
            logs.append(version.read)
        faults += version.findings
    return assemble(records, logs, faults)


def _key(entry: Entry) -> tuple[str, str, str]:
    return entry.path, entry.mode, entry.id
