"""Reading one version of the policy from its record's value."""

from collections.abc import Mapping
from dataclasses import replace

from scoring.components.entries import read_points, read_weighted
from scoring.components.registry import COMPONENTS
from scoring.consequences.registry import CONSEQUENCES
from scoring.indicators.read import read_indicator, read_level
from scoring.policy.bonus import read_bonus
from scoring.policy.care import read_activity, read_measure
from scoring.policy.composition import Composition, read_bounds, read_final_limit
from scoring.policy.errors import PolicyError, fault
from scoring.policy.fairness import read_fairness
from scoring.policy.grades import Grades, read_grades
from scoring.policy.lists import (
    read_archive,
    read_cohort,
    read_ground,
    read_identity,
    read_item,
    read_named,
    read_visibility,
)
from scoring.policy.logs import read_logs
from scoring.policy.reading import Section
from scoring.policy.remedies import read_notice, read_remedies
from scoring.policy.review_levels import read_review_level
from scoring.policy.sheets import read_sheet
from scoring.policy.supervision import read_supervision
from scoring.policy.surveys import read_survey
from scoring.policy.types import (
    Consequence,
    Cycle,
    Eligibility,
    NamedCondition,
    PointRules,
    Policy,
    RosterRules,
    Scheme,
)
from scoring.predicates.conditions import read_condition
from scoring.rounding import MODES

LENGTHS = (1, 3, 6)
PAIRS = (("period_score", "grades"), ("unit_period_score", "unit_grades"))
"""How a period's score comes about, and its grades: of people, of units."""


def read_policy(value: Mapping[str, object]) -> Policy:
    """The policy of a record's value; raises PolicyError with the place of the first thing it cannot read."""
    section = Section(value)
    section.known.update(dict.fromkeys(section.ids("conditions")))
    conditions = section.each("conditions", _read_named_condition)
    policy = replace(_basics(section), conditions=conditions)
    for read in (_with_units_scored, _with_work, _with_judgement, _with_care, _with_uses):
        policy = read(section, policy)
    return section.end(policy)


def _basics(section: Section) -> Policy:
    """What every policy has: the organisation, the rules of time and points, how people are scored."""
    identities = section.each("identities", read_identity)
    return Policy(
        id=section.text("policy"),
        version=section.integer("version"),
        title=section.text("title"),
        source=section.text("source", ""),
        effective_from=section.text("effective_from"),
        cycle=section.inner("cycle", _read_cycle),
        points=section.inner("points", _read_points),
        unit_classes=section.each("unit_classes", read_named),
        roles=section.each("roles", read_named),
        ranks=section.each("ranks", read_named),
        identities=identities,
        bases={identity.id: identity.counting_base for identity in identities},
        post_classes=section.each("post_classes", read_named),
        cohorts=section.each("cohorts", read_cohort),
        roster=section.inner("roster", _read_roster),
        logs=section.inner("logs", read_logs),
        adjustments=section.each("adjustments", read_item),
        vetoes=section.each("vetoes", read_ground),
        period=_read_period(section, *PAIRS[0]),
        annual=section.optional("annual", _read_annual),
        unpaired=_unpaired(section),
        visibility=section.inner("visibility", read_visibility),
    )


def _with_units_scored(section: Section, policy: Policy) -> Policy:
    return replace(
        policy,
        unit_period=_read_period(section, *PAIRS[1]),
        unit_annual=section.optional("unit_annual", _read_annual),
    )


def _with_work(section: Section, policy: Policy) -> Policy:
    """Indicators and tasks."""
    return replace(
        policy,
        indicator_classes=section.each("indicator_classes", read_named),
        indicators=section.each("indicators", read_indicator),
        task_levels=section.each("task_levels", read_level),
    )


def _with_judgement(section: Section, policy: Policy) -> Policy:
    """What others say: sheets, levels of review, supervision, surveys; and what is observed of it."""
    return replace(
        policy,
        sheets=section.each("sheets", read_sheet),
        review_levels=section.each("review_levels", read_review_level),
        supervision=read_supervision(section),
        surveys=section.each("surveys", read_survey),
        fairness=section.optional("fairness", read_fairness),
    )


