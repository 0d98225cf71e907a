"""The kinds of record and where each lies below ``records/``.

To add a kind is to add one line here and one schema (``schemas/<kind>.schema.json``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

ROOT = "records/"
SUFFIX = ".yaml"

PARTS = {
    "year": "(?:19|2[01])[0-9]{2}",
    "month": "(?:19|2[01])[0-9]{2}-(?:0[1-9]|1[0-2])",
    "period": "(?:19|2[01])[0-9]{2}(?:-(?:Q[1-4]|M(?:0[1-9]|1[0-2])|H[12]))?",
    "unit": "[a-z][a-z0-9-]{0,47}",
    "person": "p[0-9]{4,6}",
    "policy": "[a-z][a-z0-9-]{0,47}",
    "version": "[1-9][0-9]{0,3}",
    "number": "[1-9][0-9]{0,3}",
    "sheet": "[a-z][a-z0-9]{0,47}",
    "rater": "[a-z][a-z0-9]{0,47}",
    "group": "[a-z][a-z0-9]{0,47}",
    "block": "[a-z][a-z0-9-]{0,47}",
    "order": "[a-z][a-z0-9-]{0,47}",
    "survey": "[a-z][a-z0-9-]{0,47}",
    "task": "[a-z0-9][a-z0-9-]{0,47}",
    "bonus": "[a-z][a-z0-9-]{0,47}",
    "notice": "[a-z0-9][a-z0-9-]{0,47}",
    "id": "[a-z0-9][a-z0-9-]{0,47}",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record.

    ``pattern`` matches a whole path below ``records/``; its named groups are the keys that the path carries
    (``unit``, ``person``, ``month``, ``period`` …).
    """

    name: str
    folder: str
    template: str
    pattern: re.Pattern[str]

    @property
    def shape(self) -> str:
        """Where such records lie, keys in angle brackets: ``records/calendar/<year>.yaml``."""
        return f"{ROOT}{self.template}{SUFFIX}".replace("{", "<").replace("}", ">")

    def path(self, **keys: object) -> str:
        """The repository-relative path of the record with these keys."""
        return f"{ROOT}{self.template.format(**keys)}{SUFFIX}"


ROUND = f"(?:units-)?{PARTS['period']}"
"""A period or year of people, or after ``units-`` of units: what is settled."""


def _kind(name: str, template: str, **parts: str) -> Kind:
    """A kind; ``parts`` are those of its keys that are written otherwise than in other kinds."""
    named = {key: f"(?P<{key}>{part})" for key, part in {**PARTS, **parts}.items()}
    pattern = re.compile(template.format(**named) + re.escape(SUFFIX))
    return Kind(name, template.partition("/")[0], template, pattern)


