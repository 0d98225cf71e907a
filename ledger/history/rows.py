"""Results as rows of named values, and what moves between two rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ledger.history.edition import Row
from ledger.reading.values import Map, Value
from ledger.results.render import row_value
from scoring.outcome import Outcome

_NOT_OWN = frozenset({"person", "unit", "cohort_size", "unit_size"})
"""Who it is, and how many there are: nobody's own result."""

Shown = str | int | bool | None


class RowMove(NamedTuple):
    """One result that is another: ``what`` reads ``score``, ``parts.logs``; None is what there is not."""

    what: str
    before: Shown
    after: Shown


def row_moves(before: Row | None, after: Row | None) -> tuple[RowMove, ...]:
    """Every result of a subject that is another, in the order of a settled row."""
    one, other = (flat(row.value) if row else {} for row in (before, after))
    names = dict.fromkeys((*one, *other))
    return tuple(
        RowMove(name, one.get(name), other.get(name)) for name in names if one.get(name) != other.get(name)
    )


def flat(value: Map) -> dict[str, Shown]:
    """A row without who it is of; maps inside it with dots, lists as one text."""
    found: dict[str, Shown] = {}
    for name, inner in value.items():
        if isinstance(inner, dict):
            found |= {f"{name}.{key}": _plain(each) for key, each in inner.items()}
        elif name not in _NOT_OWN:
            found[name] = _plain(inner)
    return found


def rows_of(outcome: Outcome) -> Mapping[str, Row]:
    """Subject → row, of an outcome that was computed."""
    return {
        subject: Row(subject, found.unit, row_value(outcome, found))
        for subject, found in outcome.people.items()
    }


def _plain(value: Value) -> Shown:
    if isinstance(value, str | int):
        return value
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
