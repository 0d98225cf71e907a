"""The values of the three settled records, as docs/scoring.md shows them; bytes come from the emitter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ledger.reading.values import Map, Value
from ledger.results.act import Act
from ledger.results.numbers import decimal, exact
from ledger.results.seal import sealed
from scoring.outcome import Outcome, PersonOutcome
from scoring.rounds import UNITS, RoundId, subjects_of


@dataclass(frozen=True, slots=True)
class PolicyRef:
    """Which rules were applied: id, version, and the digest of the whole policy record."""

    id: str
    version: int
    digest: str


@dataclass(frozen=True, slots=True)
class UnitDigests:
    """What a settlement says of one unit: how many people, and the digests of its two files."""

    unit: str
    people: int
    result: str
    manifest: str


def render_manifest(act: Act, unit: str, inputs: Sequence[tuple[str, str]]) -> Map:
    """The digests of all that a unit's results rest on: pairs of record id and digest, in any order."""
    listed: list[Value] = [{"record": record, "digest": digest} for record, digest in sorted(inputs)]
    return sealed({"period": act.period, "number": act.number, "unit": unit, "inputs": listed})


def render_result(
    act: Act, unit: str, outcome: Outcome, people: Sequence[PersonOutcome], policy: PolicyRef, inputs: str
) -> Map:
    """The results of a unit's people, or of a class of units, in order of id.

    ``inputs`` is the digest of their manifest.
    """
    listed: list[Value] = [row_value(outcome, person) for person in people]
    return sealed(
        {
            "period": act.period,
            "number": act.number,
            "unit": unit,
            "as_of": act.as_of,
            **_rules(policy),
            "engine": act.engine,
            "inputs": inputs,
            rows_field(act.period): listed,
        }
    )


def render_settlement(act: Act, outcome: Outcome, policy: PolicyRef, units: Sequence[UnitDigests]) -> Map:
    """The act and the digests of all that it settles."""
    value: Map = {"period": act.period, "number": act.number, "as_of": act.as_of}
    value |= {"settled_by": act.settled_by, "authority": act.authority}
    if act.reason is not None:
        value["reason"] = act.reason
    if act.supersedes is not None:
        value["supersedes"] = act.supersedes
    value |= {"engine": act.engine, **_rules(policy), "people": len(outcome.people)}
    value["cohorts"] = [{"cohort": cohort, "ranked": n} for cohort, n in _ranked(outcome).items()]
    value["units"] = [_unit(entry) for entry in sorted(units, key=lambda entry: entry.unit)]
    return sealed(value)


def rows_field(period: RoundId) -> str:
    """The field of a result that lists its subjects."""
    return subjects_of(period)


def row_value(outcome: Outcome, found: PersonOutcome) -> Map:
    """What a result of this outcome says of one person, or of one unit."""
    value = unit_value if subjects_of(outcome.period) == UNITS else person_value
    return value(found, outcome.places)


def unit_value(unit: PersonOutcome, places: int) -> Map:
    """What a result says of one unit: its class and its place there stand for all that groups people."""
    value: Map = {"unit": unit.person, "status": unit.status}
    if unit.reason is not None:
        value["reason"] = unit.reason
    value |= _score(unit, places)
    value |= _ranks(unit, ("cohort_rank", "cohort_size"))
    return value | _parts(unit, places) | _annual(unit)


def person_value(person: PersonOutcome, places: int) -> Map:
    """What a result says of one person."""
    value: Map = {"person": person.person, "status": person.status}
    value |= {"role": person.role, "rank": person.rank, "identity": person.identity}
    if person.post_class is not None:
        value["post_class"] = person.post_class
    if person.cohort is not None:
        value["cohort"] = person.cohort
    if person.reason is not None:
        value["reason"] = person.reason
    value |= _score(person, places)
    value |= _ranks(person, ("cohort_rank", "cohort_size", "unit_rank", "unit_size"))
    return value | _parts(person, places) | _annual(person)


def _rules(policy: PolicyRef) -> Map:
    return {"policy": policy.id, "policy_version": policy.version, "policy_digest": policy.digest}


def _ranked(outcome: Outcome) -> dict[str, int]:
    """Cohort → how many of it were ranked, by cohort id."""
    sizes = {
        p.cohort: p.cohort_size
        for p in outcome.people.values()
        if p.cohort is not None and p.cohort_size is not None
    }
    return dict(sorted(sizes.items()))


def _unit(entry: UnitDigests) -> Map:
    return {"unit": entry.unit, "people": entry.people, "result": entry.result, "manifest": entry.manifest}


def _score(person: PersonOutcome, places: int) -> Map:
    value: Map = {}
    if person.score is not None:
        value["score"] = decimal(person.score, places)
    if person.limited:
        value["limited"] = True
    if person.grade is not None:
        value["grade"] = person.grade
    if person.direct:
        value["direct"] = list(person.direct)
    return value


def _ranks(person: PersonOutcome, names: Sequence[str]) -> Map:
    return {name: number for name in names if (number := getattr(person, name)) is not None}


def _parts(person: PersonOutcome, places: int) -> Map:
    parts: Map = {name: exact(part, places) for name, part in person.parts.items()}
    return {"parts": parts} if parts else {}


def _annual(person: PersonOutcome) -> Map:
    value: Map = {}
    if person.eligibility:
        value["eligibility"] = dict(person.eligibility)
    if person.consequences:
        value["consequences"] = dict(person.consequences)
    if person.last_in_unit:
        value["last_in_unit"] = True
    return value
