"""The records as a settlement knew them: its manifests tell what has changed since, unsettled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ledger.git.walks import links, steps
from ledger.history.edition import Edition
from ledger.history.shelf import Version, versions_by_id
from ledger.reading.values import Map
from ledger.records.kinds import kind_of, record_id, record_path
from ledger.results.act import Act
from ledger.verify.found import Found

_WHOLE = frozenset(
    {
        *("log", "summary", "panel", "ballots", "attendance", "review", "score-sheet", "appraisal"),
        *("adjustment", "veto", "waiver", "unit-result", "democratic", "indicator-results", "petition"),
        *("survey-result", "inspection-list"),
    }
)
"""Kinds that a manifest lists with the digest of the whole record; of others it has that of a part."""


def as_known(first: Edition, second: Edition, acts: tuple[Act, Act]) -> Edition:
    """The first revision with the records as its settlement of a round knew them.

    Only where the settlement that followed knew them otherwise: what came in unsettled before the first
    revision is one of the causes of what the later settlement moved.
    """
    one, other = _inputs(first.found, acts[0]), _inputs(second.found, acts[1])
    differing = {record for record in one.keys() | other.keys() if one.get(record) != other.get(record)}
    paths = [record_path(record) for record in sorted(differing)]
    versions = dict(first.versions)
    for path in (path for path in paths if _is_whole(path)):
        wanted = one.get(record_id(path))
        if wanted is None:
            versions.pop(path, None)
        elif _digest(versions.get(path)) != wanted:
            found = _earlier(first, path, wanted)
            if found is not None:
                versions[path] = found
    return first if versions == dict(first.versions) else replace(first, given=versions)


def _earlier(side: Edition, path: str, wanted: str) -> Version | None:
    """The version of a record with this digest, from the history of a revision."""
    git = side.shelf.git
    walked = steps(git, links(git, side.commit), (path,))
    found = versions_by_id(git, path, (id_ for step in walked for id_ in (step.after, step.before)))
    return next((version for version in found.values() if _digest(version) == wanted), None)


def _inputs(found: Found, act: Act) -> dict[str, str]:
    """Record → digest, of everything that a settlement's manifests list."""
    listed: dict[str, str] = {}
    for path, place in found.places(act.period, act.number).items():
        record = found.record(path) if place.kind == "manifest" else None
        listed |= _listed(record or {})
    return listed


def _listed(manifest: Map) -> Mapping[str, str]:
    entries = manifest.get("inputs")
    maps = [each for each in entries if isinstance(each, dict)] if isinstance(entries, list) else []
    return {str(each["record"]): str(each["digest"]) for each in maps}


def _is_whole(path: str) -> bool:
    kind = kind_of(path)
    return kind is not None and kind[0].name in _WHOLE


def _digest(version: Version | None) -> str | None:
    return version.read.digest if version and version.read else None
