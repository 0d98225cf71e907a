"""What care rests on: settled results, vetoes with their day, public seeds, and the measures on record.

Days and ids as in `scoring.facts`. Nothing here enters a score.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from scoring.facts import Day, PeriodId


class Verdict(NamedTuple):
    """What a settled result says of a person; ``last`` is last in the unit, of a year."""

    grade: str | None
    last: bool
    consequences: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Round:
    """One settlement of a period or year, and whether it is the one in force."""

    period: PeriodId
    number: int
    as_of: Day
    in_force: bool
    people: Mapping[str, Verdict]

    @property
    def is_year(self) -> bool:
        """Whether a whole year was settled."""
        return "-" not in self.period


class VetoDay(NamedTuple):
    """A veto, the day of the event and the id of its record."""

    person: str
    period: PeriodId
    ground: str
    day: Day
    record: str


class Taken(NamedTuple):
    """A measure on record; ``because`` is empty when a decision of its own opened it. Days of its steps."""

    record: str
    measure: str
    person: str
    opened: Day
    because: str
    steps: tuple[Day, ...]
    closed: Day | None


@dataclass(frozen=True, slots=True)
class CareFacts:
    """Everything beside `Facts` that measures rest on."""

    rounds: tuple[Round, ...] = ()
    vetoes: tuple[VetoDay, ...] = ()
    seeds: Mapping[Day, str] = field(default_factory=dict)
    """Day → the value published for it."""
    taken: tuple[Taken, ...] = ()
