"""All methods of indicators. A new one is a module and a line here."""

from collections.abc import Mapping

from scoring.indicators import count, interval, lower_is_better, ratio, standard, steps, tiered
from scoring.indicators.method import Method

METHODS: Mapping[str, Method] = {
    module.METHOD.name: module.METHOD
    for module in (ratio, interval, steps, lower_is_better, tiered, standard, count)
}
"""Name in the policy → the method."""
