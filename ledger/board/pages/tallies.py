"""Counts by state as a chart: a row for each kind or unit, cut by how many are in each state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ledger.board.both import both, counted
from ledger.board.charts.shares import Whole, shares
from ledger.board.charts.svg import Key, Told
from ledger.board.pages.grade_charts import said
from ledger.board.pages.words import titled


def tally_chart(title: str, keys: Sequence[Key], rows: Iterable[tuple[str, Sequence[int] | None]]) -> str:
    """The rows (name, counts by key) that have anything to tell; None stands for a row that is not told."""
    told = [(name, row) for name, row in rows if row and any(row)]
    says = both("；", "; ").join(titled(name, said(keys, row)) for name, row in told)
    wholes = [Whole(name, counted(sum(row), "件", "in all", "in all"), row) for name, row in told]
    return shares(Told(title, says), keys, wholes)
