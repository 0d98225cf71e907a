"""A survey's draw made again from its frame and a seed, and compared with what the ledger records (T6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ledger.records.loading import Record
from ledger.refusal import Refusal
from ledger.results.book import Book
from scoring.policy.surveys import Survey
from scoring.policy.versions import NoPolicy
from scoring.survey.draw import Pick, picks


@dataclass(frozen=True, slots=True)
class Drawing:
    """The seed, the steps of every cell in the policy's order, and how many ids are listed in each."""

    year: int
    survey: str
    seed: str
    steps: Mapping[str, tuple[Pick, ...]]
    listed: Mapping[str, int]
    record: Record | None
    """The draw that the ledger holds, if any."""

    @property
    def drawn(self) -> dict[str, list[str]]:
        """The ids drawn in each cell, in the order of the draw."""
        return {
            cell: [pick.drawn for pick in steps if pick.drawn is not None]
            for cell, steps in self.steps.items()
        }

    @property
    def same_seed(self) -> bool:
        """Whether the recorded draw was made with this seed."""
        return self.record is not None and self.record.value["seed_value"] == self.seed

    def differing(self) -> list[str]:
        """The cells in which the recorded draw of this seed says something else."""
        if self.record is None or not self.same_seed:
            return []
        recorded = self.record.value["drawn"]
        return [cell for cell, ids in self.drawn.items() if recorded.get(cell, []) != ids]


def draw_again(book: Book, year: int, name: str, seed: str | None) -> Drawing:
    """The draw of a survey; without a seed that of the recorded draw.

    Raises Refusal when the policy has no such survey, or there is no frame, or no seed.
    """
    survey = _survey(book, year, name)
    folder = f"surveys/{year:04}/{name}"
    frame, record = book.ledger.records.get(f"{folder}/frame"), book.ledger.records.get(f"{folder}/draw")
    if frame is None:
        raise Refusal("survey.no_frame", path=f"records/{folder}/frame.yaml")
    if seed is None and record is None:
        raise Refusal("survey.no_seed", path=f"records/{folder}/draw.yaml")
    value = seed if seed is not None or record is None else str(record.value["seed_value"])
    lists = {row["stratum"]: row["ids"] for row in frame.value["strata"]}
    steps = {
        cell.id: tuple(picks(value or "", cell.id, lists.get(cell.id, ()), cell.size))
        for cell in survey.cells
    }
    listed = {cell.id: len(lists.get(cell.id, ())) for cell in survey.cells}
    return Drawing(year, name, value or "", steps, listed, record)


def _survey(book: Book, year: int, name: str) -> Survey:
    try:
        surveys = book.policies.for_year(year).surveys
    except NoPolicy:
        surveys = ()
    found = next((each for each in surveys if each.id == name), None)
    if found is None:
        names = ", ".join(each.id for each in surveys)
        raise Refusal("survey.unknown", year=year, name=name, nearest=names)
    return found
