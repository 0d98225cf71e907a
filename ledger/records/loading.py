"""Read a whole ledger: every record once, every fault of reading and form in one run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, TypeVar

from ledger.content.findings import file_findings
from ledger.findings import Finding
from ledger.reading.digest import digest
from ledger.records.agreement import check_agreement
from ledger.records.fetched import read_fetched
from ledger.records.kinds import KINDS, SETTLED, is_withdrawable, kind_of, record_id
from ledger.records.logs import LogFacts, read_log
from ledger.records.parallel import collector_paused, run
from ledger.records.schema import check_schema
from ledger.records.tree import Fetched, Tree

Item = TypeVar("Item")
Parted = tuple[list[Item], list[Item]]
Progress = Callable[[int, int], None]
"""Told after each step: files read, files in all."""

CHUNK = 200
"""Files that one process reads at a time."""
_LOGS = "records/logs/"
_RESULTS = "records/results/"


@dataclass(frozen=True, slots=True)
class Record:
    """One record in order. `keys` are those its path carries, `value` what it says."""

    id: str
    path: str
    kind: str
    keys: Mapping[str, str]
    value: dict[str, Any]
    digest: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger as it was read, without results. Faulty records are left out and named in `findings`."""

    records: Mapping[str, Record]
    """By id, in order: all kinds except logs and what settling writes."""
    by_kind: Mapping[str, tuple[Record, ...]]
    """In order of id; every kind that `records` may hold has its tuple."""
    logs: tuple[LogFacts, ...]
    """In order of record."""
    withdrawn: tuple[Record | LogFacts, ...]
    """What a withdrawal names and so no longer counts: in none of the above."""
    findings: tuple[Finding, ...]
    """Faults of the tree, of reading and of form."""


def load(tree: Tree, *, jobs: int = 1, progress: Progress | None = None, content: bool = True) -> Ledger:
    """Read every record of a tree, with several processes when `jobs` is more than one.

    Without `content` nobody looks at what texts tell that they must not, or how alike they are: for those who
    compute. Raises TreeError or GitError when the tree cannot be read; faults of the records are findings.
    """
    with collector_paused():
        return _load(tree, jobs, progress, content)


def _load(tree: Tree, jobs: int, progress: Progress | None, content: bool) -> Ledger:
    reading = _Reading(tree.faults())
    chunks = _chunks(tree.paths())
    total, done = sum(map(len, chunks)), 0
    for chunk, part in zip(chunks, run(_read_chunk, (tree, content), chunks, jobs), strict=True):
        reading.take(part)
        done += len(chunk)
        if progress:
            progress(done, total)
    return reading.ledger()


def read_record(path: str, fetched: Fetched, *, content: bool = True) -> tuple[Record | None, list[Finding]]:
    """One record of any kind but a log: itself when it is in order, else None; and every fault."""
    place = kind_of(path)
    assert place is not None
    kind, keys = place[0].name, place[1]
    document, faults = read_fetched(path, fetched)
    faults += file_findings(path, fetched[0]) if content and fetched[0] is not None else []
    if document is None:
        return None, faults
    wrong = check_schema(kind, document) + check_agreement(document, keys)
    if wrong:
        return None, faults + wrong
    return Record(record_id(path), path, kind, keys, document.value, digest(document.value)), faults


@dataclass(slots=True)
class _Part:
    """What was read in one go."""

    records: list[Record]
    logs: list[LogFacts]
    findings: list[Finding]


def _chunks(paths: list[str]) -> list[list[str]]:
    """The paths to read, in order, in pieces."""
    wanted = [path for path in paths if not path.startswith(_RESULTS)]
    return [wanted[start : start + CHUNK] for start in range(0, len(wanted), CHUNK)]


def _read_chunk(how: tuple[Tree, bool], paths: list[str]) -> _Part:
    (tree, content), part = how, _Part([], [], [])
    for path, fetched in zip(paths, tree.fetch(paths), strict=True):
        if path.startswith(_LOGS):
            log, faults = read_log(path, fetched, content=content)
            part.logs += [log] if log else []
        else:
            record, faults = read_record(path, fetched, content=content)
            part.records += [record] if record else []
        part.findings += faults
    return part


class _Reading:
    """What has been read so far."""

    def __init__(self, findings: list[Finding]) -> None:
        self._findings = findings
        self._records: list[Record] = []
        self._logs: list[LogFacts] = []

    def take(self, part: _Part) -> None:
        """Add a part; parts come in the order of their paths."""
        self._records += part.records
        self._logs += part.logs
        self._findings += part.findings

    def ledger(self) -> Ledger:
        """All of it, in order."""
        return assemble(self._records, self._logs, self._findings)


def assemble(records: Iterable[Record], logs: Iterable[LogFacts], findings: Iterable[Finding]) -> Ledger:
    """A ledger of what was read, in any order; what was withdrawn is set apart."""
    told = list(records)
    gone = withdrawn_records(told)
    kept_logs, gone_logs = _apart(logs, attrgetter("record"), gone)
    kept, gone_records = _apart(told, attrgetter("id"), gone)
    ordered = sorted(kept, key=attrgetter("id"))
    names = [kind.name for kind in KINDS if kind.name != "log" and kind.name not in SETTLED]
    by_kind: dict[str, list[Record]] = {name: [] for name in names}
    for record in ordered:
        by_kind[record.kind].append(record)
    return Ledger(
        records={record.id: record for record in ordered},
        by_kind={name: tuple(found) for name, found in by_kind.items()},
        logs=tuple(sorted(kept_logs, key=attrgetter("record"))),
        withdrawn=(*gone_records, *gone_logs),
        findings=tuple(sorted(findings)),
    )


def id_of(read: Record | LogFacts) -> str:
    """The id of a record or log."""
    return read.id if isinstance(read, Record) else read.record


def withdrawn_records(records: Iterable[Record]) -> frozenset[str]:
    """The ids of records that a withdrawal names; those of kinds that cannot be withdrawn are left out."""
    named = (record.value["record"] for record in records if record.kind == "withdrawal")
    return frozenset(id_ for id_ in named if is_withdrawable(id_))


def _apart(items: Iterable[Item], id_: Callable[[Item], str], gone: frozenset[str]) -> Parted[Item]:
    """Those that stay and those that are gone."""
    all_ = list(items)
    if not gone:
        return all_, []
    return [item for item in all_ if id_(item) not in gone], [item for item in all_ if id_(item) in gone]
