"""What a year rests on: the rounds that are settled before it."""

from scoring.periods import periods_of
from scoring.policy.types import Policy
from scoring.rounds import PEOPLE, UNITS, RoundId, round_id, running_order, subjects_of, year_of_round


def rounds_before(year: RoundId, policy: Policy) -> list[RoundId]:
    """The rounds of the same assessment year that a year rests on, in the order in which they are settled.

    Those of its own periods, where these are scored. For people also those of units, when the policy scores
    units by year.
    """
    periods = [period.id for period in periods_of(int(year_of_round(year)), policy)]
    units = [round_id(UNITS, period) for period in periods if policy.unit_period]
    if subjects_of(year) == UNITS:
        return units
    people = [round_id(PEOPLE, period) for period in periods if policy.period]
    of_units = [*units, round_id(UNITS, year)] if policy.unit_annual else []
    return sorted([*people, *of_units], key=running_order)


def rounds_in(year: int, policy: Policy) -> list[RoundId]:
    """All rounds of an assessment year that the policy scores, in the order in which they are settled."""
    name = f"{year:04}"
    of_units, of_people = round_id(UNITS, name), round_id(PEOPLE, name)
    rounds = {*rounds_before(of_units, policy), *rounds_before(of_people, policy)}
    rounds |= {of_units} if policy.unit_annual else set()
    rounds |= {of_people} if policy.annual else set()
    return sorted(rounds, key=running_order)
