"""What scoring answers: for one period or year, an outcome per person."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from scoring.derivation import Node
from scoring.facts import PeriodId


@dataclass(frozen=True, slots=True)
class PersonOutcome:
    """One person's outcome. Scores are exact points; ids are the policy's; ``None`` where there is nothing.

    ``status`` is ``assessed``, ``withheld``, or what the roster says of somebody not scored; ``reason``
    says in one id why a status other than ``assessed`` applies. ``parts`` holds the exact value of every
    component present. ``derivation`` explains the score and ``grade_derivation`` the grade when tracing was
    asked for.
    """

    person: str
    unit: str
    status: str
    role: str
    rank: str
    identity: str
    cohort: str | None
    reason: str | None = None
    score: Fraction | None = None
    limited: bool = False
    grade: str | None = None
    direct: tuple[str, ...] = ()
    cohort_rank: int | None = None
    cohort_size: int | None = None
    unit_rank: int | None = None
    unit_size: int | None = None
    parts: Mapping[str, Fraction] = field(default_factory=dict)
    eligibility: Mapping[str, str] = field(default_factory=dict)
    consequences: Mapping[str, str | int] = field(default_factory=dict)
    last_in_unit: bool = False
    post_class: str | None = None
    counting_base: str = ""
    unit_class: str = ""
    derivation: Node | None = None
    """How the score came about."""
    grade_derivation: Node | None = None
    """How the grade, the ranks, the eligibility and the consequences came about."""


class CapUse(NamedTuple):
    """What became of the places of one base of a cap.

    ``group`` is the unit or cohort that the cap counts by, empty when it counts the whole body; ``given`` the
    number of people who won a place.
    """

    cap: str
    group: str
    counting_base: str
    people: int
    places: int
    given: int


class CapTotal(NamedTuple):
    """What the places of all bases of a cap come to, and the ``limit`` that the policy sets to that (D3)."""

    cap: str
    counting_base: str
    people: int
    places: int
    limit: int

    @property
    def exceeded(self) -> bool:
        """Whether there are more places than there may be: then nothing is settled."""
        return self.places > self.limit


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of one period or year: everybody on its roster, by person id in ascending order."""

    period: PeriodId
    as_of: str
    policy: str
    policy_version: int
    places: int
    """Decimal places of every score."""
    people: Mapping[str, PersonOutcome]
    number: int = 0
    """The number of the settlement that this is, or was read from; 0 for one that is not settled."""
    caps: tuple[CapUse, ...] = ()
    totals: tuple[CapTotal, ...] = ()

    def record_of(self, unit: str) -> str:
        """The id of the settled result of a unit; empty when this is not settled."""
        return f"results/{self.period}/{self.number}/units/{unit}" if self.number else ""
