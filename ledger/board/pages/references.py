"""Ids that refer to another record, or to a part of one, by the name they have there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ledger.board.encode import text
from ledger.board.pages.links import lines
from ledger.board.pages.words import period_name
from ledger.board.view import View


def reference(view: View, kind: str, field: str, id_: str, unit: str) -> str:
    """What the id in a field of a record of ``unit`` stands for, encoded.

    Empty when the field refers to nothing, when there is no such thing, or when the board may not show it.
    """
    known = _REFERENCES.get(f"{kind}.{field}") or _REFERENCES.get(field)
    return known(view, id_, unit) if known else ""


def referred(view: View, value: object) -> Iterator[str]:
    """The ids of the records whose names a record's value is told with."""
    if isinstance(value, list):
        for inner in value:
            yield from referred(view, inner)
    elif isinstance(value, dict):
        for field, inner in value.items():
            named = view.named(_KINDS[field], str(inner)) if field in _KINDS else None
            if named:
                yield named.id
            else:
                yield from referred(view, inner)


def section_name(view: View, section: str, unit: str) -> str:
    """What a unit calls one of its sections, encoded; empty when unknown or not to be shown."""
    record = view.ledger.records.get(view.facts.units[unit].record) if unit in view.facts.units else None
    shown = view.sight.shown("unit", record.value) if record else {}
    sections = shown.get("sections")
    listed = sections if isinstance(sections, list) else []
    found = (each for each in listed if isinstance(each, dict) and each.get("id") == section)
    return next((text(str(each["name"])) for each in found if "name" in each), "")


def _titled(kind: str) -> Callable[[View, str, str], str]:
    """The title of the record of a kind that has the id."""
    return lambda view, id_, unit: text(str(view.found(kind, id_).get("title", "")))


def _meeting(view: View, id_: str, unit: str) -> str:
    """The activity that was held, with its day."""
    held = view.found("activity", id_)
    names = {each.id: each.name for each in view.policy.activities}
    what = str(held.get("activity", ""))
    return lines(names.get(what, what), held.get("date"))


def _task_level(view: View, id_: str, unit: str) -> str:
    return next((text(each.name) for each in view.policy.task_levels if each.id == id_), "")


def _review_level(view: View, id_: str, unit: str) -> str:
    return next((text(each.name) for each in view.policy.review_levels if each.id == id_), "")


def _period(view: View, id_: str, unit: str) -> str:
    return period_name(id_)


_KINDS = {"task": "task", "parent": "task", "order": "order", "notice": "notice", "meeting": "activity"}
"""Field, whatever the kind → of which kind the record is that it names."""
_REFERENCES: Mapping[str, Callable[[View, str, str], str]] = {
    "task.level": _task_level,
    "appraisal.level": _review_level,
    "period": _period,
    "section": section_name,
    "meeting": _meeting,
    **{field: _titled(_KINDS[field]) for field in ("task", "parent", "order", "notice")},
}
"""Field, of a kind or of any → how the id in it is told."""
