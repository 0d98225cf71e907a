"""What every commit of a change does to every record, with both versions read.

Versions are read from the objects of each commit, so that a value which was changed and changed back is seen.
What settling wrote is not taken apart: it is recomputed as a whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from ledger.findings import Finding, finding
from ledger.gate.change import Change, Commit, FileChange
from ledger.gate.entries import Pointer, Touch, touches
from ledger.git import Entry
from ledger.reading.locate import locate
from ledger.reading.values import Map
from ledger.records.kinds import SETTLED, kind_of, record_id
from ledger.records.loading import read_record
from ledger.records.logs import read_log_value
from ledger.records.names import shown


@dataclass(frozen=True)
class Step:
    """One commit and one record. A version is None where there is none, and empty for what settling wrote."""

    commit: Commit
    path: str
    kind: str
    keys: Mapping[str, str]
    before: Map | None
    after: Map | None
    stood: bool
    """Whether the record stood in the base."""
    entry: Entry | None
    """The file of `after`."""

    @property
    def record(self) -> str:
        """The record's id."""
        return record_id(self.path)

    @property
    def versions(self) -> tuple[Map, ...]:
        """Those that there are."""
        return tuple(each for each in (self.before, self.after) if each is not None)

    @cached_property
    def touched(self) -> tuple[Touch, ...]:
        """Every place that lies between the versions."""
        return touches(self.before, self.after)


class Steps(NamedTuple):
    """The steps in order of commits, what could not be read (J038), and the records as the head has them."""

    steps: tuple[Step, ...]
    faults: tuple[Finding, ...]
    head: Mapping[str, Map]
    """Id → value of every record that the whole change adds or changes."""


def read_steps(change: Change) -> Steps:
    """Every version of every record that the change touches. Raises GitError when one cannot be read."""
    reading = _Reading(change)
    steps, faults = [], []
    for commit, file in change.own():
        found = reading.step(commit, file)
        if isinstance(found, Step):
            steps.append(found)
        elif found is not None:
            faults.append(found)
    return Steps(tuple(steps), tuple(dict.fromkeys(faults)), reading.head())


def told(change: Change, step: Step, pointer: Pointer, rule: str, **args: str | int) -> Finding:
    """A finding about a step: at its place in the file when that is the version of the head."""
    heads = {each.path: each.after for each in change.records}
    entry = heads.get(step.path)
    if entry is None or step.entry is None or entry.id != step.entry.id or not pointer:
        return _finding(step.path, rule, args)
    line, column, span = locate(change.contents.of(entry), pointer)
    return replace(_finding(step.path, rule, args), line=line, column=column, span=span)


def _finding(path: str, rule: str, args: Mapping[str, str | int]) -> Finding:
    return Finding(path, 0, 0, rule, tuple(sorted((name, str(value)) for name, value in args.items())))


class _Reading:
    """One reading of a change; each version is taken apart once."""

    def __init__(self, change: Change) -> None:
        self._change = change
        files = [each for _, each in change.own() if kind_of(each.path)]
        self._stood = frozenset(change.git.find(change.base, sorted({each.path for each in files})))
        entries = [entry for each in files for entry in (each.before, each.after) if entry]
        change.contents.many([entry for entry in entries if _is_read(entry)])
        self._known: dict[tuple[str, str], Map | None] = {}

    def step(self, commit: Commit, file: FileChange) -> Step | Finding | None:
        """A step, or the finding that a version cannot be read; None for a file that is no record."""
        found = kind_of(file.path)
        if found is None:
            return None
        before, after = (self._version(entry) if entry else None for entry in (file.before, file.after))
        if (file.before and before is None) or (file.after and after is None):
            return finding(shown(file.path), "J038", commit=commit.id[:12])
        return Step(
            commit, file.path, found[0].name, found[1], before, after, file.path in self._stood, file.after
        )

    def head(self) -> dict[str, Map]:
        """The records of the head that differ from those of the base and can be read."""
        entries = [each.after for each in self._change.records if each.after and kind_of(each.path)]
        values = [(entry.path, self._version(entry)) for entry in entries]
        return {record_id(path): value for path, value in values if value is not None}

    def _version(self, entry: Entry) -> Map | None:
        key = entry.path, entry.id
        if key not in self._known:
            self._known[key] = _value(entry, self._change.contents.of(entry)) if _is_read(entry) else {}
        return self._known[key]


def _is_read(entry: Entry) -> bool:
    found = kind_of(entry.path)
    return found is not None and found[0].name not in SETTLED and entry.type == "blob"


def _value(entry: Entry, data: bytes) -> Map | None:
    found = kind_of(entry.path)
    if found is not None and found[0].name == "log":
        return read_log_value(entry.path, (data, []))[0]
    record, _ = read_record(entry.path, (data, []))
    return record.value if record else None
