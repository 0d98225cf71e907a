"""The weights of a list of components: known roles or classes of units, and the whole for each."""

from collections.abc import Iterable, Iterator, Sequence

from scoring.exact import WHOLE
from scoring.policy.composition import Entry
from scoring.policy.errors import Pointer, PolicyFault, fault
from scoring.policy.judging import unknown
from scoring.policy.types import Policy
from scoring.policy.unit_faults import UNIT_SECTIONS


def weighed_groups(policy: Policy, at: Pointer) -> list[str]:
    """By what the components at a place are weighted: classes of units, or roles."""
    listed = policy.unit_classes if at[0] in UNIT_SECTIONS else policy.roles
    return [named.id for named in listed]


def weight_faults(entries: Sequence[Entry], at: Pointer, groups: Iterable[str]) -> Iterator[PolicyFault]:
    """Faults of the list ``weighted`` of what stands at a place."""
    name = "unit_classes" if at[0] in UNIT_SECTIONS else "roles"
    known = sorted(set(groups))
    for index, entry in enumerate(entries):
        place = (*at, "weighted", index, "weight")
        yield from unknown(set(entry.weights) - {"default"}, known, place, name)
    for group in known:
        weights = sum(entry.weight(group) for entry in entries)
        if weights != WHOLE:
            yield fault((*at, "weighted"), "weights_sum", role=group, sum=weights, whole=WHOLE)
