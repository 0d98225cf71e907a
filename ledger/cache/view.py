"""A ledger seen through the cache: what is in it, in which slices, and what is already known of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from typing import Any

from ledger.cache.grouped import GroupedTree
from ledger.cache.inventory import Files, Inventory, statuses_of, take_inventory
from ledger.cache.partial import PartialTree
from ledger.cache.shards import Reading, load_kept
from ledger.cache.slices import Slices, are_possible
from ledger.cache.store import Store
from ledger.facts.build import read_policies
from ledger.records.loading import Ledger, Progress, Record, assemble
from ledger.records.logs import LogFacts
from ledger.records.tree import Tree, WorkTree
from scoring.policy.versions import Policies

_POLICIES = "records/policies/"


class View:
    """One run's view. Nothing is kept before `remember_all`, and nothing if a file changed meanwhile."""

    def __init__(
        self,
        tree: Tree,
        store: Store,
        inventory: Inventory,
        steady: Callable[[], bool],
        *,
        id_: str = "",
        jobs: int = 1,
        progress: Progress | None = None,
    ) -> None:
        self.tree = tree
        self.store = store
        self.inventory = inventory
        self.jobs = jobs
        self._steady = steady
        self.id = id_
        self._progress = progress
        self._loaded = assemble((), (), ())
        self._names: set[str] = set()
        self._kept: list[tuple[str, bytes, Any]] = []

    @cached_property
    def slices(self) -> Slices | None:
        """The slices; None when the ledger cannot be cut: policies do not agree on how, or weeks straddle."""
        blocks = [block for block in self.inventory.blocks() if block.startswith(_POLICIES)]
        paths = self.inventory.files(blocks)
        ledger = self.read(paths, jobs=1)
        policies = read_policies(ledger.by_kind["policy"])
        if len(policies) != len(paths) or not are_possible(policies):
            return None
        return Slices(self.tree, self.inventory, Policies(policies))

    def whole(self) -> Ledger:
        """All records."""
        return self.read(self.inventory.files(self.inventory.blocks().keys()))

    def read(self, paths: Mapping[str, bytes], jobs: int | None = None) -> Ledger:
        """Some records, given with their digests, and the faults of the tree."""
        tree, progress = PartialTree(self.tree, paths), self._progress
        how = Reading(self.store, jobs or self.jobs, lasting=bool(self.id), progress=progress)
        return load_kept(tree, paths, how)

    def load(self, names: Iterable[str]) -> None:
        """Read the frame and some slices, unless they were read already."""
        slices = self._cut()
        if missing := set(names) - self._names:
            paths = slices.paths(missing | self._names)
            self._names |= missing
            self._loaded = self.read(paths)

    def ledger(self, names: Collection[str]) -> Ledger:
        """The frame and some slices that were read."""
        seen, all_ = self._cut().paths(names), self._loaded
        read = [each for each in (*all_.records.values(), *all_.logs, *all_.withdrawn) if each.path in seen]
        records = [each for each in read if isinstance(each, Record)]
        logs = [each for each in read if isinstance(each, LogFacts)]
        told = all_.findings
        findings = [each for each in told if each.path in seen or not self.inventory.holds(each.path)]
        return assemble(records, logs, findings)

    def partial(self, names: Collection[str]) -> PartialTree:
        """The files of the frame and some slices."""
        return PartialTree(self.tree, self._cut().paths(names))

    def remember(self, slot: str, key: bytes, value: Any) -> None:
        """Keep a value for the next run."""
        self._kept.append((slot, key, value))

    def is_steady(self) -> bool:
        """Whether every file is still as it was when this run began."""
        return self._steady()

    def remember_all(self) -> None:
        """Write what is to be kept, if every file is still as it was."""
        if self._kept and self._steady():
            for slot, key, value in self._kept:
                self.store.put(slot, key, value)
        self._kept = []

    @classmethod
    def of_work_tree(
        cls, tree: WorkTree, store: Store, *, jobs: int = 1, progress: Progress | None = None
    ) -> View:
        """The files on disk."""
        statuses = statuses_of(tree.root, tree.paths())
        inventory = take_inventory(tree, statuses, store, jobs)

        def steady() -> bool:
            return statuses_of(tree.root, statuses) == statuses

        return cls(tree, store, Files(inventory), steady, jobs=jobs, progress=progress)

    @classmethod
    def of_commit(cls, tree: GroupedTree) -> View:
        """The files of a commit, which never change."""
        return cls(tree, tree.store, tree, lambda: True, id_=tree.id)

    def _cut(self) -> Slices:
        assert self.slices is not None
        return self.slices
