"""All kinds of components. A new kind is a module and a line here."""

from collections.abc import Mapping

from scoring.components import (
    adjustments,
    ballots,
    base_points,
    democratic_evaluation,
    findings,
    indicators,
    log_discipline,
    mean_of_periods,
    orders,
    petitions,
    survey,
    unit_result,
)
from scoring.components.component import Component

COMPONENTS: Mapping[str, Component] = {
    module.COMPONENT.name: module.COMPONENT
    for module in (
        ballots,
        log_discipline,
        adjustments,
        democratic_evaluation,
        unit_result,
        mean_of_periods,
        base_points,
        orders,
        petitions,
        findings,
        survey,
        indicators,
    )
}
"""Name in the policy → the kind."""
