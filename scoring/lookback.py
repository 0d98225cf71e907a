"""How far back a scheme looks: the earlier years that its eligibility and consequences rest on."""

from scoring.consequences.registry import CONSEQUENCES
from scoring.policy.types import Scheme
from scoring.predicates import conditions


def earlier_years(scheme: Scheme) -> int:
    """The number of years before this one that may matter."""
    gates = [conditions.earlier_years(gate.when) for gate in scheme.eligibility]
    effects = [CONSEQUENCES[found.component].years(found.settings) for found in scheme.consequences]
    return max([0, *gates, *effects])
