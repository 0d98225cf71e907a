"""What a schema cannot say about measures and activities: ids given twice, or that refer to nothing."""

from collections.abc import Iterable, Iterator, Mapping

from scoring.policy.care import Measure
from scoring.policy.errors import Pointer, PolicyFault
from scoring.policy.grade_faults import where_faults
from scoring.policy.judging import duplicates, unknown
from scoring.policy.types import Policy, grades_of


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
        ids = [found.id for found in policy.annual.consequences] if policy.annual else []
        yield from unknown([opening.consequence], ids, (*at, "consequence", "id"), "consequences")
    yield from where_faults(policy, opening.where, (*at, "periodic", "where"))


def _known(policy: Policy) -> Mapping[str, tuple[str, Iterable[str]]]:
    """Trigger → the name of the list that its ids come from, and the ids."""
    return {
        "period_grades": ("grades", grades_of(policy.period)),
        "annual_grades": ("grades", grades_of(policy.annual)),
        "veto": ("vetoes", [ground.id for ground in policy.vetoes]),
    }
