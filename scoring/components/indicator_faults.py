"""What a schema cannot say about the indicators component: its classes, and the quantitative share (T4)."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Any

from scoring.exact import WHOLE, decimal_text, total
from scoring.indicators.applying import Combination, combinations
from scoring.indicators.registry import METHODS
from scoring.policy.composition import Entry
from scoring.policy.errors import Pointer, PolicyFault, fault
from scoring.policy.indicators import Indicator, Measure
from scoring.policy.judging import in_range, unknown
from scoring.policy.lists import ids_of
from scoring.policy.types import Policy
from scoring.rounds import PEOPLE, UNITS


def component_faults(entry: Entry, policy: Policy, at: Pointer) -> Iterator[PolicyFault]:
    """Faults of an entry at ``at``; whose score it is part of is told by the first step."""
    settings: Any = entry.settings
    yield from unknown(
        settings.classes, ids_of(policy.indicator_classes), (*at, "classes"), "indicator_classes"
    )
    asked = counted(entry, policy, subjects_at(at))
    if not asked:
        yield fault((*at, "classes"), "no_indicator", component=entry.id)
    if settings.quantitative_share is not None:
        place = (*at, "quantitative_share", "at_least")
        yield from in_range(settings.quantitative_share.at_least, 0, WHOLE, place)
        yield from _share_faults(entry, policy, asked, at)


def subjects_at(at: Pointer) -> str:
    """Whose score a component at a place is part of."""
    return UNITS if str(at[0]).startswith("unit_") else PEOPLE


def counted(entry: Entry, policy: Policy, subjects: str) -> list[Indicator]:
    """The indicators of which the component counts something."""
    return [
        indicator
        for indicator in policy.indicators
        if indicator.subjects == subjects
        and indicator.group in entry.settings.classes
        and any(METHODS[measure.method].negative == (not entry.absent) for measure in indicator.measures)
    ]


def _share_faults(
    entry: Entry, policy: Policy, asked: Sequence[Indicator], at: Pointer
) -> Iterator[PolicyFault]:
    """For everybody whom other indicators apply to: the share of their points that is quantitative."""
    least = entry.settings.quantitative_share.at_least
    for found in combinations(policy, asked, subjects_at(at)):
        measures = [measure for indicator in found.indicators for measure in indicator.measures]
        points = _points(measures)
        quantitative = _points([each for each in measures if METHODS[each.method].quantitative])
        if points and quantitative * WHOLE < least * points:
            yield _too_little(found, quantitative, points, least, at)


def _points(measures: Iterable[Measure]) -> Fraction:
    return total(measure.points for measure in measures)


def _too_little(
    found: Combination, quantitative: Fraction, points: Fraction, least: int, at: Pointer
) -> PolicyFault:
    return fault(
        (*at, "quantitative_share", "at_least"),
        "quantitative_share",
        who=" · ".join(found.who) or "*",
        quantitative=decimal_text(quantitative),
        points=decimal_text(points),
        percent=decimal_text(Fraction(least * 100, WHOLE)),
    )
