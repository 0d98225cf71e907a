"""Read records, kept folder by folder: a record whose bytes are known is not read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ledger.cache.inventory import identity
from ledger.cache.store import Store
from ledger.findings import Finding
from ledger.records.loading import Ledger, Progress, Record, assemble, read_record
from ledger.records.logs import LogFacts, read_log
from ledger.records.parallel import run
from ledger.records.tree import Fetched, Tree

_CHUNK = 200
_LOGS, _RESULTS = "records/logs/", "records/results/"

Plain = tuple[Any, ...]
"""A record, log or finding as a tuple of plain values."""


class Entry(NamedTuple):
    """One file as it was read: what was made of it, and its faults."""

    digest: bytes
    item: Plain | None
    faults: tuple[Plain, ...]


def shard_of(path: str) -> str:
    """The shard a record is kept in: its folder and period, a month of logs."""
    parts = path.split("/")
    return f"{parts[1]}/{parts[-1]}" if parts[1] == "logs" else f"{parts[1]}/{parts[2]}"


class Reading(NamedTuple):
    """How records are read: kept where, with how many processes, and whether files can change meanwhile."""

    store: Store
    jobs: int
    lasting: bool = False
    """The digest of a file that cannot change is that of the inventory, else it is taken when it is read."""
    progress: Progress | None = None


def load_kept(tree: Tree, inventory: Mapping[str, bytes], how: Reading) -> Ledger:
    """`load`, of the records in the inventory; only those not kept under their digest are read."""
    shards: dict[str, list[str]] = {}
    for path in inventory:
        if not path.startswith(_RESULTS):
            shards.setdefault(shard_of(path), []).append(path)
    kept = {shard: _kept(how.store, shard, paths, inventory) for shard, paths in shards.items()}
    missing = [path for shard, paths in shards.items() for path in paths if path not in kept[shard]]
    for path, entry in _read(tree, missing, how.jobs, how.progress):
        digest = inventory[path] if how.lasting else entry.digest
        kept[shard_of(path)][path] = entry._replace(digest=digest)
    for shard in {shard_of(path) for path in missing}:
        how.store.put(f"shard {shard}", b"", {path: tuple(entry) for path, entry in kept[shard].items()})
    return _ledger(tree, (kept[shard][path] for shard, paths in shards.items() for path in paths))


def _kept(store: Store, shard: str, paths: Iterable[str], inventory: Mapping[str, bytes]) -> dict[str, Entry]:
    entries = store.get(f"shard {shard}", b"") or {}
    return {
        path: Entry(*entry)
        for path in paths
        if (entry := entries.get(path)) is not None and entry[0] == inventory[path]
    }


def _read(
    tree: Tree, paths: Sequence[str], jobs: int, progress: Progress | None
) -> Iterator[tuple[str, Entry]]:
    pieces = [list(paths[start : start + _CHUNK]) for start in range(0, len(paths), _CHUNK)]
    done = 0
    for piece, entries in zip(pieces, run(_read_piece, tree, pieces, jobs), strict=True):
        yield from zip(piece, (Entry(*entry) for entry in entries), strict=True)
        done += len(piece)
        if progress:
            progress(done, len(paths))


def _read_piece(tree: Tree, paths: list[str]) -> list[Plain]:
    return [_entry(path, fetched) for path, fetched in zip(paths, tree.fetch(paths), strict=True)]


def _entry(path: str, fetched: Fetched) -> Plain:
    item: LogFacts | Record | None
    item, faults = read_log(path, fetched) if path.startswith(_LOGS) else read_record(path, fetched)
    return identity(fetched), _plain(item), tuple(map(plain_finding, faults))


def _plain(item: LogFacts | Record | None) -> Plain | None:
    if isinstance(item, Record):
        return True, item.id, item.path, item.kind, dict(item.keys), item.value, item.digest
    return None if item is None else (False, *item)


def plain_finding(finding: Finding) -> Plain:
    """A finding as plain values."""
    return finding.path, finding.line, finding.column, finding.rule, finding.args, finding.span


def _ledger(tree: Tree, entries: Iterable[Entry]) -> Ledger:
    findings, records, logs = tree.faults(), [], []
    for _, item, faults in entries:
        findings += [Finding(*fault) for fault in faults]
        if item is not None and item[0]:
            records.append(Record(*item[1:]))
        elif item is not None:
            logs.append(LogFacts(*item[1:]))
    return assemble(records, logs, findings)
