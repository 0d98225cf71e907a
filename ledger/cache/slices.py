"""The slices of a ledger: what can be checked and verified for itself, and the frame that all of it rests on.

A slice holds the records of one period, or of one year as a whole, whether about people or units. The frame
holds what outlives periods: organization, calendars, policies, earlier results, notices, goals and tasks of a
year, and what supervision follows across periods.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ledger.cache.inventory import Inventory, combined
from ledger.records.kinds import kind_of
from ledger.records.tree import Tree
from ledger.results.concerns import concerns
from scoring.periods import PeriodError, parse, period_of
from scoring.policy.types import Policy
from scoring.policy.versions import NoPolicy, Policies
from scoring.rounds import is_year, period_of_round, running_order, year_of_round

FRAME = ""
ACROSS = "across"
"""The slice of records that belong to no one period."""
LOGS = "records/logs/"
_ACROSS = frozenset({"measures", "activities", "seeds", "objections", "appeals", "amendments", "approvals"})
_CROSSING = frozenset({"vetoes", "results"})
"""Folders of periods that checks across periods look at."""
_FRAMED = frozenset(
    {
        "organization",
        "withdrawals",
        "calendar",
        "policies",
        "past-results",
        "notices",
        "orders",
        "petitions",
        "inspection-lists",
        "inspections",
        "surveys",
        "goals",
        "unit-goals",
        "tasks",
    }
)


@dataclass(frozen=True)
class Slices:
    """The slice of every block of records, and the digests by which slices are known."""

    tree: Tree
    inventory: Inventory
    policies: Policies

    @cached_property
    def blocks(self) -> Mapping[str, bytes]:
        """Path → digest of every block."""
        return self.inventory.blocks()

    @cached_property
    def by_block(self) -> dict[str, str]:
        """The slice of every block."""
        months: dict[str, str] = {}
        return {block: self._slice(block, months) for block in self.blocks}

    @cached_property
    def names(self) -> list[str]:
        """The frame and all slices, in the order in which they ran."""
        return sorted({FRAME, *self.by_block.values()}, key=running_order)

    @cached_property
    def _digests(self) -> dict[str, bytes]:
        parts: dict[str, list[tuple[str, bytes]]] = {name: [] for name in self.names}
        for block, digest in self.blocks.items():
            parts[self.by_block[block]].append((block, digest))
        parts[FRAME].append((repr(self.tree.faults()), b""))
        return {name: combined(part) for name, part in parts.items()}

    def key(self, names: Iterable[str]) -> bytes:
        """A digest of the frame and some slices: everything that a result made of them rests on."""
        return combined(
            (name, self._digests[name]) for name in sorted({FRAME, *names} & self._digests.keys())
        )

    def key_of_round(self, round_: str) -> bytes:
        """A digest of everything that the results of a round can rest on: of the frame, what concerns it."""
        try:
            spans = [parse(round_, self.policies.for_period(round_))]
        except (NoPolicy, PeriodError):
            return self.key(self.of_round(round_))
        names = self.of_round(round_)
        own = ((name, self._digests[name]) for name in names if name in self._digests)
        frame = ((path, digest) for path, digest in self._frame if concerns(path, spans))
        return combined([*own, *frame, (repr(self.tree.faults()), b"")])

    @cached_property
    def _frame(self) -> list[tuple[str, bytes]]:
        """The blocks of the frame that concern the same rounds together: the path of one, a digest of all."""
        found: dict[object, list[tuple[str, bytes]]] = {}
        for block, digest in self.blocks.items():
            if self.by_block[block] == FRAME:
                kind = kind_of(block)
                years = kind and (kind[1].get("year"), kind[1].get("period"))
                found.setdefault((kind and kind[0].name, years), []).append((block, digest))
        return [(blocks[0][0], combined(blocks)) for blocks in found.values()]

    def key_but_for_logs(self, names: Collection[str]) -> bytes:
        """The same of everything but logs."""
        wanted = {FRAME, *names}
        found = [
            (block, digest)
            for block, digest in self.blocks.items()
            if self.by_block[block] in wanted and not block.startswith(LOGS)
        ]
        return combined([*found, (repr(self.tree.faults()), b"")])

    def of_year(self, year: str) -> list[str]:
        """The slices of an assessment year."""
        return [name for name in self.names if name[:4] == year]

    def of_round(self, period: str) -> list[str]:
        """The slices that a round rests on: its own, or those of its year."""
        return self.of_year(year_of_round(period)) if is_year(period) else [period_of_round(period)]

    @cached_property
    def crossing(self) -> dict[str, bytes]:
        """Path → digest of the blocks that checks across periods look at."""
        return {block: digest for block, digest in self.blocks.items() if self._crosses(block)}

    def paths(self, names: Collection[str], *, logs: bool = True) -> Mapping[str, bytes]:
        """Path → digest of every record of the frame and some slices in order of path, or of all but logs."""
        wanted = {FRAME, *names}
        blocks = {block for block, name in self.by_block.items() if name in wanted}
        return self.inventory.files({block for block in blocks if logs or not block.startswith(LOGS)})

    def _crosses(self, block: str) -> bool:
        folder = block.split("/")[1]
        return self.by_block[block] in (FRAME, ACROSS) or folder in _CROSSING

    def _slice(self, path: str, months: dict[str, str]) -> str:
        parts = path.split("/")
        if parts[1] in _FRAMED:
            return FRAME
        if parts[1] in _ACROSS:
            return ACROSS
        if parts[1] != "logs":
            return period_of_round(parts[2])
        last = parts[-1]
        if last not in months:
            months[last] = self._period_of(last.removesuffix(".yaml"))
        return months[last]

    def _period_of(self, month: str) -> str:
        first = f"{month}-01"
        try:
            return period_of(first, self.policies.for_day(first)).id
        except NoPolicy:
            return month


def are_possible(policies: Collection[Policy]) -> bool:
    """Whether months belong to one period each, whatever version of the policy is asked.

    With weekly logs they do not: a week that begins in one period may end in the next one, and count there.
    """
    cycles = {(each.cycle.first_month, each.cycle.period_months) for each in policies}
    return len(cycles) == 1 and not any(each.logs.weekly for each in policies)
