"""The rules for grades: direct grades, patterns, floors and caps."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from scoring.exact import WHOLE
from scoring.policy.lists import Named, Where, read_named, read_where
from scoring.policy.reading import Section
from scoring.rounding import MODES

BASES = ("unit", "cohort", "body")
TIES = ("share_lower", "share_higher")


@dataclass(frozen=True, slots=True)
class Direct:
    """A grade given outright for a veto with one of ``grounds``."""

    grade: str
    grounds: tuple[str, ...]
    clause: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """At most ``grade`` when more than ``more_than`` of the periods have one of ``period_grades``."""

    grade: str
    period_grades: tuple[str, ...]
    more_than: Fraction
    clause: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Floor:
    """At most ``grade`` for a score under ``below`` points."""

    grade: str
    below: Fraction
    clause: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class PeriodGrades:
    """At least ``count`` of the year's periods with ``grade``."""

    grade: str
    count: int


@dataclass(frozen=True, slots=True)
class Requires:
    """What a candidate for a capped grade must have besides a high score."""

    score_at_least: Fraction | None = None
    no_period_grade: tuple[str, ...] = ()
    period_grade_at_least: PeriodGrades | None = None
    no_veto: tuple[str, ...] = ()
    """Grounds of vetoes, of the period or of the year's periods, none of which a candidate may have."""
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Total:
    """What the places of all bases together may come to: a ``share`` of everybody, rounded as the quota is.

    With a waiver more, but never over ``approved_share``.
    """

    share: int
    approved_share: int | None = None
    clause: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Quota:
    """How many of a base: ``count``, or a ``share`` in basis points, rounded, but ``at_least`` so many.

    ``shares`` are those of units with certain annual grades (D3), instead of ``share``.
    """

    base: str
    ties: str
    count: int | None = None
    share: int = 0
    rounding: str = "floor"
    at_least: int = 0
    break_by: tuple[str, ...] = ()
    clause: str = ""
    basis: str = ""
    shares: Mapping[str, int] = field(default_factory=dict)
    share_bounds: tuple[int, int] | None = None
    """The least and the greatest of ``shares`` (D3)."""
    total: Total | None = None

    def places(self, base: int, unit_grade: str | None = None) -> int:
        """The number of places for a base of so many people, in a unit with this grade."""
        if self.count is not None:
            return self.count
        return max(self.at_least, self.whole(self.share_of(unit_grade), base))

    def share_of(self, unit_grade: str | None) -> int:
        """The share for a unit with this grade."""
        return self.share if unit_grade is None else self.shares.get(unit_grade, self.share)

    def whole(self, share: int, base: int) -> int:
        """A share of so many people, rounded to whole people."""
        return MODES[self.rounding](share * base, WHOLE)


@dataclass(frozen=True, slots=True)
class Cap:
    """A grade for the best of those ``among``, at most as many as the quota has places."""

    id: str
    name: str
    grade: str
    among: Where
    quota: Quota
    requires: Requires


@dataclass(frozen=True, slots=True)
class Grades:
    """Grades from best to worst and how they are given."""

    order: tuple[Named, ...]
    default: str
    floors: tuple[Floor, ...] = ()
    direct: tuple[Direct, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    caps: tuple[Cap, ...] = ()
    clause: str = ""

    @property
    def ids(self) -> tuple[str, ...]:
        """The grades' ids from best to worst."""
        return tuple(grade.id for grade in self.order)

    def lowest(self, grades: tuple[str, ...]) -> str:
        """The worst of the given grades."""
        return max(grades, key=self.ids.index)


def read_grades(section: Section) -> Grades:
    """The section ``grades``."""
    return Grades(
        order=section.each("order", read_named),
        default=section.text("default"),
        floors=section.each("floors", _read_floor),
        direct=section.each("direct", _read_direct),
        patterns=section.each("patterns", _read_pattern),
        caps=section.each("caps", _read_cap),
        clause=section.clause,
    )


def read_quota(section: Section, bases: tuple[str, ...] = BASES) -> Quota:
    """The quota's fields of a cap or a limit."""
    count = section.optional_integer("count")
    return Quota(
        base=section.choice("base", bases),
        ties=section.choice("ties", TIES),
        count=count,
        share=section.integer("share", None if count is None else 0),
        rounding=section.choice("rounding", MODES, None if count is None else "floor"),
        at_least=section.integer("at_least", 0),
        break_by=section.texts("break_by"),
        clause=section.clause,
        basis=section.basis(),
    )


def _read_floor(section: Section) -> Floor:
    return Floor(section.text("grade"), section.decimal("below"), section.clause, section.basis())


def _read_direct(section: Section) -> Direct:
    return Direct(section.text("grade"), section.texts("grounds"), section.clause, section.basis())


def _read_pattern(section: Section) -> Pattern:
    return Pattern(
        grade=section.text("grade"),
        period_grades=section.texts("period_grades"),
        more_than=section.ratio("more_than"),
        clause=section.clause,
        basis=section.basis(),
    )


def _read_cap(section: Section) -> Cap:
    return Cap(
        id=section.text("id"),
        name=section.text("name", section.text("id")),
        grade=section.text("grade"),
        among=section.inner("among", read_where) if section.has("among") else Where(),
        quota=_read_cap_quota(section),
        requires=section.inner("requires", _read_requires) if section.has("requires") else Requires(),
    )


def _read_cap_quota(section: Section) -> Quota:
    """The quota of a cap, which may move with the unit's grade and be held to a total."""
    return replace(
        read_quota(section),
        shares=section.numbers("share_by_unit_grade"),
        share_bounds=section.optional("share_bounds", _read_bounds),
        total=section.optional("total", _read_total),
    )


def _read_bounds(section: Section) -> tuple[int, int]:
    return section.integer("min"), section.integer("max")


def _read_total(section: Section) -> Total:
    return Total(
        share=section.integer("share"),
        approved_share=section.optional_integer("approved_share"),
        clause=section.clause,
        basis=section.basis(),
    )


def _read_requires(section: Section) -> Requires:
    return Requires(
        score_at_least=section.optional_decimal("score_at_least"),
        no_period_grade=section.texts("no_period_grade"),
        period_grade_at_least=(
            section.inner("period_grade_at_least", _read_period_grades)
            if section.has("period_grade_at_least")
            else None
        ),
        no_veto=section.texts("no_veto"),
        clause=section.clause,
    )


def _read_period_grades(section: Section) -> PeriodGrades:
    return PeriodGrades(section.text("grade"), section.integer("count"))
