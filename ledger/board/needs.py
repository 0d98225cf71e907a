"""What a part of a board rests on, besides the frame that every part rests on."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from ledger.records.kinds import KINDS

FRAME = ("body", "calendar", "policy", "unit")
"""Kinds that every part rests on whole; and on who there is, by name."""
ALL = tuple(kind.name for kind in KINDS if kind.name != "log")
"""Every kind but work logs."""


@dataclass(frozen=True)
class Needs:
    """Records by their kinds, by their ids, by the periods that they are of; logs by whose they are.

    Whatever else a part rests on is said in words: a day, pages that there are.
    """

    kinds: Collection[str] = ()
    records: Collection[str] = ()
    slices: Collection[str] = ()
    """Everything of a period or a year, logs and settlements too; see `ledger.cache.slices`."""
    logs: Collection[str] | None = ()
    """Of some people; None for everybody's."""
    words: Collection[str] = ()


NOTHING = Needs()
