"""The engine and the second scorer on one case, and every field in which they differ."""

from collections.abc import Callable, Mapping
from typing import Any

from scoring.facts import Facts
from scoring.outcome import Outcome, PersonOutcome
from scoring.period import score_period
from scoring.policy.versions import Policies
from scoring.year import score_year
from tests.oracle.answers import Results, answers_and_totals
from tests.oracle.facts import engine_of
from tests.oracle.ledgers import Case
from tests.oracle.rounds import written
from tests.oracle.scorer import RESULT_FIELDS

Difference = tuple[str, str, str, object, object]
"""Round, person or unit, field, what the engine says, what the second scorer says."""
Outcomes = dict[str, Outcome]
"""By round."""


def results_of(outcome: Outcome) -> Results:
    """The engine's outcome in the second scorer's words."""
    return {person: _result_of(one, outcome.places) for person, one in outcome.people.items()}


def _result_of(one: PersonOutcome, places: int) -> dict[str, Any]:
    result = {name: getattr(one, FIELDS.get(name, name)) for name in RESULT_FIELDS}
    result["score"] = None if one.score is None else written(one.score, places)
    result["direct"] = list(one.direct)
    for name in ("parts", "eligibility", "consequences"):
        result[name] = dict(result[name])
    return result


FIELDS = {"base": "counting_base"}
"""What the engine calls otherwise."""


def settled_outcomes(case: Case, subjects: str) -> dict[int, Outcome]:
    """Earlier settled years as the engine takes them: only grade and last place matter."""
    settled = {}
    for name, results in case.past.items():
        if name.startswith("units-") == (subjects == "units"):
            people = {person: _past(person, result) for person, result in results.items()}
            year = int(name.removeprefix("units-"))
            settled[year] = Outcome(name, f"{year + 1}-03-01", "jiancaoping", 1, 2, people)
    return settled


def _past(person: str, result: Mapping[str, Any]) -> PersonOutcome:
    status = "assessed" if result["grade"] else "short"
    return PersonOutcome(
        person,
        "roads",
        status,
        "staff",
        "staff",
        "civil_servant",
        "staff",
        grade=result["grade"],
        last_in_unit=result["last_in_unit"],
    )


def outcomes_of(
    case: Case,
    facts: Facts,
    policies: Policies,
    settled: Mapping[str, Outcome] | None = None,
    *,
    trace: bool = False,
) -> Outcomes:
    """The engine's outcomes of the case's rounds; a year rests on the ``settled`` ones, if given."""
    found: Outcomes = {}
    for name, as_of in case.rounds:
        if "-" in name.removeprefix("units-"):
            found[name] = score_period(policies, facts, name, as_of, trace=trace)
        else:
            subjects = "units" if name.startswith("units-") else "people"
            past, before = settled_outcomes(case, subjects), settled or found
            found[name] = score_year(
                policies, facts, case.year, as_of, before, past, subjects=subjects, trace=trace
            )
    return found


def straight(case: Case) -> dict[str, Results]:
    """The engine's results by way of ``engine_of``, without files."""
    found = outcomes_of(case, *engine_of(case.records))
    return {name: results_of(outcome) for name, outcome in found.items()}


def differences(case: Case, engine: Callable[[Case], Outcomes] | None = None) -> list[Difference]:
    """Every field that differs; those whom only one side knows differ in ``person``."""
    outcomes = engine(case) if engine else outcomes_of(case, *engine_of(case.records))
    expected, totals = answers_and_totals(case)
    found = {name: results_of(outcome) for name, outcome in outcomes.items()}
    fields = [
        (round_, person, field, theirs.get(field), ours.get(field))
        for round_ in expected
        for person in sorted({*found[round_], *expected[round_]})
        for theirs, ours in [(found[round_].get(person, {}), expected[round_].get(person, {}))]
        for field in RESULT_FIELDS
        if theirs.get(field) != ours.get(field)
    ]
    sums = {name: sorted(tuple(total) for total in outcome.totals) for name, outcome in outcomes.items()}
    of_caps = [(name, "", "totals", sums[name], totals[name]) for name in sums if sums[name] != totals[name]]
    return [*fields, *of_caps]
