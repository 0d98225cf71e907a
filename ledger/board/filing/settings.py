"""What the form for a work log knows: the limits, the policy's rules, who has which post, where to send."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from ledger.board.filing.months import shown_months, shows_months
from ledger.board.site import site_of
from ledger.board.view import View
from ledger.reading.limits import MAX_BYTES
from ledger.reading.repertoire import LETTERS, SIGNS, WIDE_MARKS, ranges
from ledger.records.kinds import KIND
from ledger.records.schemas import resolve, schema_of
from ledger.rules.catalogue import Wording, rule
from scoring.facts import Person
from scoring.periods import parse
from scoring.policy.types import Policy

SETTINGS = "file/form.json"
"""Where the form's settings lie on the board."""
RULES = (
    *("S002", "S004", "S007", "S008", "Y001"),
    *("Y006", "Y007", "Y008", "Y009", "Y010", "Y011", "Y012", "Y013"),
    *("L003", "L004", "L005", "L006", "L009", "L011", "L013", "L014", "L016"),
    *("D001", "D002", "D020"),
)
"""The rules that the form can tell of before anything is sent."""


def settings(view: View) -> bytes:
    """The settings as JSON. Of people only what the board shows anyhow."""
    value = {
        "format": 1,
        "file_bytes": MAX_BYTES,
        "path": KIND["log"].path(year="{year}", unit="{unit}", person="{person}", month="{month}"),
        "fields": _fields(),
        "characters": _characters(),
        "rules": [_rules(policy) for policy in view.book.policies.versions],
        "workdays": sorted(view.facts.workdays) if view.sight.sees("calendar") else [],
        "units": {id_: unit.name for id_, unit in sorted(view.facts.units.items()) if unit.assessed},
        "people": dict(_people(view)),
        "months_shown": shows_months(view),
        "messages": {id_: _message(id_) for id_ in RULES},
        "forge": _forge(view),
    }
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _fields() -> dict[str, dict[str, Any]]:
    """Field of a log, or of an entry, → what its schema asks for, and its name."""
    root = schema_of("log")
    shapes = dict(root["properties"]) | dict(root["$defs"]["entry"]["properties"])
    return {name: _field(resolve(root, shape)) for name, shape in shapes.items()}


def _field(shape: Mapping[str, Any]) -> dict[str, Any]:
    limits = ("minLength", "maxLength", "maxItems", "pattern")
    return {
        "zh": shape["title"],
        "en": shape["x-en"]["title"],
        **{limit: shape[limit] for limit in limits if limit in shape},
    }


def _characters() -> str:
    """The inside of a JavaScript class of the characters that a record may hold."""
    rows = (*LETTERS.values(), *SIGNS.values(), WIDE_MARKS)
    spans = (span for row in rows for span in ranges(row))
    return "".join(f"\\u{{{first:x}}}-\\u{{{last:x}}}" for first, last in spans)


def _rules(policy: Policy) -> dict[str, Any]:
    """What one version of the policy asks of an entry."""
    logs = policy.logs
    return {
        "from": parse(policy.effective_from, policy).first,
        "least": logs.letters.min,
        "most": logs.letters.max,
        "late": logs.late_workdays,
        "weekly": logs.weekly,
        "repeat": logs.repeat_same_person,
        "themes": [{"id": theme.id, "name": theme.name} for theme in logs.themes],
        "basis": logs.letters_basis,
    }


def _message(id_: str) -> dict[str, Any]:
    found = rule(id_)
    said = {"message": found.message, "fix": found.fix}
    words = {name: _words(wording) for name, wording in said.items()}
    limit = {"least": found.limits["percent"]} if "percent" in found.limits else {}
    return {"severity": found.severity, **words, **limit}


def _words(wording: Wording) -> dict[str, str]:
    return {"zh": wording.zh, "en": wording.en}


def _people(view: View) -> Iterator[tuple[str, dict[str, Any]]]:
    """Person → name, posts, and the months that the form can add to, as far as the board shows them."""
    if view.of_units_alone:
        return
    months = shown_months(view)
    for person in view.people_shown():
        known: dict[str, Any] = {}
        if view.sight.sees("person.name"):
            known["name"] = person.name
        if view.sight.sees("person.appointments", "person.from", "person.to", "person.unit"):
            known["posts"] = _posts(person)
        if person.id in months:
            known["months"] = [[log.unit, log.month] for log in months[person.id]]
        yield person.id, known


def _posts(person: Person) -> list[list[str | None]]:
    return [[post.unit, post.start, post.end] for post in person.appointments]


def _forge(view: View) -> dict[str, str] | None:
    forge = site_of(view.sight.shown("body", view.body), view.sight.tier).forge
    if forge is None:
        return None
    return {"kind": forge.kind, "repository": forge.repository, "branch": forge.branch}
