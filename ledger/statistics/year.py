"""The counts of an assessment year (D11, D12, D15): pure, from records and the standing of every measure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scoring.care.standing import Standing, counts
from scoring.policy.care import Activity

ABOUT = ("score", "grade", "procedure", "reviewer")
OUTCOMES = ("upheld", "partly", "refused", "undecided")

Value = Mapping[str, Any]
"""A record's value."""
Tally = dict[str, dict[str, int]]
"""What it is about → outcome → how many."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """The counts of one year as of a day."""

    year: int
    as_of: str
    objections: Tally
    reviews: Tally
    appeals: Tally
    measures: dict[str, dict[str, int]]
    """Kind of measure → state → how many."""
    mentored: int
    """People with a mentoring open or closed."""
    activities: dict[str, int]
    """Id of the policy's activities → how often it took place."""

    def value(self) -> dict[str, Any]:
        """As plain maps, for JSON."""
        names = ("year", "as_of", "objections", "reviews", "appeals", "measures", "mentored", "activities")
        return {name: getattr(self, name) for name in names}


def statistics(
    year: int,
    as_of: str,
    *,
    objections: Iterable[Value],
    appeals: Sequence[Value],
    standings: Sequence[Standing],
    activities: Iterable[Value],
    listed: Iterable[Activity],
) -> Statistics:
    """The counts of what is of the year and known by ``as_of``; ``standings`` are those of the year."""
    of_year = [value for value in appeals if _is_of(value, year, as_of)]
    held = Counter(
        value["activity"] for value in activities if value["year"] == year and value["date"] <= as_of
    )
    mentored = {each.person for each in standings if each.taken and each.measure.kind == "mentoring"}
    return Statistics(
        year=year,
        as_of=as_of,
        objections=tally([value for value in objections if _is_of(value, year, as_of)], as_of),
        reviews=tally([value for value in of_year if value["stage"] == "review"], as_of),
        appeals=tally([value for value in of_year if value["stage"] == "appeal"], as_of),
        measures=counts(standings),
        mentored=len(mentored),
        activities={activity.id: held[activity.id] for activity in listed},
    )


def tally(values: Iterable[Value], as_of: str) -> Tally:
    """How many were about what, with what outcome by ``as_of``; every cell is there."""
    found = Counter((value["about"], _outcome(value, as_of)) for value in values)
    return {about: {outcome: found[about, outcome] for outcome in OUTCOMES} for about in ABOUT}


def _is_of(value: Value, year: int, as_of: str) -> bool:
    return str(value["period"])[:4] == str(year) and value["filed"] <= as_of


def _outcome(value: Value, as_of: str) -> str:
    decision = value.get("decision")
    return str(decision["outcome"]) if decision and decision["date"] <= as_of else "undecided"
