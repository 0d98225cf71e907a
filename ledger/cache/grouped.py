"""The records of a commit, group by group: a group known by its id is listed only when it is asked for.

A group is what lies at `records/<folder>/<name>`: as a rule the records of one kind and one period, or the
logs of one year. Git names all that is in it by one id, so what is known of a group need not be told again,
however many of them there are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import astuple, dataclass
from functools import cached_property
from typing import Any

from ledger.cache.inventory import combined
from ledger.cache.shards import plain_finding
from ledger.cache.store import Store
from ledger.findings import Finding
from ledger.git import Entry
from ledger.records.kinds import ROOT
from ledger.records.tree import CommitTree, Listing, by_folder, sort_out_entries

_SLOT = "groups"
_LOGS = f"{ROOT}logs/"
_DEPTH = 3
"""Parts of a group's path."""
_VERSIONS = 4
"""Versions of a group that are remembered."""
_MANY = 500
"""When more groups than these are to be listed, all are: their names must fit on one command line."""

Months = dict[str, bytes]
"""Of a year of logs: name of the file of a month → digest of all files of that name."""


Remembered = dict[str, tuple[Any, ...]]
"""Name of a version of a group → `Known` as a tuple."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a group: whether it holds records, its faults, and, of logs, the digests by month."""

    holds: bool
    faults: tuple[tuple[Any, ...], ...]
    months: Months


@dataclass(frozen=True)
class GroupedTree(CommitTree):
    """The same tree, of which only those groups are listed that somebody looks into."""

    store: Store

    @property
    def id(self) -> str:
        """What names everything below `records/`; empty when there is nothing."""
        return f"{self._top.mode} {self._top.id}" if self._top else ""

    @cached_property
    def _top(self) -> Entry | None:
        return self.git.entry(self.revision, ROOT.rstrip("/"))

    @cached_property
    def groups(self) -> dict[str, Entry]:
        """Path → entry of every group, and of what lies where folders of groups should."""
        top = self._top
        if top is None or top.type != "tree":
            return {} if top is None else {top.path: top}
        first = self.git.folders([top])
        inner = self.git.folders([each for each in first if each.type == "tree"])
        return {each.path: each for each in (*(each for each in first if each.type != "tree"), *inner)}

    def blocks(self) -> dict[str, bytes]:
        """Path → digest of every group with records; of logs month by month, each under a path of its own."""
        found: dict[str, bytes] = {}
        for path, group in sorted(self.groups.items()):
            known = self._known[path]
            if known.months:
                found |= {f"{path}/{month}": digest for month, digest in known.months.items()}
            elif known.holds:
                found[path] = _digest(group)
        return found

    def files(self, blocks: Iterable[str]) -> dict[str, bytes]:
        """Path → digest of every record in some blocks, in order of path."""
        wanted = set(blocks)
        groups = {block if block in self.groups else block.rpartition("/")[0] for block in wanted}
        self._list(groups)
        found: dict[str, bytes] = {}
        for group in groups:
            for block in self._contents[group].keys() & wanted:
                found |= self._contents[group][block]
        return dict(sorted(found.items()))

    def paths(self, prefix: str = ROOT) -> list[str]:
        """See Tree."""
        groups = [each for each in self.groups if each.startswith(prefix) or prefix.startswith(each)]
        self._list(groups)
        return sorted(
            path for each in groups for path in self._listings[each].paths if path.startswith(prefix)
        )

    def faults(self) -> list[Finding]:
        """See Tree."""
        return sorted(Finding(*fault) for known in self._known.values() for fault in known.faults)

    def holds(self, path: str) -> bool:
        """Whether a record lies at a path."""
        group = _group(path)
        self._list([group] if group in self.groups else [])
        return group in self.groups and path in self._listings[group].paths

    def entry(self, path: str) -> Entry | None:
        """See CommitTree."""
        group = _group(path)
        self._list([group] if group in self.groups else [])
        return self._entries.get(path)

    @cached_property
    def _known(self) -> dict[str, Known]:
        """Path → what is known of each group; its last versions are remembered."""
        remembered: dict[str, Remembered] = self.store.get(_SLOT, b"") or {}
        names = {path: f"{group.mode} {group.id}" for path, group in self.groups.items()}
        missing = [path for path, name in names.items() if name not in remembered.get(path, {})]
        self._list(missing)
        known = {path: Known(*remembered[path][name]) for path, name in names.items() if path not in missing}
        known |= {path: self._look(path) for path in missing}
        if missing:
            for path in missing:
                before = list(remembered.get(path, {}).items())[1 - _VERSIONS :]
                remembered[path] = dict([*before, (names[path], astuple(known[path]))])
            self.store.put(_SLOT, b"", {path: remembered[path] for path in names})
        return known

    def _look(self, path: str) -> Known:
        listing, contents = self._listings[path], self._contents[path]
        logs = contents if path.startswith(_LOGS) else {}
        months = {block.rpartition("/")[2]: combined(files.items()) for block, files in logs.items()}
        return Known(bool(listing.paths), tuple(map(plain_finding, listing.faults)), months)

    def _list(self, groups: Collection[str]) -> None:
        """List some groups, unless they were listed already; many of them at one stroke."""
        missing = [each for each in groups if each not in self._listings]
        if not missing:
            return
        if len(missing) > _MANY:
            missing = list(self.groups)
        parts: dict[str, list[Entry]] = {each: [] for each in missing}
        above = [ROOT.rstrip("/")] if len(missing) == len(self.groups) else missing
        for entry in self.git.ls_tree(self.revision, *above):
            self._entries[entry.path] = entry
            parts[_group(entry.path)].append(entry)
        for each, part in parts.items():
            self._listings[each] = sort_out_entries(part)
            self._contents[each] = self._by_block(each)
            self._folders.update(by_folder(part))

    @cached_property
    def _folders(self) -> dict[str, list[Entry]]:
        return {}

    def _by_block(self, group: str) -> dict[str, dict[str, bytes]]:
        """Block → path → digest of the records of a group."""
        found: dict[str, dict[str, bytes]] = {}
        logs = group.startswith(_LOGS)
        for path in self._listings[group].paths:
            block = f"{group}/{path.rpartition('/')[2]}" if logs else group
            found.setdefault(block, {})[path] = _digest(self._entries[path])
        return found

    @cached_property
    def _contents(self) -> dict[str, dict[str, dict[str, bytes]]]:
        return {}

    @cached_property
    def _listings(self) -> dict[str, Listing]:
        return {}

    @cached_property
    def _entries(self) -> dict[str, Entry]:
        return {}


def _group(path: str) -> str:
    return "/".join(path.split("/", _DEPTH)[:_DEPTH])


def _digest(entry: Entry) -> bytes:
    return f"{entry.mode} {entry.id}".encode()
