"""What a schema cannot say about the sections on units: one without the other, conditions on people."""

import re
from collections.abc import Iterator

from scoring.policy.errors import Pointer, PolicyFault, fault
from scoring.policy.grades import Grades
from scoring.policy.lists import Where
from scoring.policy.types import Policy

UNIT_SECTIONS = frozenset({"unit_period_score", "unit_grades", "unit_annual"})
"""The sections of the policy about units as subjects."""
_OF_PEOPLE = ("ranks", "identities", "roles", "counting_bases", "post_classes")
_FILE_NAME = re.compile("[a-z][a-z0-9-]*")


def unit_faults(policy: Policy) -> Iterator[PolicyFault]:
    """Faults of the sections on units that sections on people cannot have."""
    if policy.unit_period is not None:
        yield from _among_faults(policy.unit_period.composition.grades, ("unit_grades",))
    if policy.unit_annual is not None:
        yield from _among_faults(policy.unit_annual.composition.grades, ("unit_annual", "grades"))
        yield from _period_faults(policy)
    if policy.unit_period is not None or policy.unit_annual is not None:
        yield from _class_faults(policy)


def _period_faults(policy: Policy) -> Iterator[PolicyFault]:
    """A year of units that takes their periods needs a section about these."""
    assert policy.unit_annual is not None
    for index, entry in enumerate(policy.unit_annual.composition.weighted):
        if entry.component == "mean_of_periods" and policy.unit_period is None:
            place = ("unit_annual", "weighted", index)
            yield fault(place, "goes_with", field=entry.component, other="unit_period_score")


def _among_faults(grades: Grades, at: Pointer) -> Iterator[PolicyFault]:
    for index, cap in enumerate(grades.caps):
        for name in of_people(cap.among):
            yield fault((*at, "caps", index, "among", name), "not_of_units", field=name)


def of_people(where: Where) -> Iterator[str]:
    """The fields of a condition that only people can meet."""
    yield from (name for name in _OF_PEOPLE if getattr(where, name) is not None)


def _class_faults(policy: Policy) -> Iterator[PolicyFault]:
    """Results of units are filed by class: its id is the name of a file."""
    for index, found in enumerate(policy.unit_classes):
        if not _FILE_NAME.fullmatch(found.id):
            yield fault(("unit_classes", index, "id"), "not_a_file_name", id=found.id)
