"""All kinds of predicates. A new kind is a module and a line here."""

from collections.abc import Mapping

from scoring.predicates import annual_grade, rank_in_cohort
from scoring.predicates.predicate import Predicate

PREDICATES: Mapping[str, Predicate] = {
    module.PREDICATE.name: module.PREDICATE for module in (rank_in_cohort, annual_grade)
}
"""Name in the policy → the kind."""
