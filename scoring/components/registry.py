"""All kinds of components. A new kind is a module and a line here."""

from collections.abc import Mapping

from scoring.components import (
    adjustments,
    appraisal,
    ballots,
    base_points,
    democratic_evaluation,
    findings,
    indicators,
    log_discipline,
    mean_of_periods,
    mentions,
    orders,
    petitions,
    sheet,
    survey,
    unit_result,
)
from scoring.components.component import Component
from scoring.components.composite import composite_of

_PLAIN: Mapping[str, Component] = {
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
        sheet,
        mentions,
        appraisal,
    )
}
COMPONENTS: Mapping[str, Component] = {**_PLAIN, "composite": composite_of(_PLAIN)}
"""Name in the policy → the kind."""
