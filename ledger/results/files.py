"""All files of one settlement, as values and as bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from ledger.reading.digest import digest
from ledger.reading.emit import emit
from ledger.reading.values import Map
from ledger.results.act import Act
from ledger.results.book import Book
from ledger.results.compute import Known, inputs
from ledger.results.places import manifest_path, result_path, settlement_path
from ledger.results.render import PolicyRef, UnitDigests, render_manifest, render_result, render_settlement
from scoring.components.component import Input
from scoring.outcome import Outcome, PersonOutcome

Digests = Mapping[str, str]
"""Record id → digest of the record: for records that are themselves settled results."""


def settled_files(book: Book, act: Act, outcome: Outcome, known: Known, settled: Digests) -> dict[str, Map]:
    """Path → value of every file of a settlement.

    ``known`` are the outcomes that a year rests on, ``settled`` the digests of their results.
    """
    policy = policy_ref(book, outcome)
    digests = {**settled, **book.digests}
    people = _by_unit(outcome)
    files: dict[str, Map] = {}
    entries = []
    for unit, rests_on in sorted(inputs(book, act.period, known).items()):
        manifest = render_manifest(act, unit, _digested(rests_on, digests))
        result = render_result(act, unit, outcome, people[unit], policy, digest(manifest))
        files[manifest_path(act.period, act.number, unit)] = manifest
        files[result_path(act.period, act.number, unit)] = result
        entries.append(UnitDigests(unit, len(people[unit]), digest(result), digest(manifest)))
    files[settlement_path(act.period, act.number)] = render_settlement(act, outcome, policy, entries)
    return files


def as_bytes(value: Map) -> bytes:
    """The canonical bytes of a record."""
    return emit(value).encode()


def policy_ref(book: Book, outcome: Outcome) -> PolicyRef:
    """The policy record that an outcome was computed by."""
    record = book.ledger.records[f"policies/{outcome.policy}/v{outcome.policy_version}"]
    return PolicyRef(outcome.policy, outcome.policy_version, record.digest)


def _digested(rests_on: Sequence[Input], digests: Digests) -> list[tuple[str, str]]:
    return [(id_, digests[id_] if part is None else digest(cast(Map, part))) for id_, part in rests_on]


def _by_unit(outcome: Outcome) -> dict[str, list[PersonOutcome]]:
    people: dict[str, list[PersonOutcome]] = {}
    for person in outcome.people.values():
        people.setdefault(person.unit, []).append(person)
    return people
