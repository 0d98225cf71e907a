"""The engine and the second scorer on one case, and every field in which they differ."""

from collections.abc import Callable, Mapping
from typing import Any

from scoring.facts import Facts
from scoring.outcome import Outcome, PersonOutcome
from scoring.period import score_period
from scoring.policy.read import read_policy
from scoring.policy.versions import Policies
from scoring.year import score_year
from tests.oracle.answers import Results, answers
from tests.oracle.book import Records
from tests.oracle.facts import facts_of
from tests.oracle.ledgers import Case
from tests.oracle.rounds import written
from tests.oracle.scorer import RESULT_FIELDS

Difference = tuple[str, str, str, object, object]
"""Round, person, field, what the engine says, what the second scorer says."""


def policies_of(records: Records) -> Policies:
    """The engine's policies of a ledger's record values."""
    return Policies([read_policy(value) for key, value in records.items() if key.startswith("policies/")])


def results_of(outcome: Outcome) -> Results:
    """The engine's outcome in the second scorer's words."""
    return {person: _result_of(one, outcome.places) for person, one in outcome.people.items()}


def _result_of(one: PersonOutcome, places: int) -> dict[str, Any]:
    result = {name: getattr(one, name) for name in RESULT_FIELDS}
    result["score"] = None if one.score is None else written(one.score, places)
    result["direct"] = list(one.direct)
    for name in ("parts", "eligibility", "consequences"):
        result[name] = dict(result[name])
    return result


def settled_outcomes(past_years: Mapping[int, Results]) -> dict[int, Outcome]:
    """Earlier settled years as the engine takes them: only grade and last place matter."""
    settled = {}
    for year, results in past_years.items():
        people = {person: _past(person, result) for person, result in results.items()}
        settled[year] = Outcome(str(year), f"{year + 1}-03-01", "jiancaoping", 1, 2, people)
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


def period_outcomes(case: Case, policies: Policies, facts: Facts) -> dict[str, Outcome]:
    """The engine's outcomes of the case's periods."""
    return {period: score_period(policies, facts, period, as_of) for period, as_of in case.rounds}


def year_outcome(case: Case, policies: Policies, facts: Facts, periods: Mapping[str, Outcome]) -> Outcome:
    """The engine's outcome of the case's year, resting on those of its periods."""
    return score_year(policies, facts, case.year, case.as_of, periods, settled_outcomes(case.past_years))


def by_engine(case: Case, policies: Policies, facts: Facts) -> dict[str, Results]:
    """The engine's results of every round of the case, the year last."""
    periods = period_outcomes(case, policies, facts)
    rounds = {**periods, str(case.year): year_outcome(case, policies, facts, periods)}
    return {round_: results_of(outcome) for round_, outcome in rounds.items()}


def differences(case: Case, engine: Callable[[Case], dict[str, Results]] | None = None) -> list[Difference]:
    """Every field that differs; people whom only one side knows differ in ``person``."""
    found = (engine or straight)(case)
    expected = answers(case)
    return [
        (round_, person, field, theirs.get(field), ours.get(field))
        for round_ in expected
        for person in sorted({*found[round_], *expected[round_]})
        for theirs, ours in [(found[round_].get(person, {}), expected[round_].get(person, {}))]
        for field in RESULT_FIELDS
        if theirs.get(field) != ours.get(field)
    ]


def straight(case: Case) -> dict[str, Results]:
    """The engine's results by way of ``facts_of``, without files."""
    return by_engine(case, policies_of(case.records), facts_of(case.records))
