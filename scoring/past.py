"""What earlier results say about a person: the periods of the year, and earlier years."""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from scoring.facts import Facts, PeriodId
from scoring.outcome import Outcome


class PeriodResult(NamedTuple):
    """A person's result of one period of the year; ``record`` is the settled result it stands in."""

    period: PeriodId
    status: str
    score: Fraction | None
    grade: str | None
    record: str


class YearResult(NamedTuple):
    """A person's annual grade (None: on the roster without one) and whether they were last in the unit.

    ``last`` is None when the record does not say.
    """

    year: int
    grade: str | None
    last: bool | None
    record: str


class UnitYear(NamedTuple):
    """A unit's annual score, None when it was withheld, and the record that says so."""

    score: Fraction | None
    record: str


def unit_year(facts: Facts, outcome: Outcome | None, year: int, unit: str) -> UnitYear | None:
    """The unit's result of a year: given from outside, else of the units' year ``outcome``, else None."""
    given = facts.unit_results.get((year, unit))
    if given is not None:
        return UnitYear(given.score, given.record)
    found = outcome.people.get(unit) if outcome is not None else None
    if outcome is None or found is None:
        return None
    return UnitYear(found.score, outcome.record_of(found.unit))


class UnitGrade(NamedTuple):
    """The annual grade of a unit and the record that says so."""

    grade: str
    record: str


def results_by_person(outcomes: Iterable[Outcome]) -> dict[str, tuple[PeriodResult, ...]]:
    """Everybody's results in the periods on whose roster they were, in the order of the outcomes."""
    results: dict[str, tuple[PeriodResult, ...]] = {}
    for outcome in outcomes:
        records = {
            unit: outcome.record_of(unit) for unit in {found.unit for found in outcome.people.values()}
        }
        for person, found in outcome.people.items():
            result = PeriodResult(outcome.period, found.status, found.score, found.grade, records[found.unit])
            results[person] = (*results.get(person, ()), result)
    return results


def year_result(facts: Facts, settled: Outcome | None, year: int, person: str) -> YearResult | None:
    """The person's result of an earlier year: settled, else taken over from before the ledger, else None."""
    found = settled.people.get(person) if settled is not None else None
    if settled is not None and found is not None:
        return YearResult(year, found.grade, found.last_in_unit, settled.record_of(found.unit))
    past = facts.past.get((year, person))
    return YearResult(year, past.grade, past.last_in_unit, past.record) if past else None
