"""What must not matter does not, and what matters is noticed: properties of the engine on random ledgers."""

import copy
import json
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from scoring.inputs import inputs_by_unit
from scoring.outcome import Outcome
from tests.oracle.answers import Results
from tests.oracle.book import Record, open_book, subject_of
from tests.oracle.compare import outcomes_of, results_of, settled_outcomes, straight
from tests.oracle.draft import components
from tests.oracle.draft_filings import TEXT
from tests.oracle.facts import engine_of
from tests.oracle.ledgers import Case, case_of
from tests.oracle.numbers import ledgers
from tests.oracle.round import Round
from tests.oracle.scorer import RESULT_FIELDS

SEEDS = range(20_000, 20_000 + ledgers(5))
OWN = ("unit", "status", "reason", "score", "limited", "parts", "last_in_unit")
"""Fields of a result that nobody outside the unit and its ballots can touch."""


def with_records(case: Case, records: dict[str, Record]) -> Case:
    """The same rounds over other records."""
    return Case(records, case.year, case.rounds, case.past)


def shuffled(value: Any, rng: Random) -> Any:
    """The value with every list that has no order of its own in another one."""
    if isinstance(value, dict):
        return {key: _reordered(key, shuffled(item, rng), rng) for key, item in value.items()}
    return [shuffled(item, rng) for item in value] if isinstance(value, list) else value


def _reordered(key: str, item: Any, rng: Random) -> Any:
    free = isinstance(item, list) and key in ("entries", "ballots", "rows", "raters", "excused")
    return rng.sample(item, len(item)) if free else item


@pytest.mark.parametrize("seed", SEEDS)
def test_order_means_nothing(seed: int) -> None:
    """Files, entries, rows, ballots and raters in another order: the same results."""
    case, rng = case_of(seed), Random(seed)
    records = [
        (key, shuffled(value, rng))
        for key, value in rng.sample(list(case.records.items()), len(case.records))
    ]
    assert straight(with_records(case, dict(records))) == straight(case)


@pytest.mark.parametrize("seed", SEEDS)
def test_somebody_elsewhere_changes_nobodys_score(seed: int) -> None:
    """Another unit with a person of its own: scores, parts and ranks inside the units stay."""
    case = case_of(seed)
    (unit_key, unit), *_ = [
        (key, value) for key, value in case.records.items() if "organization/units" in key
    ]
    (person_key, person), *_ = [(key, value) for key, value in case.records.items() if "/people/" in key]
    other = {key: value for key, value in unit.items() if key not in ("superior", "reason")}
    post = person["appointments"][0] | {"unit": "elsewhere", "from": "2019-01-01"}
    post.pop("to", None)
    newcomer = {"person": "p9999", "name": "陆望舒", "appointments": [post]}
    added = {
        unit_key.replace(unit["unit"], "elsewhere"): other | {"unit": "elsewhere", "assessed": True},
        person_key.replace(person["person"], "p9999"): newcomer,
    }
    after = straight(with_records(case, case.records | added))
    before = straight(case)
    for round_, people in before.items():
        after[round_].pop("elsewhere" if round_.startswith("units") else "p9999")
        for person_id, result in people.items():
            for field in (*OWN, *([] if round_.startswith("units") else ["unit_rank", "unit_size"])):
                assert after[round_][person_id][field] == result[field], (round_, person_id, field)


@pytest.mark.parametrize("seed", SEEDS)
def test_scaling_weights_changes_nothing(seed: int) -> None:
    """Ballots that all weigh three times as much and dimensions twice as much give the same means."""
    case = case_of(seed)
    records = copy.deepcopy(case.records)
    for policy in (value for key, value in records.items() if key.startswith("policies/")):
        for component in components(policy):
            for block in component.get("blocks", []):
                block["ballot_weight"] *= 3
            for dimension in component.get("dimensions", []):
                dimension["weight"] *= 2
    assert straight(with_records(case, records)) == straight(case)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_point_more_on_every_ballot_is_a_point_more(seed: int) -> None:
    """Where no group is counted as zero, one point more from everybody is one point more in the component."""
    case = case_of(seed)
    records = copy.deepcopy(case.records)
    for key, value in records.items():
        if key.startswith("policies/"):
            for component in value["period_score"]["weighted"]:
                component |= {"absent_group": "renormalise"} if "groups" in component else {}
    case = with_records(case, records)
    raised = copy.deepcopy(records)
    for key, value in raised.items():
        if key.startswith("ballots/"):
            value["ballots"] = [
                {name: raised_by(mark, 1) for name, mark in one.items()} for one in value["ballots"]
            ]
    before, after = straight(case), straight(with_records(case, raised))
    for period, _ in case.periods:
        for person, result in before[period].items():
            for part in {"ballots", "service"} & result["parts"].keys():
                assert after[period][person]["parts"][part] == result["parts"][part] + 1


@pytest.mark.parametrize("seed", SEEDS)
def test_a_better_ballot_never_lowers_a_score(seed: int) -> None:
    """Five points more for one person on one ballot: that person's score is not lower."""
    case, rng = case_of(seed), Random(seed)
    boxes = sorted(key for key in case.records if key.startswith("ballots/"))
    for key in rng.sample(boxes, min(3, len(boxes))):
        box = copy.deepcopy(case.records[key])
        ballot = rng.choice(box["ballots"])
        person = rng.choice(sorted(ballot))
        ballot[person] = raised_by(ballot[person], 5)
        before, after = straight(case), straight(with_records(case, case.records | {key: box}))
        for was, is_ in ((before[p].get(person), after[p].get(person)) for p, _ in case.periods):
            if was and is_ and was["score"] is not None:
                assert Fraction(is_["score"]) >= Fraction(was["score"])


