"""Who moves between two outcomes of the same round: from what to what."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from scoring.outcome import Outcome, PersonOutcome

Result = str | int | Fraction | None
Results = Mapping[str, Mapping[str, Result]]
"""Person → result → value. A result that somebody does not have is left out."""


class Move(NamedTuple):
    """One result of one person that is another. ``None`` is what somebody does not have.

    ``what`` is ``status``, ``score``, ``grade``, ``cohort``, ``cohort_rank``, ``unit_rank``,
    ``eligibility.<id>`` or ``consequences.<id>``. The sizes of cohorts and units are nobody's own result.
    """

    person: str
    what: str
    before: Result
    after: Result


def results_of(outcome: Outcome) -> dict[str, dict[str, Result]]:
    """Everybody's results."""
    return {name: _results(person) for name, person in outcome.people.items()}


def moves(before: Results, after: Results) -> tuple[Move, ...]:
    """Every result that is another, in order of person, then in the order of the results."""
    found = []
    for person in sorted({*before, *after}):
        one, other = before.get(person, {}), after.get(person, {})
        for what in [*one, *(what for what in other if what not in one)]:
            if one.get(what) != other.get(what):
                found.append(Move(person, what, one.get(what), other.get(what)))
    return tuple(found)


def _results(person: PersonOutcome) -> dict[str, Result]:
    found: dict[str, Result] = {
        "status": person.status,
        "score": person.score,
        "grade": person.grade,
        "cohort": person.cohort,
        "cohort_rank": person.cohort_rank,
        "unit_rank": person.unit_rank,
    }
    found |= {f"eligibility.{gate}": answer for gate, answer in person.eligibility.items()}
    found |= {f"consequences.{key}": value for key, value in person.consequences.items()}
    return found
