"""What a schema cannot say about measures and activities: ids given twice, or that refer to nothing."""

from collections.abc import Iterable, Iterator, Mapping

from scoring.consequences.registry import CONSEQUENCES
from scoring.policy.care import Measure, Opening
from scoring.policy.errors import Pointer, PolicyFault, fault
from scoring.policy.grade_faults import where_faults
from scoring.policy.judging import duplicates, unknown
from scoring.policy.types import Consequence, Policy, grades_of


def care_faults(policy: Policy) -> Iterator[PolicyFault]:
    """The faults of both lists."""
    yield from duplicates([measure.id for measure in policy.measures], ("measures",))
    yield from duplicates([activity.id for activity in policy.activities], ("activities",))
    known = _known(policy)
    for index, measure in enumerate(policy.measures):
        yield from _opening_faults(policy, measure, known, ("measures", index, "opened_by"))


def _opening_faults(
    policy: Policy, measure: Measure, known: Mapping[str, tuple[str, Iterable[str]]], at: Pointer
) -> Iterator[PolicyFault]:
    opening = measure.opening
    if opening.trigger in known:
        name, ids = known[opening.trigger]
        yield from unknown(opening.ids, ids, (*at, opening.trigger), name)
    if opening.trigger == "consequence":
        yield from _consequence_faults(policy, opening, (*at, "consequence"))
    if opening.trigger == "last_in_unit" and not any(_tells_last(each) for each in _consequences(policy)):
        yield fault((*at, "last_in_unit"), "unknown_id", list="annual.consequences", id="last_in_unit")
    yield from where_faults(policy, opening.where, (*at, "periodic", "where"))


def _consequence_faults(policy: Policy, opening: Opening, at: Pointer) -> Iterator[PolicyFault]:
    """The consequence is there, and may propose what is waited for."""
    named = [each for each in _consequences(policy) if each.id == opening.consequence]
    yield from unknown([opening.consequence], [each.id for each in named], (*at, "id"), "consequences")
    for found in named:
        known = CONSEQUENCES[found.component].measures(found.settings)
        yield from unknown(opening.ids, known, (*at, "values"), found.id)


def _consequences(policy: Policy) -> tuple[Consequence, ...]:
    return policy.annual.consequences if policy.annual else ()


def _tells_last(found: Consequence) -> bool:
    return CONSEQUENCES[found.component].last(found.settings)


def _known(policy: Policy) -> Mapping[str, tuple[str, Iterable[str]]]:
    """Trigger → the name of the list that its ids come from, and the ids."""
    return {
        "period_grades": ("grades", grades_of(policy.period)),
        "annual_grades": ("grades", grades_of(policy.annual)),
        "veto": ("vetoes", [ground.id for ground in policy.vetoes]),
    }
