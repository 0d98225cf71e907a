"""What a year rests on: the rounds that are settled before it."""

from scoring.periods import periods_of
from scoring.policy.versions import Policies
from scoring.rounds import PEOPLE, UNITS, RoundId, round_id, running_order, subjects_of, year_of_round


def rounds_before(year: RoundId, policies: Policies) -> list[RoundId]:
    """The rounds of the same assessment year that a year rests on, in the order in which they are settled.

    Those of its own periods that the policy in force then scores; none of a period without a policy, as when
    the first one came in the middle of the year. For people also those of units, when the policy scores units
    by year. Raises NoPolicy when none is in force for the year, PeriodError for a malformed id.
    """
    policy = policies.for_period(year)
    own = [period.id for period in periods_of(int(year_of_round(year)), policy)]
    periods = [(period, then) for period in own if (then := policies.find(period))]
    units = [round_id(UNITS, period) for period, then in periods if then.unit_period]
    if subjects_of(year) == UNITS:
        return units
    people = [round_id(PEOPLE, period) for period, then in periods if then.period]
    of_units = [*units, round_id(UNITS, year)] if policy.unit_annual else []
    return sorted([*people, *of_units], key=running_order)


def rounds_in(year: int, policies: Policies) -> list[RoundId]:
    """All rounds of an assessment year that the policy scores, in the order in which they are settled.

    Raises NoPolicy when none is in force for the year.
    """
    policy, name = policies.for_year(year), f"{year:04}"
    of_units, of_people = round_id(UNITS, name), round_id(PEOPLE, name)
    rounds = {*rounds_before(of_units, policies), *rounds_before(of_people, policies)}
    rounds |= {of_units} if policy.unit_annual else set()
    rounds |= {of_people} if policy.annual else set()
    return sorted(rounds, key=running_order)
