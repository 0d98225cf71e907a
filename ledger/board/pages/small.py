"""Counts of people who may not be named: small ones are not told, nor a sum they would follow from."""

from __future__ import annotations

from collections.abc import Sequence

from ledger.board.both import both


def withheld(cells: str, least: int) -> str:
    """A note below tables with counts that are not told; nothing when every count is."""
    few = _few(least)
    if few not in cells:
        return ""
    why = both(
        f"{few} 表示有，但不到 {least}：为免认出个人，不公布具体数字，合计也不公布。",
        f"{few} means some, but fewer than {least}: so that nobody can be recognised, neither the number "
        "nor the total is published.",
    )
    return f"<p><small>{why}</small></p>"


def counts(values: Sequence[int], least: int) -> list[str]:
    """Counts and their sum as cells of a table.

    A count below ``least`` and above 0 reads as less than that. The sum then reads ``—``, because a single
    count left out would follow from it.
    """
    small = any(0 < value < least for value in values)
    told = [_few(least) if 0 < value < least else str(value) for value in values]
    return [*told, "—" if small else str(sum(values))]


def _few(least: int) -> str:
    return both(f"＜{least}", f"&lt;{least}")