def raised_by(mark: Any, points: int) -> Any:
    """A score, or the score of every item, so many points higher."""
    return {key: score + points for key, score in mark.items()} if isinstance(mark, dict) else mark + points


def manifests(case: Case, settled: Mapping[str, Outcome]) -> dict[tuple[str, str], dict[str, str]]:
    """What each unit's results rest on, by round and unit: record id → its part, or all of it, as text."""
    facts, policies = engine_of(case.records)
    found = {}
    for name in settled:
        past = settled_outcomes(case, "units" if name.startswith("units-") else "people")
        found[name] = inputs_by_unit(policies, facts, name, outcomes=settled, past_years=past)
    return {
        (round_, unit): {record: _text(case, record, part) for record, part in inputs}
        for round_, units in found.items()
        for unit, inputs in units.items()
    }


def _text(case: Case, record: str, part: object) -> str:
    """A part as text, or the whole record; a settled result is the same on both sides."""
    return json.dumps(case.records.get(record) if part is None else part, sort_keys=True)


class Watch:
    """Results and manifests of a case, to be compared with those of an altered one.

    A year of the altered case rests on the settled rounds of the first, so that only its own inputs tell.
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self.settled = outcomes_of(case, *engine_of(case.records))
        self.listed = manifests(case, self.settled)
        self.results = self._results(case)

    def _results(self, case: Case) -> dict[str, Results]:
        found = outcomes_of(case, *engine_of(case.records), self.settled)
        return {round_: results_of(outcome) for round_, outcome in found.items()}

    def unnoticed(self, key: str, records: dict[str, Record]) -> list[tuple[str, str]]:
        """Rounds and units whose results a change of the record moved without moving their manifests."""
        fields = RESULT_FIELDS if key.startswith("past-results/") else OWN
        other = with_records(self.case, records)
        results, listed = self._results(other), manifests(other, self.settled)
        return [
            (round_, unit)
            for round_, unit in self.listed
            if by_unit(self.results[round_], unit, fields) != by_unit(results[round_], unit, fields)
            and self.listed[round_, unit] == listed.get((round_, unit))
        ]


def by_unit(results: Results, unit: str, fields: Iterable[str]) -> Results:
    """The given fields of a unit's people."""
    return {
        person: {field: result[field] for field in fields}
        for person, result in results.items()
        if result["unit"] == unit
    }


def deductions(case: Case, results: dict[str, Results]) -> Iterator[str]:
    """Negative adjustments of those on the roster of a period whose policy counts adjustments."""
    book = open_book(case.records)
    for key, value in case.records.items():
        if key.startswith("adjustments/") and value["points"].startswith("-") and "-" in value["period"]:
            name = value["period"] if "person" in value else f"units-{value['period']}"
            if name not in results:
                continue
            points = Round(book, name, "").rules["points"]
            counted = any(component["component"] == "adjustments" for component in points)
            if counted and subject_of(value) in results[name]:
                yield key


@pytest.mark.parametrize("seed", SEEDS)
def test_removing_a_deduction_is_always_noticed(seed: int) -> None:
    """A negative adjustment stands in the manifest of whom it is about: without it that is another."""
    watch = Watch(case_of(seed))
    for key in deductions(watch.case, watch.results):
        value = watch.case.records[key]
        round_ = value["period"] if "person" in value else f"units-{value['period']}"
        assert key in watch.listed[round_, watch.results[round_][subject_of(value)]["unit"]]


@pytest.mark.parametrize("seed", SEEDS)
def test_what_moves_a_result_stands_in_its_manifest(seed: int) -> None:
    """Any record taken away: where it moved a unit's results, the unit's manifest tells."""
    case, rng = case_of(seed), Random(seed)
    watch = Watch(case)
    keys = [key for key in case.records if not key.startswith(("policies/", "organization/units"))]
    for key in rng.sample(keys, min(12, len(keys))):
        rest = {other: record for other, record in case.records.items() if other != key}
        assert watch.unnoticed(key, rest) == [], key


@pytest.mark.parametrize("seed", SEEDS)
def test_what_alters_a_result_stands_in_its_manifest(seed: int) -> None:
    """Any record altered: where it moved a unit's results, the unit's manifest tells."""
    case, rng = case_of(seed), Random(seed)
    watch = Watch(case)
    keys = [key for key in case.records if not key.startswith("policies/")]
    for key in rng.sample(keys, min(12, len(keys))):
        altered = alter(copy.deepcopy(case.records[key]), key, rng)
        assert watch.unnoticed(key, case.records | {key: altered}) == [], key


def alter(value: Record, key: str, rng: Random) -> Record:
    """One small change of a record that a result may rest on."""
    kind = key.split("/")[0]
    if kind == "ballots":
        value["ballots"].append(dict(value["ballots"][0]))
    elif kind == "logs":
        value["entries"] = value["entries"][1:] or [
            {"date": "2026-01-03", "filed": "2026-01-03", "text": TEXT}
        ]
    elif "/people/" in key:
        value["appointments"][-1]["role"] = rng.choice(["head", "deputy", "staff"])
        value["leave"] = [{"from": "2026-01-01", "to": rng.choice(["2026-02-10", "2027-03-31"])}]
    elif "/units/" in key:
        value["class"] = rng.choice(["township", "district", "subordinate"])
        value["superior"] = rng.choice(["leadership", "roads", "archives"])
    elif kind == "calendar":
        value["holidays"] = value["holidays"][rng.choice([1, 100]) :]
    elif kind == "summaries":
        value["filed"] = "2028-12-29"
    elif kind == "past-results":
        for row in value["rows"]:
            row |= {"grade": "excellent", "last_in_unit": True}
    return value
