"""The whole policy."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from scoring.policy.bonus import Bonus
from scoring.policy.care import Activity, Measure
from scoring.policy.composition import Composition
from scoring.policy.fairness import FairnessRules
from scoring.policy.indicators import Indicator, TaskLevel
from scoring.policy.lists import ArchiveModule, Cohort, Ground, Identity, Item, Named, Visibility
from scoring.policy.logs import LogRules
from scoring.policy.remedies import NoticeRules, Remedies
from scoring.policy.review_levels import ReviewLevel
from scoring.policy.sheets import Sheet
from scoring.policy.supervision import Supervision
from scoring.policy.surveys import Survey


@dataclass(frozen=True, slots=True)
class Cycle:
    """The assessment year: the month it starts in and the months of a period (1, 3 or 6; J10)."""

    first_month: int
    period_months: int
    basis: str = ""

    @property
    def periods(self) -> int:
        """The number of periods in a year."""
        return 12 // self.period_months


@dataclass(frozen=True, slots=True)
class PointRules:
    """Decimal places of a score and how it is rounded."""

    places: int
    rounding: str
    basis: str = ""


@dataclass(frozen=True, slots=True)
class RosterRules:
    """Who was there long enough to be scored: shares of the workdays, resp. of the days in post."""

    minimum_presence: Fraction
    leave_over: Fraction
    basis: str = ""
    seconded_over: Fraction | None = None
    """Share of the days in post above which the host assesses; None when secondments count for nothing."""
    open_case: bool = False
    """Whether an open case on the last day means no grade."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A predicate with its settings, or ``any``, ``all`` or ``not`` over others."""

    kind: str
    settings: Any = None
    parts: tuple["Condition", ...] = ()
    clause: str = ""


@dataclass(frozen=True, slots=True)
class NamedCondition:
    """A condition that others refer to by its id."""

    id: str
    name: str
    when: Condition
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Eligibility:
    """A gate that a person passes, or not, on the annual result (J15)."""

    id: str
    name: str
    when: Condition
    clause: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Consequence:
    """What an annual result leads to; ``settings`` is what the consequence's own module read (J16, J17)."""

    id: str
    name: str
    component: str
    settings: Any
    clause: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Scheme:
    """All that is decided about a period, or about a year."""

    composition: Composition
    eligibility: tuple[Eligibility, ...] = ()
    consequences: tuple[Consequence, ...] = ()


def grades_of(scheme: Scheme | None) -> tuple[str, ...]:
    """The ids of its grades from best to worst; none when nothing is decided."""
    return scheme.composition.grades.ids if scheme else ()


@dataclass(frozen=True, slots=True)
class Policy:
    """One version of the rules. ``effective_from`` is the id of the first period it is in force for."""

    id: str
    version: int
    title: str
    source: str
    effective_from: str
    cycle: Cycle
    points: PointRules
    unit_classes: tuple[Named, ...]
    roles: tuple[Named, ...]
    ranks: tuple[Named, ...]
    identities: tuple[Identity, ...]
    cohorts: tuple[Cohort, ...]
    roster: RosterRules
    logs: LogRules
    adjustments: tuple[Item, ...]
    vetoes: tuple[Ground, ...]
    period: Scheme | None
    """From ``period_score`` and ``grades``; None when periods of people are not scored."""
    annual: Scheme | None
    """From ``annual``; None when years of people are not scored."""
    visibility: Visibility
    post_classes: tuple[Named, ...] = ()
    """Kinds of posts, for indicators of their own (X3)."""
    conditions: tuple[NamedCondition, ...] = ()
    unit_period: Scheme | None = None
    """From ``unit_period_score`` and ``unit_grades``; None when periods of units are not scored."""
    unit_annual: Scheme | None = None
    """From ``unit_annual``; None when years of units are not scored."""
    unpaired: tuple[tuple[str, str], ...] = ()
    """A section of a period's score or grades that stands without the other, and the other."""
    fairness: FairnessRules | None = None
    """What is observed besides; None when nothing is."""
    archive: tuple[ArchiveModule, ...] = ()
    measures: tuple[Measure, ...] = ()
    activities: tuple[Activity, ...] = ()
    notice: NoticeRules | None = None
    """None: results are settled without one."""
    remedies: Remedies | None = None
    """None: no clocks run."""
    supervision: Supervision = field(default_factory=Supervision)
    """Rules for orders, petitions and inspections, as far as the policy has them."""
    surveys: tuple[Survey, ...] = ()
    indicator_classes: tuple[Named, ...] = ()
    """Kinds of indicators (D7)."""
    indicators: tuple[Indicator, ...] = ()
    task_levels: tuple[TaskLevel, ...] = ()
    """Levels of tasks, in order from above (D16)."""
    bonuses: tuple[Bonus, ...] = ()
    """How pools of money are shared out by a year's result (D13, X11, T13)."""
    sheets: tuple[Sheet, ...] = ()
    review_levels: tuple[ReviewLevel, ...] = ()
    bases: Mapping[str, str] = field(default_factory=dict)
    """Identity id → its counting base."""

    def counting_base(self, identity: str) -> str:
        """The base with which people of an identity are counted; empty for an unknown one."""
        return self.bases.get(identity, "")

    def people_grades(self) -> frozenset[str]:
        """All grades that people may get, in a period or a year."""
        schemes = (self.period, self.annual)
        return frozenset(grade for each in schemes if each for grade in each.composition.grades.ids)

    def annual_grades(self, section: str) -> frozenset[str]:
        """The annual grades that a section may name: units' in ``unit_annual``, both in ``conditions``."""
        return frozenset(grade for each in self.years(section) for grade in each.composition.grades.ids)

    def annual_components(self, section: str) -> frozenset[str]:
        """The components of the year that a section may name, as with grades."""
        return frozenset(entry.id for each in self.years(section) for entry in each.composition.entries)

    def period_grades(self, section: str) -> frozenset[str]:
        """The grades of periods that a section may name, as with annual grades."""
        schemes = {"annual": (self.period,), "unit_annual": (self.unit_period,)}
        found = schemes.get(section, (self.period, self.unit_period))
        return frozenset(grade for each in found if each for grade in each.composition.grades.ids)

    @property
    def grades_of_units(self) -> tuple[str, ...]:
        """The ids of the annual grades of units; empty when they come from outside."""
        return self.unit_annual.composition.grades.ids if self.unit_annual else ()

    def years(self, section: str) -> tuple[Scheme, ...]:
        """What decides the years that a section is about: people's, units', or both in ``conditions``."""
        schemes = {"annual": (self.annual,), "unit_annual": (self.unit_annual,)}
        return tuple(each for each in schemes.get(section, (self.annual, self.unit_annual)) if each)
