"""All observations, in the order in which they are told."""

from scoring.fairness import (
    attendance,
    distribution,
    leniency,
    negatives,
    reciprocity,
    rotation,
    seniority,
)
from scoring.fairness.observation import Evidence, Observation


def observe(evidence: Evidence) -> tuple[Observation, ...]:
    """The observations that the policy has a section for."""
    rules = evidence.rules
    found = (
        distribution.observe(evidence, rules.distribution) if rules.distribution else None,
        leniency.observe(evidence, rules.leniency) if rules.leniency else None,
        rotation.observe(evidence, rules.rotation) if rules.rotation else None,
        reciprocity.observe(evidence, rules.reciprocity) if rules.reciprocity else None,
        negatives.observe(evidence, rules.negatives) if rules.negatives else None,
        attendance.observe(evidence, rules.attendance) if rules.attendance else None,
        seniority.observe(evidence, rules.seniority) if rules.seniority else None,
    )
    return tuple(each for each in found if each is not None)
