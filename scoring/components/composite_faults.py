"""What a schema cannot say about a composite: its inner lists are judged as those of a score."""

from collections.abc import Iterator

from scoring.components.entries import Kinds
from scoring.policy.composition import Entry
from scoring.policy.errors import Pointer, PolicyFault, fault
from scoring.policy.judging import duplicates, in_order
from scoring.policy.types import Policy
from scoring.policy.weight_faults import weighed_groups, weight_faults


def composite_faults(kinds: Kinds, entry: Entry, policy: Policy, at: Pointer) -> Iterator[PolicyFault]:
    """Faults inside the composite at ``at``."""
    made = entry.settings
    yield from duplicates([each.id for each in made.weighted], (*at, "weighted"))
    yield from duplicates([each.id for each in made.points], (*at, "points"))
    yield from weight_faults(made.weighted, at, weighed_groups(policy, at))
    for name, entries in (("weighted", made.weighted), ("points", made.points)):
        for index, each in enumerate(entries):
            yield from _inner_faults(kinds, each, policy, f"{at[0]}.{name}", (*at, name, index))
    yield from in_order(made.bounds.min, made.bounds.max, (*at, "bounds"))


def _inner_faults(
    kinds: Kinds, entry: Entry, policy: Policy, where: str, place: Pointer
) -> Iterator[PolicyFault]:
    kind = kinds[entry.component]
    if where not in kind.lists:
        yield fault((*place, "component"), "misplaced_component", component=entry.component, list=where)
    yield from kind.faults(entry, policy, place)
