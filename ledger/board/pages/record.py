"""Any record as a list of its fields, each under the title that its schema gives it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ledger.board.both import both
from ledger.board.pages.field_names import record_field, title
from ledger.board.pages.policy_words import value_words
from ledger.board.pages.references import reference
from ledger.board.pages.words import joined
from ledger.board.view import View
from ledger.reading.values import Map, Value

HIDDEN = frozenset({"person", "id", "year"})
"""Fields that the place of the record on a page says already, or that only refer."""
OWN = frozenset({("task", "task"), ("order", "order")})
"""Kind and field: the record's own id, where its title says more."""
VOTES = {
    "agree": both("同意", "agree"),
    "disagree": both("不同意", "disagree"),
    "abstain": both("弃权", "abstain"),
}
"""Options of a vote that have usual names."""


def record_html(view: View, kind: str, value: Map, hidden: frozenset[str] = HIDDEN) -> str:
    """A record cut down to what may be shown, without some fields of it."""
    return _Telling(view, kind, str(value.get("unit", "")), hidden).fields(value, "")


@dataclass(frozen=True, slots=True)
class _Telling:
    """How one record is told: ``unit`` is the one it is of, ``hidden`` the fields left out."""

    view: View
    kind: str
    unit: str
    hidden: frozenset[str]

    def fields(self, value: Map, path: str) -> str:
        return f'<ul class="sj-rules">{"".join(self._listed(value, path))}</ul>'

    def _listed(self, value: Map, path: str) -> Iterator[str]:
        for name, inner in value.items():
            if name not in self.hidden and (self.kind, name) not in OWN and inner not in ({}, []):
                place = f"{path}.{name}".lstrip(".")
                yield f"<li><span>{self._title(name, place)}</span>{self._value(name, inner, place)}</li>"

    def _title(self, name: str, place: str) -> str:
        """The field's title; of a field that is itself an id, ``service.speed``, the names of its parts."""
        if (row := record_field(self.kind, place)) is not None:
            return title(row)
        names = (VOTES.get(each) or self.view.names.of(each) for each in name.split("."))
        return "·".join(names)

    def _value(self, name: str, value: Value, path: str) -> str:
        if isinstance(value, dict):
            return self.fields(value, path)
        if isinstance(value, list) and any(isinstance(inner, dict) for inner in value):
            items = "".join(f"<li>{self._value(name, inner, path)}</li>" for inner in value)
            return f'<ul class="sj-rules sj-items">{items}</ul>'
        if isinstance(value, list):
            return joined(self._value(name, inner, path) for inner in value)
        return self._word(name, value, path)

    def _word(self, name: str, value: Value, path: str) -> str:
        said = str(value)
        if said in self.view.facts.people:
            return self.view.person_named(said)
        if said in self.view.facts.units:
            return self.view.unit_name(said)
        if referred := reference(self.view, self.kind, name, said, self.unit):
            return f"<b>{referred}</b>"
        return value_words(value, record_field(self.kind, path), self.view.names)
