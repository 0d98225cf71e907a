"""All kinds of predicates. A new kind is a module and a line here."""

from collections.abc import Mapping

from scoring.predicates import (
    annual_grade,
    grade_streak,
    no_veto,
    period_grades,
    rank_in_cohort,
    rank_in_unit,
    score,
    unit_grade,
)
from scoring.predicates.predicate import Predicate

PREDICATES: Mapping[str, Predicate] = {
    module.PREDICATE.name: module.PREDICATE
    for module in (
        rank_in_cohort,
        rank_in_unit,
        annual_grade,
        grade_streak,
        period_grades,
        score,
        no_veto,
        unit_grade,
    )
}
"""Name in the policy → the kind."""
