"""What a schema cannot say about a policy: ids that refer to nothing, weights that do not sum, no range."""

from collections.abc import Iterator, Sequence

from scoring.components.registry import COMPONENTS
from scoring.consequences.registry import CONSEQUENCES
from scoring.indicators.faults import indicator_faults
from scoring.periods import PeriodError, parse
from scoring.policy.bonus_faults import bonus_faults
from scoring.policy.care_faults import care_faults
from scoring.policy.composition import Composition, Entry
from scoring.policy.errors import Pointer, PolicyFault, fault
from scoring.policy.fairness import fairness_faults
from scoring.policy.grade_faults import grade_faults, quota_faults, where_faults
from scoring.policy.judging import duplicates, in_order, in_places, in_range, on_scale, unknown
from scoring.policy.review_faults import level_faults
from scoring.policy.sheets import sheet_faults
from scoring.policy.supervision_faults import supervision_faults, survey_faults
from scoring.policy.types import Policy, Scheme
from scoring.policy.unit_faults import unit_faults
from scoring.policy.weight_faults import weight_faults
from scoring.predicates.conditions import condition_faults
from scoring.rounds import PEOPLE, UNITS


def faults(policy: Policy) -> list[PolicyFault]:
    """Every fault: pointer into the policy's value, code (see ``scoring.policy.errors``), arguments."""
    return [
        *_list_faults(policy),
        *_setting_faults(policy),
        *_catalogue_faults(policy),
        *_round_faults(policy, policy.period, policy.annual, PEOPLE),
        *_round_faults(policy, policy.unit_period, policy.unit_annual, UNITS),
        *unit_faults(policy),
        *_missing_faults(policy),
        *_named_condition_faults(policy),
        *care_faults(policy),
        *supervision_faults(policy.supervision),
        *survey_faults(policy.surveys),
        *_fairness_faults(policy),
        *indicator_faults(policy),
        *bonus_faults(policy),
        *sheet_faults(policy.sheets),
        *level_faults(policy),
    ]


def _fairness_faults(policy: Policy) -> Iterator[PolicyFault]:
    if policy.fairness is not None:
        period, annual = (
            scheme.composition.grades.ids if scheme else () for scheme in (policy.period, policy.annual)
        )
        yield from fairness_faults(policy.fairness, period, annual, ("fairness",))


def _round_faults(
    policy: Policy, period: Scheme | None, annual: Scheme | None, subjects: str
) -> Iterator[PolicyFault]:
    """Faults of what is decided about people, or about units, in a period and in a year."""
    prefix, weighed = ("unit_", policy.unit_classes) if subjects == UNITS else ("", policy.roles)
    groups = [found.id for found in weighed]
    if period is not None:
        found = period.composition
        yield from _composition_faults(policy, found, (f"{prefix}period_score",), groups)
        yield from grade_faults(policy, found, (f"{prefix}grades",), (), subjects)
    if annual is not None:
        at, found = (f"{prefix}annual",), annual.composition
        period_grades = period.composition.grades.ids if period is not None else ()
        yield from _composition_faults(policy, found, at, groups)
        yield from grade_faults(policy, found, (*at, "grades"), period_grades, subjects)
        yield from _scheme_faults(policy, annual, at)


def _missing_faults(policy: Policy) -> Iterator[PolicyFault]:
    """A period's score without its grades or the other way round; a policy that scores nobody at all."""
    for field, other in policy.unpaired:
        yield fault((field,), "goes_with", field=field, other=other)
    schemes = (policy.period, policy.annual, policy.unit_period, policy.unit_annual)
    if not policy.unpaired and not any(schemes):
        yield fault(("policy",), "goes_with", field="policy", other="period_score")


def _list_faults(policy: Policy) -> Iterator[PolicyFault]:
    lists: dict[str, Sequence[str]] = {
        "unit_classes": [found.id for found in policy.unit_classes],
        "roles": [found.id for found in policy.roles],
        "post_classes": [found.id for found in policy.post_classes],
        "ranks": [found.id for found in policy.ranks],
        "identities": [found.id for found in policy.identities],
        "conditions": [found.id for found in policy.conditions],
        "archive.modules": [found.id for found in policy.archive],
        "cohorts": [found.id for found in policy.cohorts],
        "adjustments": [found.id for found in policy.adjustments],
        "vetoes": [found.id for found in policy.vetoes],
    }
    for name, ids in lists.items():
        yield from duplicates(ids, tuple(name.split(".")))
    yield from duplicates([theme.id for theme in policy.logs.themes], ("logs", "themes"))
    for index, identity in enumerate(policy.identities):
        known = policy.people_grades()
        yield from unknown(identity.grade_names, known, ("identities", index, "grade_names"), "grades")
    for index, cohort in enumerate(policy.cohorts):
        yield from where_faults(policy, cohort.where, ("cohorts", index, "where"))


