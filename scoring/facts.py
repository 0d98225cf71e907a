"""The facts that scoring rests on: what the records say, typed, without positions or bytes.

Days are ISO strings (``"2026-03-02"``), months ``"2026-03"``, periods ``"2026-Q1"``: ASCII, of fixed width,
so that order of text is order of time. Spans are inclusive at both ends and an open end is ``None``.
``record`` is the id of the record (its path below ``records/`` without ``.yaml``), the leaf of every
derivation.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from scoring.supervision.matters import CheckFinding, Order, Petition
from scoring.survey.answers import SurveyResult
from scoring.times import Day as Day
from scoring.times import Month as Month
from scoring.times import PeriodId as PeriodId


@dataclass(frozen=True, slots=True)
class Span:
    """Days from ``start`` to ``end`` inclusive; ``end`` ``None`` while it still runs."""

    start: Day
    end: Day | None


@dataclass(frozen=True, slots=True)
class Appointment:
    """One post of one person for a time.

    ``role``, ``rank``, ``identity`` and ``post_class`` are ids of the policy. ``section`` is the section
    of the unit that the post is in, ``line`` those its holder is in charge of.
    """

    start: Day
    end: Day | None
    unit: str
    role: str
    rank: str
    identity: str
    section: str | None = None
    post_class: str | None = None
    line: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Secondment:
    """Time spent in another ``unit``; None for one outside the ledger."""

    start: Day
    end: Day | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class Person:
    """A person with dated appointments in ascending order, long leave and probation."""

    id: str
    name: str
    appointments: tuple[Appointment, ...]
    leave: tuple[Span, ...] = ()
    probation: tuple[Span, ...] = ()
    record: str = ""
    cases: tuple[Span, ...] = ()
    """Open cases: while one runs there is no grade."""
    secondments: tuple[Secondment, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit; leaders of the ``superior`` one rate its head; people of one not ``assessed`` have no score."""

    id: str
    name: str
    unit_class: str
    superior: str | None
    assessed: bool
    record: str = ""
    sections: tuple[str, ...] = ()
    """The ids of its sections."""
    start: Day | None = None
    """The first day on which it exists; None when it always has."""
    end: Day | None = None
    """The last such day; None while it still exists."""


@dataclass(frozen=True, slots=True)
class LogMonth:
    """The entries of one person in one month: pairs of day of work and day of receipt."""

    person: str
    unit: str
    month: Month
    entries: tuple[tuple[Day, Day], ...]
    record: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """A period's or year's summary: only when it was filed matters to a score (J5)."""

    person: str
    unit: str
    period: PeriodId
    filed: Day
    record: str = ""


Mark = int | Mapping[str, int]
"""What a ballot gives a subject: one score, or one for each item."""


@dataclass(frozen=True, slots=True)
class BallotBox:
    """All ballots of one style (period, unit, group, block), each a map of subject to score (J7).

    Where ballots are scored by item, a map of item, or ``item.sub``, to score stands for the score (S4).
    """

    period: PeriodId
    unit: str
    group: str
    block: str
    ballots: tuple[Mapping[str, Mark], ...]
    record: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """Raters lent to a small unit by related units for one period (J11)."""

    period: PeriodId
    unit: str
    raters: tuple[str, ...]
    record: str = ""


@dataclass(frozen=True, slots=True)
class Excused:
    """Days on which a person owes no log, from the attendance record of a unit and period."""

    person: str
    days: frozenset[Day]
    record: str = ""


@dataclass(frozen=True, slots=True)
class Adjustment:
    """Points added (positive) or deducted (negative) by a catalogue item. ``person`` may be a unit."""

    person: str
    period: PeriodId
    item: str
    points: Fraction
    record: str = ""


@dataclass(frozen=True, slots=True)
class Veto:
    """A ground that overrides the arithmetic for one person, or unit, and period."""

    person: str
    period: PeriodId
    ground: str
    record: str = ""


@dataclass(frozen=True, slots=True)
class Waiver:
    """More places for a cap in one period or year: a ``share`` in basis points, or a ``count`` (X4).

    ``unit`` None means the cap's total where it has one, else every base of the cap.
    """

    period: PeriodId
    cap: str
    unit: str | None
    share: int | None
    count: int | None
    subjects: str = "people"
    record: str = ""


@dataclass(frozen=True, slots=True)
class UnitResult:
    """The annual result of a unit, from outside (J12); ``grade`` when the source gives one (D3)."""

    year: int
    unit: str
    score: Fraction
    record: str = ""
    grade: str | None = None


@dataclass(frozen=True, slots=True)
class Democratic:
    """Tallies of the year-end evaluation: person → dimension → option → votes; ``cast`` ballots."""

    year: int
    unit: str
    cast: int
    votes: Mapping[str, Mapping[str, Mapping[str, int]]]
    record: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """A superior's spoken or written judgement of a person, a unit, or a section of one (X6, X7).

    ``tone`` is ``praise``, ``criticism`` or ``guidance``; ``subject`` a person's or a unit's id.
    """

    period: PeriodId
    subject: str
    section: str | None
    tone: str
    day: Day
    record: str = ""


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """What one rater gave on a sheet: subject → key of an item, or ``item.sub`` → score (S4).

    ``group`` is the unit of the people, or the class of the units, that are scored.
    """

    period: PeriodId
    sheet: str
    rater: str
    group: str
    rows: Mapping[str, Mapping[str, Fraction]]
    record: str = ""


