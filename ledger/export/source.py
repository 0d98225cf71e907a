"""The records of a tree one after the other, each with its whole value; few are in memory at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NamedTuple

from ledger.findings import Finding
from ledger.reading.document import read_document
from ledger.reading.fmt import check_canonical
from ledger.records.agreement import check_agreement
from ledger.records.kinds import Kind, kind_of, record_id
from ledger.records.log_scan import scan_log
from ledger.records.schema import check_schema
from ledger.records.tree import Fetched, Tree, byte_limit
from ledger.refusal import Refusal
from ledger.results.book import Book
from ledger.rules.catalogue import is_error
from ledger.visibility import Sight, sight
from scoring.policy.errors import PolicyError
from scoring.policy.read import read_policy
from scoring.policy.types import Policy
from scoring.policy.versions import Policies


@dataclass(frozen=True)
class Source:
    """A ledger to make tables of, as one tier sees it."""

    tree: Tree
    sight: Sight
    paths: Mapping[str, list[str]]
    """Kind → paths, in order."""
    book: Callable[[], Book]
    """Reads everything that scoring needs: only some tables ask for it."""


CHUNK = 200
"""Files read at a time."""


class Found(NamedTuple):
    """One record in order. ``keys`` are those its path carries."""

    id: str
    keys: Mapping[str, str]
    value: dict[str, Any]


def open_source(tree: Tree, tier: str, book: Callable[[], Book]) -> Source:
    """A tree as a tier sees it by the newest policy.

    Raises Refusal when something below `records/` is no record, or when there is no policy to say who may see
    what.
    """
    paths = paths_by_kind(tree)
    policies = _policies(records(tree, paths.get("policy", [])))
    if not policies:
        raise Refusal("build.no_policy")
    return Source(tree, sight(Policies(policies).versions[-1].visibility, tier), paths, book)


def _policies(found: Iterator[Found]) -> list[Policy]:
    policies = []
    for each in found:
        with suppress(PolicyError):
            policies.append(read_policy(each.value))
    return policies


def paths_by_kind(tree: Tree) -> dict[str, list[str]]:
    """The paths of every kind, in order. Raises Refusal when something below `records/` is no record."""
    _refuse(tree.faults())
    found: dict[str, list[str]] = {}
    for path in tree.paths():
        place = kind_of(path)
        assert place is not None
        found.setdefault(place[0].name, []).append(path)
    return found


def records(tree: Tree, paths: list[str]) -> Iterator[Found]:
    """Some records, in the order given. Raises Refusal at the first with a fault: nothing is left out."""
    for start in range(0, len(paths), CHUNK):
        chunk = paths[start : start + CHUNK]
        for path, fetched in zip(chunk, tree.fetch(chunk), strict=True):
            place = kind_of(path)
            assert place is not None
            yield Found(record_id(path), place[1], _value(path, *place, fetched))


def _value(path: str, kind: Kind, keys: Mapping[str, str], fetched: Fetched) -> dict[str, Any]:
    data, faults = fetched
    if kind.name == "log" and data is not None and not faults:
        value = scan_log(data)
        if value is not None and _agrees(value, keys):
            return value
    if data is None:
        _refuse(faults)
        raise AssertionError(path)
    document, found = read_document(path, data, byte_limit(path))
    _refuse([*faults, *found])
    assert document is not None
    faults = [] if document.canonical else check_canonical(document)
    _refuse([*faults, *check_schema(kind.name, document), *check_agreement(document, keys)])
    return document.value


def _agrees(log: dict[str, Any], keys: Mapping[str, str]) -> bool:
    month: str = log["month"]
    return month[: len(keys["year"])] == keys["year"] and all(
        log.get(key, keys[key]) == keys[key] for key in keys
    )


def _refuse(faults: list[Finding]) -> None:
    errors = [fault for fault in faults if is_error(fault)]
    if errors:
        raise Refusal("export.findings", path=errors[0].path)
