"""What earlier results say about a person: the periods of the year, and earlier years."""

from dataclasses import dataclass
from fractions import Fraction

from scoring.facts import Facts, PeriodId
from scoring.outcome import Outcome


@dataclass(frozen=True, slots=True)
class PeriodResult:
    """A person's result of one period of the year; ``record`` is the settled result it stands in."""

    period: PeriodId
    status: str
    score: Fraction | None
    grade: str | None
    record: str


@dataclass(frozen=True, slots=True)
class YearResult:
    """A person's annual grade (None: on the roster without one) and whether they were last in the unit.

    ``last`` is None when the record does not say.
    """

    year: int
    grade: str | None
    last: bool | None
    record: str


def period_result(outcome: Outcome, person: str) -> PeriodResult | None:
    """The person's result in a period; None when they were not on its roster."""
    found = outcome.people.get(person)
    if found is None:
        return None
    return PeriodResult(outcome.period, found.status, found.score, found.grade, outcome.record_of(found.unit))


def year_result(facts: Facts, settled: Outcome | None, year: int, person: str) -> YearResult | None:
    """The person's result of an earlier year: settled, else taken over from before the ledger, else None."""
    found = settled.people.get(person) if settled is not None else None
    if settled is not None and found is not None:
        return YearResult(year, found.grade, found.last_in_unit, settled.record_of(found.unit))
    past = facts.past.get((year, person))
    return YearResult(year, past.grade, past.last_in_unit, past.record) if past else None