def _setting_faults(policy: Policy) -> Iterator[PolicyFault]:
    yield from in_range(policy.cycle.first_month, 1, 12, ("cycle", "first_month"))
    yield from in_range(policy.points.places, 0, 6, ("points", "places"))
    yield from in_range(policy.roster.minimum_presence, 0, 1, ("roster", "minimum_presence"))
    yield from in_range(policy.roster.leave_over, 0, 1, ("roster", "leave_over"))
    if policy.roster.seconded_over is not None:
        yield from in_range(policy.roster.seconded_over, 0, 1, ("roster", "seconded_over"))
    logs = policy.logs
    for letters, at in (
        (logs.letters, ("logs", "entry", "letters")),
        (logs.period_summary.letters, ("logs", "summary", "period", "letters")),
        (logs.year_summary.letters, ("logs", "summary", "year", "letters")),
    ):
        if letters.max is not None:
            yield from in_order(letters.min, letters.max, at)
    try:
        parse(policy.effective_from, policy)
    except PeriodError:
        yield fault(("effective_from",), "unknown_id", list="periods", id=policy.effective_from)


def _catalogue_faults(policy: Policy) -> Iterator[PolicyFault]:
    for index, item in enumerate(policy.adjustments):
        yield from in_order(item.min, item.max, ("adjustments", index))


def _composition_faults(
    policy: Policy, composition: Composition, at: Pointer, groups: Sequence[str]
) -> Iterator[PolicyFault]:
    """Faults of a composition that is weighted by ``groups``: roles, or classes of units."""
    yield from duplicates([entry.id for entry in composition.weighted], (*at, "weighted"))
    yield from duplicates([entry.id for entry in composition.points], (*at, "points"))
    yield from weight_faults(composition.weighted, at, groups)
    for name, entries in (("weighted", composition.weighted), ("points", composition.points)):
        where = f"{at[0]}.{name}"
        for index, entry in enumerate(entries):
            kind, place = COMPONENTS[entry.component], (*at, name, index)
            if where not in kind.lists:
                yield fault(
                    (*place, "component"), "misplaced_component", component=entry.component, list=where
                )
            yield from kind.faults(entry, policy, place)
            yield from _inner_ids(composition, entry, place)
    bounds = composition.bounds
    yield from in_order(bounds.min, bounds.max, (*at, "bounds"))
    yield from in_places(bounds.min, policy.points.places, (*at, "bounds", "min"))
    yield from in_places(bounds.max, policy.points.places, (*at, "bounds", "max"))
    limit = composition.final_limit
    if limit is not None:
        yield from in_places(limit.at_or_above, policy.points.places, (*at, "final_limit", "at_or_above"))
        yield from on_scale(limit.at_or_above, bounds.min, bounds.max, (*at, "final_limit", "at_or_above"))
        yield from quota_faults(limit.quota, composition, (*at, "final_limit"))


def _inner_ids(composition: Composition, entry: Entry, place: Pointer) -> Iterator[PolicyFault]:
    """No component inside a composite has the id of one elsewhere in the score."""
    elsewhere = [each.id for each in composition.every if each not in entry.inner]
    for name in ("weighted", "points") if entry.inner else ():
        for index, each in enumerate(getattr(entry.settings, name)):
            if each.id in elsewhere:
                yield fault((*place, name, index, "id"), "duplicate_id", id=each.id)


def _scheme_faults(policy: Policy, scheme: Scheme, at: Pointer) -> Iterator[PolicyFault]:
    yield from duplicates([gate.id for gate in scheme.eligibility], (*at, "eligibility"))
    yield from duplicates([found.id for found in scheme.consequences], (*at, "consequences"))
    for index, gate in enumerate(scheme.eligibility):
        yield from condition_faults(gate.when, policy, (*at, "eligibility", index, "when"))
    for index, found in enumerate(scheme.consequences):
        place = (*at, "consequences", index)
        yield from CONSEQUENCES[found.component].faults(found.settings, policy, place)


def _named_condition_faults(policy: Policy) -> Iterator[PolicyFault]:
    for index, named in enumerate(policy.conditions):
        yield from condition_faults(named.when, policy, ("conditions", index, "when"))