def _with_care(section: Section, policy: Policy) -> Policy:
    """Measures and activities, notice and remedies."""
    return replace(
        policy,
        measures=section.each("measures", read_measure),
        activities=section.each("activities", read_activity),
        notice=section.optional("notice", read_notice),
        remedies=section.optional("remedies", read_remedies),
    )


def _with_uses(section: Section, policy: Policy) -> Policy:
    """Bonuses and the archive."""
    return replace(
        policy,
        bonuses=section.each("bonuses", read_bonus),
        archive=section.optional("archive", read_archive) or (),
    )


def _read_cycle(section: Section) -> Cycle:
    months = section.integer("period_months")
    if months not in LENGTHS:
        choices = ", ".join(map(str, LENGTHS))
        raise PolicyError(
            fault((*section.pointer, "period_months"), "not_a_choice", value=months, choices=choices)
        )
    return Cycle(section.integer("first_month"), months, section.basis())


def _read_points(section: Section) -> PointRules:
    return PointRules(section.integer("places"), section.choice("rounding", MODES), section.basis())


def _read_roster(section: Section) -> RosterRules:
    return RosterRules(
        minimum_presence=section.ratio("minimum_presence"),
        leave_over=section.ratio("leave_over"),
        basis=section.basis(),
        seconded_over=section.ratio("seconded_over") if section.has("seconded_over") else None,
        open_case=section.flag("open_case", False),
    )


def _read_period(section: Section, score: str, named: str) -> Scheme | None:
    """The scheme of a period, when both of its sections are there (a check tells of one alone)."""
    grades = section.optional(named, read_grades)
    if not section.has(score):
        return None
    empty = grades or Grades((), "")
    found = section.inner(score, lambda inner: _read_composition(inner, empty))
    return Scheme(found) if grades else None


def _unpaired(section: Section) -> tuple[tuple[str, str], ...]:
    both_ways = (way for pair in PAIRS for way in (pair, pair[::-1]))
    return tuple((one, other) for one, other in both_ways if section.has(one) and not section.has(other))


def _read_annual(section: Section) -> Scheme:
    return Scheme(
        composition=_read_composition(section, section.inner("grades", read_grades)),
        eligibility=section.each("eligibility", _read_eligibility),
        consequences=section.each("consequences", _read_consequence),
    )


def _read_composition(section: Section, grades: Grades) -> Composition:
    return Composition(
        weighted=section.each("weighted", lambda inner: read_weighted(inner, COMPONENTS)),
        points=section.each("points", lambda inner: read_points(inner, COMPONENTS)),
        bounds=section.inner("bounds", read_bounds),
        final_limit=section.optional("final_limit", read_final_limit),
        grades=grades,
    )


def _read_named_condition(section: Section) -> NamedCondition:
    named = NamedCondition(
        id=section.text("id"),
        name=section.text("name", section.text("id")),
        when=section.inner("when", read_condition),
        clause=section.clause,
    )
    section.known[named.id] = named.when
    return named


def _read_eligibility(section: Section) -> Eligibility:
    return Eligibility(
        id=section.text("id"),
        name=section.text("name", section.text("id")),
        when=section.inner("when", read_condition),
        clause=section.clause,
        basis=section.basis(),
    )


def _read_consequence(section: Section) -> Consequence:
    kind = section.text("component")
    if kind not in CONSEQUENCES:
        choices = ", ".join(CONSEQUENCES)
        place = (*section.pointer, "component")
        raise PolicyError(fault(place, "unknown_kind", list="consequences", value=kind, choices=choices))
    return Consequence(
        id=section.text("id"),
        name=section.text("name", section.text("id")),
        component=kind,
        settings=CONSEQUENCES[kind].read(section),
        clause=section.clause,
        basis=section.basis(),
    )
