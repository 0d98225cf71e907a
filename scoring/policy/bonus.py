"""The rules by which a pool of money is shared out among those with a year's result (D13, X11, T13)."""

from dataclasses import dataclass
from fractions import Fraction

from scoring.policy.lists import Where, read_where
from scoring.policy.reading import Section
from scoring.rounds import PEOPLE, SUBJECTS

WAYS = ("score", "grade", "rank")
"""What gives the points that the money goes by."""


@dataclass(frozen=True, slots=True)
class GradePoints:
    """The points for an annual grade."""

    grade: str
    points: Fraction


@dataclass(frozen=True, slots=True)
class RankPoints:
    """The points for a rank within this part of the cohort."""

    within: Fraction
    points: Fraction


@dataclass(frozen=True, slots=True)
class PointTable:
    """Points ``by`` score (what is ``above``), by ``grades``, or by the first of ``ranks`` that holds."""

    by: str
    above: Fraction
    grades: tuple[GradePoints, ...]
    ranks: tuple[RankPoints, ...]
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Bonus:
    """One pool's rules. ``places`` are the decimal places of money; ``gate`` is an id of the eligibility.

    ``largest_difference`` None does not limit.
    """

    id: str
    name: str
    subjects: str
    among: Where
    gate: str
    table: PointTable
    places: int
    largest_difference: Fraction | None
    clause: str = ""
    basis: str = ""


def read_bonus(section: Section) -> Bonus:
    """An entry of ``bonuses``."""
    return Bonus(
        id=section.text("id"),
        name=section.text("name", section.text("id")),
        subjects=section.choice("subjects", SUBJECTS, PEOPLE),
        among=section.inner("among", read_where) if section.has("among") else Where(),
        gate=section.text("gate", ""),
        table=section.inner("points", _read_table),
        places=section.integer("places"),
        largest_difference=section.optional_decimal("largest_difference"),
        clause=section.clause,
        basis=section.basis(),
    )


def _read_table(section: Section) -> PointTable:
    return PointTable(
        by=section.choice("by", WAYS),
        above=section.optional_decimal("above") or Fraction(0),
        grades=section.each("grades", _read_grade_points),
        ranks=section.each("ranks", _read_rank_points),
        clause=section.clause,
    )


def _read_grade_points(section: Section) -> GradePoints:
    return GradePoints(section.text("grade"), section.decimal("points"))


def _read_rank_points(section: Section) -> RankPoints:
    return RankPoints(section.ratio("within"), section.decimal("points"))
