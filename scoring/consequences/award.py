"""Award: the best of a base, by score or by one component, as far as there are places (T13)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from scoring.case import Case, Effect
from scoring.consequences.kind import ConsequenceKind
from scoring.derivation import Node, given, step
from scoring.exact import WHOLE
from scoring.places import Grant, explain_quota
from scoring.policy.errors import Pointer, PolicyFault, fault
from scoring.policy.grade_faults import where_faults
from scoring.policy.grades import Quota, read_quota
from scoring.policy.judging import in_range, unknown
from scoring.policy.lists import Where, read_where
from scoring.policy.reading import Section
from scoring.policy.types import Condition, Consequence, Policy
from scoring.policy.unit_faults import of_people
from scoring.predicates.conditions import condition_faults, earlier_years, judge, read_condition
from scoring.standing import Place, ranking_key, standing

BASES = ("unit", "cohort", "body")
SCORE = "score"
MOST = 100_000
"""The greatest number that a policy may ask for."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How many of whom; ``by`` is ``score`` or the id of a component of the year."""

    quota: Quota
    by: str
    among: Where
    requires: Condition | None


def _read(section: Section) -> Settings:
    return Settings(
        quota=read_quota(section, BASES),
        by=section.text("by", SCORE),
        among=section.inner("among", read_where) if section.has("among") else Where(),
        requires=section.optional("requires", read_condition),
    )


def _apply(consequence: Consequence, cases: Sequence[Case]) -> dict[str, Effect]:
    settings: Settings = consequence.settings
    effects = {}
    for base in _bases(settings, cases):
        granted = Grant(len(base), settings.quota.places(len(base)))
        for person, place in _standing(settings, base).items():
            if place.within(granted.places, settings.quota.ties):
                derive = partial(_derive, consequence, base[person], granted, place)
                effects[person] = Effect("yes", False, derive)
    return effects


def _bases(settings: Settings, cases: Sequence[Case]) -> list[dict[str, Case]]:
    """Those with a score it is among, by counting base, and by unit or cohort when it counts those."""
    bases: dict[tuple[str, str], dict[str, Case]] = {}
    for case in cases:
        group = _group(settings.quota.base, case)
        if case.score is not None and group is not None and settings.among.matches(case):
            bases.setdefault((group, case.counting_base), {})[case.person] = case
    return list(bases.values())


def _group(base: str, case: Case) -> str | None:
    return case.unit if base == "unit" else case.cohort if base == "cohort" else ""


def _standing(settings: Settings, base: Mapping[str, Case]) -> dict[str, Place]:
    """The places of those who have what it goes by and meet what it requires."""
    keys = {}
    for case in base.values():
        value = _value(settings, case)
        if value is not None and _meets(settings, case):
            keys[case.person] = ranking_key(value, case.parts, settings.quota.break_by)
    return standing(keys)


def _value(settings: Settings, case: Case) -> Fraction | None:
    return case.points if settings.by == SCORE else case.parts.get(settings.by)


def _meets(settings: Settings, case: Case) -> bool:
    return settings.requires is None or judge(settings.requires, case).answer == "yes"


def _derive(consequence: Consequence, case: Case, granted: Grant, place: Place) -> Node:
    settings: Settings = consequence.settings
    inputs = [explain_quota(settings.quota, granted, place)]
    if settings.requires is not None:
        inputs.append(judge(settings.requires, case).derive())
    ties = [given("cap.tie_break", case.parts.get(name), component=name) for name in settings.quota.break_by]
    return step(
        "consequence.award",
        "all",
        "yes",
        inputs,
        clause=consequence.clause,
        basis=consequence.basis,
        notes=(_measured(settings, case), *ties),
        consequence=consequence.id,
    )


def _measured(settings: Settings, case: Case) -> Node:
    if settings.by == SCORE:
        return given("grade.score", case.points)
    return given("consequence.by_component", case.parts[settings.by], component=settings.by)


def _faults(settings: Settings, policy: Policy, at: Pointer) -> Iterator[PolicyFault]:
    known = policy.annual_components(str(at[0]))
    quota = settings.quota
    if quota.count is None:
        yield from in_range(quota.share, 0 if quota.at_least else 1, WHOLE, (*at, "share"))
    else:
        yield from in_range(quota.count, 1, MOST, (*at, "count"))
    yield from unknown({settings.by} - {SCORE}, known, (*at, "by"), "components")
    yield from unknown(settings.quota.break_by, known, (*at, "break_by"), "components")
    yield from where_faults(policy, settings.among, (*at, "among"))
    for name in of_people(settings.among) if at[0] == "unit_annual" else ():
        yield fault((*at, "among", name), "not_of_units", field=name)
    if settings.requires is not None:
        yield from condition_faults(settings.requires, policy, (*at, "requires"))


def _conditions(settings: Settings) -> tuple[Condition, ...]:
    return () if settings.requires is None else (settings.requires,)


KIND = ConsequenceKind(
    "award",
    _read,
    _apply,
    lambda settings: max((earlier_years(each) for each in _conditions(settings)), default=0),
    _faults,
    _conditions,
)
