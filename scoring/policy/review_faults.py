"""What a schema cannot say about the review levels: reviewers there are, nearest first."""

from collections.abc import Iterator
from itertools import pairwise

from scoring.policy.errors import Pointer, PolicyFault, fault
from scoring.policy.grade_faults import where_faults
from scoring.policy.judging import duplicates, unknown
from scoring.policy.lists import ids_of
from scoring.policy.review_levels import FROM
from scoring.policy.types import Policy


def level_faults(policy: Policy) -> Iterator[PolicyFault]:
    """Faults of ``review_levels``."""
    yield from duplicates([level.id for level in policy.review_levels], ("review_levels",))
    for index, level in enumerate(policy.review_levels):
        at: Pointer = ("review_levels", index)
        yield from unknown(level.roles, ids_of(policy.roles), (*at, "reviewer", "roles"), "roles")
        yield from where_faults(policy, level.where, (*at, "where"))
    for index, (before, level) in enumerate(pairwise(policy.review_levels), start=1):
        if FROM.index(level.source) < FROM.index(before.source):
            at = ("review_levels", index, "reviewer", "from")
            yield fault(at, "level_falls", level=level.id, before=before.id)
