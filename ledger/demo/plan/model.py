"""The plan of a demo ledger: plain values from which every record follows."""

from __future__ import annotations

from dataclasses import dataclass, field

from ledger.demo.texts.places import DISTRICT
from ledger.demo.texts.units import UnitName

LEADERSHIP = "leadership"
"""The unit of the district's leaders: it rates the heads of others and is not assessed itself."""
LEADERS = UnitName(LEADERSHIP, f"{DISTRICT}领导班子", "district", "office", None, 0, "区委书记")
OFFICE = f"{DISTRICT}考核办"


@dataclass(frozen=True, slots=True)
class PlannedUnit:
    """A unit and how many assessed people it starts with."""

    named: UnitName
    size: int = 0
    superior: str | None = LEADERSHIP
    reason: str = ""
    """Why it is not assessed; empty for one that is."""

    @property
    def id(self) -> str:
        """The unit's id."""
        return self.named.id

    @property
    def kind(self) -> str:
        """The unit's class in the policy."""
        return self.named.kind


@dataclass(frozen=True, slots=True)
class Post:
    """A dated appointment; days as ISO text."""

    start: str
    end: str | None
    unit: str
    role: str
    rank: str
    identity: str
    title: str
    section: str = ""
    """The section of the unit; empty for those above the sections."""


@dataclass(frozen=True, slots=True)
class Absence:
    """A long leave."""

    start: str
    end: str
    kind: str


@dataclass(frozen=True, slots=True)
class PlannedPerson:
    """A person: ``merit`` (0–30) moves their ballots, ``misses`` (in 1000) are days they forget to file."""

    number: int
    name: str
    posts: tuple[Post, ...]
    merit: int
    misses: int
    leave: tuple[Absence, ...] = ()
    probation: tuple[str, str] | None = None
    home: str = ""

    @property
    def id(self) -> str:
        """``p0007``: the number with at least four digits."""
        return f"p{self.number:04}"


@dataclass(frozen=True, slots=True)
class Misconduct:
    """A veto or an adjustment that the plan demands: person, period, what, and for adjustments the points."""

    person: str
    period: str
    item: str
    day: str
    points: str = ""


@dataclass(frozen=True, slots=True)
class Dispute:
    """An objection: ``forgotten`` when a commendation had not been counted, else there was no error.

    ``settled`` says that it was decided after the settlement, ``appealed`` that the person went on to a
    review and an appeal.
    """

    person: str
    period: str
    forgotten: bool = False
    settled: bool = False
    appealed: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole demo: logs up to ``written_until``, and the periods that are ``settled``, in order."""

    seed: int
    year: int
    units: tuple[PlannedUnit, ...]
    people: tuple[PlannedPerson, ...]
    written_until: str
    settled: tuple[str, ...]
    past_years: tuple[int, ...]
    vetoes: tuple[Misconduct, ...] = ()
    withheld: tuple[tuple[str, str, str], ...] = ()
    """Ballot boxes (period, unit, group) in which too few took part."""
    unfiled: tuple[tuple[str, str], ...] = field(default=())
    """Summaries (period, person) that were never filed."""
    disputes: tuple[Dispute, ...] = ()
    related: tuple[tuple[str, str], ...] = ()
    """Pairs of relatives, who stand back from each other's assessment."""
    waived: tuple[tuple[str, str], ...] = ()
    """Units (period, unit) that were granted more places for the best grade."""

    @property
    def periods(self) -> tuple[str, ...]:
        """The quarters of the year."""
        return tuple(f"{self.year}-Q{number}" for number in range(1, 5))
