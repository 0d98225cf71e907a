"""A person's case: the annual result and earlier years, on which gates and consequences are judged."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from scoring.derivation import Node
from scoring.facts import Veto
from scoring.past import PeriodResult, UnitGrade, YearResult
from scoring.rounding import from_units


@dataclass(frozen=True, slots=True)
class Case:
    """What is known about a person, or a unit, at the end of a year.

    ``score`` is in units of the last decimal place (there are ``places`` of them); None when there is none.
    ``history`` has the earlier years of which there is a record, ``periods`` the results of the year's
    periods on whose roster the person was, ``vetoes`` those of the year and of these periods.
    """

    person: str
    unit: str
    counting_base: str
    year: int
    grade: str | None
    score: int | None
    cohort_rank: int | None
    cohort_size: int | None
    history: Mapping[int, YearResult]
    role: str = ""
    rank: str = ""
    identity: str = ""
    cohort: str | None = None
    unit_class: str = ""
    post_class: str | None = None
    unit_rank: int | None = None
    unit_size: int | None = None
    places: int = 0
    parts: Mapping[str, Fraction] = field(default_factory=dict)
    periods: tuple[PeriodResult, ...] = ()
    vetoes: tuple[Veto, ...] = ()
    unit_grade: UnitGrade | None = None
    """The annual grade of the person's unit; None when there is none, or it was not asked for."""

    @property
    def points(self) -> Fraction | None:
        """The score in points."""
        return None if self.score is None else from_units(self.score, self.places)


class Verdict(NamedTuple):
    """The answer of a condition, ``yes``, ``no`` or ``unknown``, and how to explain it."""

    answer: str
    derive: Callable[[], Node]


class Effect(NamedTuple):
    """What a consequence gives a person (None: nothing), whether they are last in the unit, and why."""

    value: str | int | None
    last: bool
    derive: Callable[[], Node]
