"""Recompute settlements from the records, in the order in which they rest on each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ledger.reading.values import Map
from ledger.records.kinds import record_id
from ledger.results.act import Act
from ledger.results.book import Book
from ledger.results.compute import Known, compute
from ledger.results.files import Digests, settled_files
from ledger.results.places import Place, place_of, result_path, settlement_path
from scoring.outcome import Outcome
from scoring.periods import PeriodError
from scoring.policy.versions import NoPolicy


@dataclass(frozen=True, slots=True)
class Recomputed:
    """One settlement as the records yield it: path → value of every file it should have."""

    act: Act
    outcome: Outcome
    files: Mapping[str, Map]

    @property
    def places(self) -> dict[str, Place]:
        """Path → place of every file."""
        return {path: place for path in self.files if (place := place_of(path)) is not None}

    def result_digests(self) -> dict[str, str]:
        """Record id → digest of the units' results: what the manifests of a year name."""
        settlement = self.files[settlement_path(self.act.period, self.act.number)]
        units = settlement["units"]
        assert isinstance(units, list)
        return {
            record_id(result_path(self.act.period, self.act.number, str(entry["unit"]))): str(entry["result"])
            for entry in units
            if isinstance(entry, dict)
        }


@dataclass(frozen=True, slots=True)
class Failure:
    """A settlement that the records cannot yield at all: ``why`` names the period no policy is for."""

    act: Act
    why: str


def recompute(book: Book, acts: Iterable[Act]) -> Iterator[Recomputed | Failure]:
    """Each settlement recomputed; ``acts`` in the order in which they ran, a year after its periods."""
    outcomes: dict[str, Outcome] = {}
    digests: dict[str, str] = {}
    for act in acts:
        done = recompute_one(book, act, outcomes, digests)
        if isinstance(done, Recomputed):
            outcomes[act.period] = done.outcome
            digests |= done.result_digests()
        yield done


def recompute_one(book: Book, act: Act, known: Known, settled: Digests) -> Recomputed | Failure:
    """One settlement recomputed, given the outcomes and the results' digests of those it may rest on."""
    try:
        outcome = compute(book, act.period, act.as_of, known, number=act.number)
    except (NoPolicy, PeriodError) as error:
        return Failure(act, str(error))
    return Recomputed(act, outcome, settled_files(book, act, outcome, known, settled))
