"""The act of settling: what a person decided, as against what follows from the records."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.rounds import is_year


@dataclass(frozen=True, slots=True)
class Act:
    """One settlement's own statements.

    ``as_of`` is the day as of which everything was computed; ``engine`` the version that did it. A correction
    (``number`` 2 and on) carries a ``reason`` and the digest of the settlement that it ``supersedes``.
    """

    period: str
    number: int
    as_of: str
    settled_by: str
    authority: str
    engine: str
    reason: str | None = None
    supersedes: str | None = None

    @property
    def is_year(self) -> bool:
        """Whether a whole year is settled."""
        return is_year(self.period)
