"""What a scheme looks at besides the result itself: earlier years, vetoes of periods, the unit's grade."""

from collections.abc import Iterator

from scoring.consequences.registry import CONSEQUENCES
from scoring.policy.types import Condition, Scheme
from scoring.predicates import conditions
from scoring.predicates.predicate import UNIT_GRADE, VETOES


def earlier_years(scheme: Scheme) -> int:
    """The number of years before this one that may matter."""
    asked = [conditions.earlier_years(condition) for condition in _conditions(scheme)]
    effects = [CONSEQUENCES[found.component].years(found.settings) for found in scheme.consequences]
    return max([0, *asked, *effects])


def needs(scheme: Scheme) -> frozenset[str]:
    """``VETOES`` and ``UNIT_GRADE``, as far as gates, consequences or caps look at them."""
    found = {need for condition in _conditions(scheme) for need in conditions.needs(condition)}
    caps = scheme.composition.grades.caps
    if any(cap.requires.no_veto for cap in caps):
        found.add(VETOES)
    if any(cap.quota.shares for cap in caps):
        found.add(UNIT_GRADE)
    return frozenset(found)


def _conditions(scheme: Scheme) -> Iterator[Condition]:
    for gate in scheme.eligibility:
        yield gate.when
    for found in scheme.consequences:
        yield from CONSEQUENCES[found.component].conditions(found.settings)