KINDS: tuple[Kind, ...] = (
    _kind("body", "organization/body"),
    _kind("unit", "organization/units/{unit}"),
    _kind("person", "organization/people/{person}"),
    _kind("roles", "organization/roles"),
    _kind("principals", "organization/principals/{id}"),
    _kind("calendar", "calendar/{year}"),
    _kind("policy", "policies/{policy}/v{version}"),
    _kind("log", "logs/{year}/{unit}/{person}/{month}"),
    _kind("summary", "summaries/{period}/{unit}/{person}"),
    _kind("panel", "panels/{period}/{unit}"),
    _kind("ballots", "ballots/{period}/{unit}/{group}-{block}"),
    _kind("attendance", "attendance/{period}/{unit}"),
    _kind("review", "reviews/{period}/{id}"),
    _kind("score-sheet", "scores/{period}/{sheet}/{rater}-{group}", group=PARTS["unit"]),
    _kind("appraisal", "appraisals/{period}/{unit}/{person}"),
    _kind("recusal", "recusals/{id}"),
    _kind("rollup", "rollups/{period}/{unit}/{id}"),
    _kind("adjustment", "adjustments/{period}/{id}"),
    _kind("veto", "vetoes/{period}/{id}"),
    _kind("waiver", "waivers/{period}/{id}"),
    _kind("unit-result", "unit-results/{year}/{unit}"),
    _kind("democratic", "democratic/{year}/{unit}"),
    _kind("past-result", "past-results/{year}/{unit}"),
    _kind("indicator-results", "indicators/{period}/{unit}"),
    _kind("goals", "goals/{year}/{unit}/{person}"),
    _kind("unit-goals", "unit-goals/{year}/{unit}"),
    _kind("task", "tasks/{year}/{task}"),
    _kind("bonus-pool", "bonus-pools/{year}/{bonus}"),
    _kind("decision", "decisions/{year}/{id}"),
    _kind("notice", "notices/{notice}"),
    _kind("measure", "measures/{year}/{id}"),
    _kind("activity", "activities/{year}/{id}"),
    _kind("seeds", "seeds/{year}"),
    _kind("objection", "objections/{id}"),
    _kind("appeal", "appeals/{id}"),
    _kind("order", "orders/{year}/{order}"),
    _kind("petition", "petitions/{period}/{id}"),
    _kind("inspection-list", "inspection-lists/{year}"),
    _kind("inspection", "inspections/{year}/{id}"),
    _kind("survey-frame", "surveys/{year}/{survey}/frame"),
    _kind("survey-draw", "surveys/{year}/{survey}/draw"),
    _kind("survey-result", "surveys/{year}/{survey}/results/{unit}"),
    _kind("amendment", "amendments/{period}/{id}"),
    _kind("withdrawal", "withdrawals/{period}/{id}"),
    _kind("approval", "approvals/{year}/{id}"),
    _kind("settlement", "results/{period}/{number}/settlement", period=ROUND),
    _kind("result", "results/{period}/{number}/units/{unit}", period=ROUND),
    _kind("manifest", "results/{period}/{number}/inputs/{unit}", period=ROUND),
)

KIND: dict[str, Kind] = {kind.name: kind for kind in KINDS}
SETTLED = frozenset({"settlement", "result", "manifest"})
"""The kinds that ``shaiji settle`` writes."""
ROLES = frozenset({"roles", "principals"})
"""The kinds that say who may do what."""
CORRECTIONS = frozenset({"amendment", "withdrawal", "approval"})
"""The kinds that speak of other records."""
STANDING = frozenset({"body", "unit", "person", "calendar", "policy"}) | ROLES
"""The kinds on which all others rest: they are never withdrawn, but changed or followed by a new version."""

_IN_FOLDER: dict[str, tuple[Kind, ...]] = {
    folder: tuple(kind for kind in KINDS if kind.folder == folder) for folder in {k.folder for k in KINDS}
}


_ANY = re.compile("|".join(re.sub("[?]P<[a-z]+>", "?:", kind.pattern.pattern) for kind in KINDS))


def is_record(path: str) -> bool:
    """Whether a record may lie at a repository-relative path: `kind_of` without saying which."""
    return path.startswith(ROOT) and _ANY.fullmatch(path, len(ROOT)) is not None


def kind_of(path: str) -> tuple[Kind, dict[str, str]] | None:
    """The kind of a repository-relative path and the keys it carries; None when no kind lies there."""
    if not path.startswith(ROOT):
        return None
    below = path[len(ROOT) :]
    for kind in _IN_FOLDER.get(below.partition("/")[0], ()):
        match = kind.pattern.fullmatch(below)
        if match:
            return kind, match.groupdict()
    return None


def is_withdrawable(record: str) -> bool:
    """Whether a record with this id may be withdrawn, by its kind."""
    found = kind_of(record_path(record))
    return found is not None and found[0].name not in STANDING | SETTLED | CORRECTIONS


def record_id(path: str) -> str:
    """``records/organization/people/p0042.yaml`` → ``organization/people/p0042``."""
    return path.removeprefix(ROOT).removesuffix(SUFFIX)


def record_path(record: str) -> str:
    """The inverse of ``record_id``."""
    return f"{ROOT}{record}{SUFFIX}"