@dataclass(frozen=True, slots=True)
class Appraisal:
    """A person's reviews by level, with the score if the level gave one (D9)."""

    period: PeriodId
    person: str
    scores: Mapping[str, Fraction | None]
    record: str = ""


@dataclass(frozen=True, slots=True)
class Rollup:
    """The work of a section, a unit or the body (``level``) in the week that ends on ``week`` (X5)."""

    period: PeriodId
    unit: str
    level: str
    section: str | None
    week: Day
    filed: Day
    record: str = ""


@dataclass(frozen=True, slots=True)
class PastResult:
    """A person's annual result from before the ledger; what is unknown is ``None``, never guessed."""

    year: int
    person: str
    unit: str
    grade: str
    cohort_rank: int | None = None
    cohort_size: int | None = None
    last_in_unit: bool | None = None
    record: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """What was measured of one indicator, or of its sub-item ``item``, for a subject: a person or a unit.

    What the row does not say is None.
    """

    subject: str
    period: PeriodId
    indicator: str
    item: str = ""
    target: Fraction | None = None
    actual: Fraction | None = None
    tier: str | None = None
    done: Day | None = None
    deadline: Day | None = None
    record: str = ""


@dataclass(frozen=True, slots=True)
class GoalTarget:
    """The target that a goal sets for an indicator (or sub-item) in a period, or in the year as a whole."""

    indicator: str
    item: str
    period: PeriodId
    target: Fraction


@dataclass(frozen=True, slots=True)
class Goals:
    """A subject's goals of a year, as far as they set targets (D8, S1).

    ``unit`` is where a person's goals were declared; empty for a unit's own.
    """

    year: int
    subject: str
    unit: str
    approved: bool
    targets: tuple[GoalTarget, ...] = ()
    record: str = ""


@dataclass(frozen=True, slots=True)
class Milestone:
    """A step of a task: planned for a period, due on a day, done on another."""

    id: str
    period: PeriodId
    due: Day
    done: Day | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A task of a person or a unit and the indicator that it feeds, if any (D5, T7)."""

    year: int
    subject: str
    indicator: str | None
    milestones: tuple[Milestone, ...]
    record: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a scoring run may look at. Keys are ids; order of the tuples carries no meaning."""

    people: Mapping[str, Person]
    units: Mapping[str, Unit]
    workdays: tuple[Day, ...]
    """All workdays of all calendars, ascending."""
    logs: Mapping[str, tuple[LogMonth, ...]] = field(default_factory=dict)
    """By person."""
    summaries: Mapping[tuple[PeriodId, str], Summary] = field(default_factory=dict)
    """By period and person."""
    boxes: Mapping[tuple[PeriodId, str], tuple[BallotBox, ...]] = field(default_factory=dict)
    """By period and unit."""
    panels: Mapping[tuple[PeriodId, str], Panel] = field(default_factory=dict)
    """By period and unit."""
    excused: Mapping[tuple[PeriodId, str], tuple[Excused, ...]] = field(default_factory=dict)
    """By period and person."""
    absent: Mapping[tuple[PeriodId, str], frozenset[Day]] = field(default_factory=dict)
    """By period and person: days absent without leave. They touch no score."""
    adjustments: Mapping[tuple[PeriodId, str], tuple[Adjustment, ...]] = field(default_factory=dict)
    """By period and person or unit."""
    vetoes: Mapping[tuple[PeriodId, str], tuple[Veto, ...]] = field(default_factory=dict)
    """By period and person or unit."""
    waivers: Mapping[PeriodId, tuple[Waiver, ...]] = field(default_factory=dict)
    unit_results: Mapping[tuple[int, str], UnitResult] = field(default_factory=dict)
    democratic: Mapping[tuple[int, str], Democratic] = field(default_factory=dict)
    past: Mapping[tuple[int, str], PastResult] = field(default_factory=dict)
    """By year and person."""
    orders: Mapping[str, tuple[Order, ...]] = field(default_factory=dict)
    """By subject: the unit, and the person if one is named. So are petitions and findings."""
    petitions: Mapping[str, tuple[Petition, ...]] = field(default_factory=dict)
    findings: Mapping[str, tuple[CheckFinding, ...]] = field(default_factory=dict)
    surveys: Mapping[tuple[int, str, str], SurveyResult] = field(default_factory=dict)
    """By year, survey and unit."""
    indicators: Mapping[tuple[PeriodId, str], tuple[IndicatorRow, ...]] = field(default_factory=dict)
    """By period (or year) and subject."""
    goals: Mapping[tuple[PeriodId, str], tuple[Goals, ...]] = field(default_factory=dict)
    """By year and subject."""
    tasks: Mapping[tuple[PeriodId, str], tuple[Task, ...]] = field(default_factory=dict)
    """By year and subject; a section's tasks and those nobody holds are left out."""
    reviews: Mapping[tuple[PeriodId, str], tuple[Review, ...]] = field(default_factory=dict)
    """By period and subject."""
    score_sheets: Mapping[tuple[PeriodId, str, str], tuple[ScoreSheet, ...]] = field(default_factory=dict)
    """By period, sheet and group."""
    appraisals: Mapping[tuple[PeriodId, str], Appraisal] = field(default_factory=dict)
    """By period and person."""
    rollups: Mapping[PeriodId, tuple[Rollup, ...]] = field(default_factory=dict)
    """By period."""
