"""What is settled: settlements in force, and those that were done again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ledger.reading.values import Map
from ledger.results.act import Act
from scoring.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Correction:
    """A later settlement of a period: its act, and the people's results before and after, as settled."""

    act: Act
    before: Mapping[str, Map]
    after: Mapping[str, Map]


@dataclass(frozen=True, slots=True)
class Settled:
    """A settlement in force: its act, the record of it, its outcome; for derivations see `View.traced`."""

    act: Act
    record: Map
    outcome: Outcome
    corrections: tuple[Correction, ...] = ()

    @property
    def period(self) -> str:
        """The period or year."""
        return self.outcome.period
