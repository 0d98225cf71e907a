"""Settled results as they stand in the tree, read period by period when somebody asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ledger.records.loading import read_record
from ledger.records.tree import Tree
from ledger.results.places import FOLDER, place_of
from scoring.care.facts import Round, Verdict
from scoring.clocks import Result
from scoring.exact import decimal
from scoring.rounds import PEOPLE, subjects_of

Row = Mapping[str, Any]
"""What a settled result says of one person."""


@dataclass(frozen=True, slots=True)
class Settled:
    """One settlement: its day and the row of everybody in it; not ``whole`` when a file cannot be read."""

    period: str
    number: int
    as_of: str
    rows: Mapping[str, Row]
    whole: bool = True

    def result(self, person: str) -> Result | None:
        """The score and grade of a person; None when they do not stand in it."""
        row = self.rows.get(person)
        if row is None:
            return None
        return Result(decimal(row["score"]) if "score" in row else None, row.get("grade"))


class Rounds:
    """The settlements of a tree that are about people; without a tree there are none."""

    def __init__(self, tree: Tree | None = None) -> None:
        self._tree = tree
        self._paths: dict[str, dict[int, list[str]]] = {}
        self._read: dict[str, tuple[Settled, ...]] = {}
        for path in tree.paths(FOLDER) if tree else ():
            place = place_of(path)
            if place and place.kind == "result" and subjects_of(place.period) == PEOPLE:
                self._paths.setdefault(place.period, {}).setdefault(place.number, []).append(path)

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods and years that are settled."""
        return tuple(sorted(self._paths))

    def of(self, period: str) -> tuple[Settled, ...]:
        """The settlements of a period or year, the one in force last."""
        if period not in self._read:
            numbers = sorted(self._paths.get(period, {}))
            self._read[period] = tuple(self._settled(period, number) for number in numbers)
        return self._read[period]

    def number(self, period: str, number: int) -> Settled | None:
        """One settlement; None when there is none of that number."""
        return next((each for each in self.of(period) if each.number == number), None)

    def _settled(self, period: str, number: int) -> Settled:
        assert self._tree is not None
        paths = self._paths[period][number]
        read = [
            read_record(path, got, content=False)[0]
            for path, got in zip(paths, self._tree.fetch(paths), strict=True)
        ]
        values = [record.value for record in read if record is not None]
        rows = {row["person"]: row for value in values for row in value["people"]}
        as_of = max((value["as_of"] for value in values), default="")
        return Settled(period, number, as_of, rows, whole=len(values) == len(paths))


def rounds_of(rounds: Rounds, period: str) -> tuple[Round, ...]:
    """The settlements of a period as measures see them."""
    settled = rounds.of(period)
    return tuple(
        Round(
            period=each.period,
            number=each.number,
            as_of=each.as_of,
            in_force=each is settled[-1],
            people={person: _verdict(row) for person, row in each.rows.items()},
        )
        for each in settled
    )


def _verdict(row: Row) -> Verdict:
    return Verdict(row.get("grade"), row.get("last_in_unit", False), row.get("consequences", {}))
