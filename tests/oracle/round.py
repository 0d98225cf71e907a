"""One round to be scored: whose, of which period, by which policy, and what it may rest on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from tests.oracle.book import Book, Record
from tests.oracle.roster import Seat, roster, unit_roster
from tests.oracle.rounds import bounds_of, policy_of

Result = dict[str, Any]
Results = Mapping[str, Mapping[str, Any]]
"""Results by subject, scores as text, as ``scorer.score_round`` answers them."""

SECTIONS = {
    (False, False): "period_score",
    (False, True): "annual",
    (True, False): "unit_period_score",
    (True, True): "unit_annual",
}
"""Where the rules of a round stand: by whether it is of units, and of a year."""


@dataclass
class Round:
    """``answered`` are the rounds scored before, ``past`` earlier years by id (``2025``, ``units-2025``)."""

    book: Book
    name: str
    as_of: str
    answered: Mapping[str, Results] = field(default_factory=dict)
    past: Mapping[str, Results] = field(default_factory=dict)
    styles: dict[tuple[str, str], list[Record]] = field(default_factory=dict)
    """Styles of a ballots component in a unit, once they are worked out."""

    def __post_init__(self) -> None:
        self.of_units = self.name.startswith("units-")
        self.period = self.name.removeprefix("units-")
        self.is_year = "-" not in self.period
        self.year = int(self.period[:4])
        self.policy = policy_of(self.book, self.period)
        self.first, self.last = bounds_of(self.period, self.policy)
        maker = unit_roster if self.of_units else roster
        self.seats: dict[str, Seat] = maker(self.policy, self.book, self.period)

    @property
    def rules(self) -> Record:
        """The section of the policy that scores this round."""
        rules: Record = self.policy[SECTIONS[self.of_units, self.is_year]]
        return rules

    @property
    def grades(self) -> Record:
        """The section of the policy that gives its grades."""
        name = "unit_grades" if self.of_units else "grades"
        grades: Record = self.rules["grades"] if self.is_year else self.policy[name]
        return grades

    def periods(self, subject: str) -> list[Result]:
        """Of a year: the results of the subject in the periods of the year."""
        if not self.is_year:
            return []
        prefix = f"{self.name}-"
        own = [
            {**results[subject], "period": name.removeprefix("units-")}
            for name, results in self.answered.items()
            if name.startswith(prefix) and subject in results
        ]
        for one in own:
            one["score"] = None if one["score"] is None else Fraction(one["score"])
        return own

    def unit_of_year(self, unit: str) -> Mapping[str, Any] | None:
        """Of a year of people: the result of a unit in the round of units of the year."""
        return None if self.of_units else self.answered.get(f"units-{self.year}", {}).get(unit)

    def unit_grade(self, unit: str) -> str | None:
        """The annual grade of a unit: of its record when that has one, else of the round of units."""
        given = self.book.unit_results.get((self.year, unit), {}).get("grade")
        found = self.unit_of_year(unit)
        return given or (found["grade"] if found else None)

    def vetoes(self, subject: str) -> list[tuple[str, str]]:
        """Grounds and records of the vetoes of exactly this period or year."""
        return self.book.vetoes.get((self.period, subject), [])

    def all_vetoes(self, subject: str) -> list[tuple[str, str]]:
        """Of a year, also those of its periods on whose roster the subject was."""
        periods = [one["period"] for one in self.periods(subject)]
        return [
            found for each in (self.period, *periods) for found in self.book.vetoes.get((each, subject), [])
        ]
