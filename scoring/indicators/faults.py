"""What a schema cannot say about indicators and levels of tasks."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from scoring.components.indicator_faults import counted
from scoring.exact import decimal_text, total
from scoring.indicators.registry import METHODS
from scoring.policy.composition import Entry
from scoring.policy.errors import Pointer, PolicyFault, fault
from scoring.policy.grade_faults import where_faults
from scoring.policy.indicators import HOLDERS, Indicator
from scoring.policy.judging import duplicates, unknown
from scoring.policy.lists import ids_of
from scoring.policy.types import Policy
from scoring.policy.unit_faults import of_people
from scoring.rounds import PEOPLE, UNITS

FED_BY_TASKS = frozenset({"ratio", "interval", "step"})
"""Methods that make sense of a completion in percent."""


def indicator_faults(policy: Policy) -> Iterator[PolicyFault]:
    """Faults of ``indicator_classes``, ``indicators`` and ``task_levels``."""
    yield from duplicates(ids_of(policy.indicator_classes), ("indicator_classes",))
    yield from duplicates([each.id for each in policy.indicators], ("indicators",))
    yield from duplicates([each.id for each in policy.task_levels], ("task_levels",))
    yield from _level_faults(policy)
    in_use = _counted(policy)
    for index, indicator in enumerate(policy.indicators):
        at = ("indicators", index)
        yield from unknown(
            [indicator.group], ids_of(policy.indicator_classes), (*at, "class"), "indicator_classes"
        )
        yield from _where_faults(policy, indicator, at)
        yield from _faults(indicator, at)
        if indicator.id not in in_use and indicator.group in ids_of(policy.indicator_classes):
            yield fault((*at, "id"), "indicator_uncounted", id=indicator.id)


def _level_faults(policy: Policy) -> Iterator[PolicyFault]:
    """A level whose tasks are of something greater than those of the level above it (D16)."""
    for index, (above, level) in enumerate(pairwise(policy.task_levels), start=1):
        if HOLDERS.index(level.holder) < HOLDERS.index(above.holder):
            at: Pointer = ("task_levels", index, "holder")
            yield fault(at, "level_falls", level=level.id, before=above.id)


def _where_faults(policy: Policy, indicator: Indicator, at: Pointer) -> Iterator[PolicyFault]:
    yield from where_faults(policy, indicator.where, (*at, "where"))
    for name in of_people(indicator.where) if indicator.subjects == UNITS else ():
        yield fault((*at, "where", name), "not_of_units", field=name)


def _faults(indicator: Indicator, at: Pointer) -> Iterator[PolicyFault]:
    has_items = bool(indicator.measures[0].item)
    if has_items:
        yield from _item_faults(indicator, at)
    for index, measure in enumerate(indicator.measures):
        place = (*at, "sub_items", index) if has_items else at
        yield from METHODS[measure.method].faults(measure, (*place, "method"))
    if indicator.source == "tasks" and (has_items or indicator.measures[0].method not in FED_BY_TASKS):
        yield fault((*at, "source"), "fed_by_tasks", id=indicator.id)
    negative = {METHODS[measure.method].negative for measure in indicator.measures}
    if len(negative) > 1:
        yield fault((*at, "sub_items"), "mixed_methods", id=indicator.id)
    if negative == {True} and indicator.absent == "withhold":
        yield fault((*at, "absent"), "negative_withholds", id=indicator.id)


def _item_faults(indicator: Indicator, at: Pointer) -> Iterator[PolicyFault]:
    place = (*at, "sub_items")
    yield from duplicates([measure.item for measure in indicator.measures], place)
    points = total(measure.points for measure in indicator.measures)
    if points != indicator.points:
        yield fault(
            place,
            "items_sum",
            id=indicator.id,
            sum=decimal_text(points),
            points=decimal_text(indicator.points),
        )


def _counted(policy: Policy) -> set[str]:
    """The ids of the indicators that some component counts."""
    schemes = {PEOPLE: (policy.period, policy.annual), UNITS: (policy.unit_period, policy.unit_annual)}
    return {
        indicator.id
        for subjects, several in schemes.items()
        for scheme in several
        if scheme is not None
        for entry in _with_inner(scheme.composition.entries)
        if entry.component == "indicators"
        for indicator in counted(entry, policy, subjects)
    }


def _with_inner(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries and those inside a component made of components."""
    for entry in entries:
        yield entry
        for name in ("weighted", "points"):
            inner = getattr(entry.settings, name, ())
            yield from _with_inner(inner if isinstance(inner, tuple) else ())
