"""Counts of people who may not be named: small ones are not told, nor a sum they would follow from."""

from __future__ import annotations

from collections.abc import Sequence

from ledger.board.both import both
from scoring.policy.types import Policy

CAREFUL = 5
"""The smallest number of people that is told where a policy does not say how few are too few."""
UNTOLD = "—"
"""Stands where a number is not told."""


def smallest(policy: Policy) -> int:
    """The smallest number of people that is told of those who may not be named."""
    return CAREFUL if policy.fairness is None else policy.fairness.withhold_below


def withheld(cells: str, least: int) -> str:
    """A note below tables with counts that are not told; nothing when every count is."""
    few = _few(least)
    if few not in cells:
        return ""
    some = both(f"有，但不到 {least}", f"some, but fewer than {least}")
    means = both("没有或只有 1", "none or one") if least == 2 else some
    why = both(
        f"{few} 表示{means}：为免认出个人，不公布具体数字，合计也不公布。",
        f"{few} means {means}: so that nobody can be recognised, neither the number "
        "nor the total is published.",
    )
    return f"<p><small>{why}</small></p>"


def counts(values: Sequence[int], least: int) -> list[str]:
    """Counts and their sum as cells of a table.

    A count that is not told reads as less than ``least``. The sum then reads ``—``, because a single count
    left out would follow from it.
    """
    told = [_few(least) if is_small(value, least) else str(value) for value in values]
    return [*told, UNTOLD if any(is_small(value, least) for value in values) else str(sum(values))]


def is_small(count: int, least: int) -> bool:
    """Whether a count is not told: below ``least``, but not 0, of which nobody can be recognised.

    Where a single one is all that could be meant, 0 is not told either: else what is not told would be 1.
    """
    return (0 if least == 2 else 1) <= count < least


def _few(least: int) -> str:
    return both(f"＜{least}", f"&lt;{least}")
