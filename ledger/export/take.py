"""How a cell is taken from the element of a record that its row is about."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from ledger.export.table import Cell

Take = Callable[[Any], Cell]
"""From an element to the cell."""


def scalar(names: tuple[str, ...], of: type) -> Take:
    """The value itself, when it is of this type and not of another that the field may have as well."""

    def take(element: Any) -> Cell:
        value: Cell = inside(element, names)
        return value if type(value) is of else None

    return take


def count(names: tuple[str, ...]) -> Take:
    """How many elements a list or map has."""

    def take(element: Any) -> Cell:
        value = inside(element, names)
        return None if value is None else len(value)

    return take


def json_text(names: tuple[str, ...]) -> Take:
    """The value as JSON in one line, names sorted."""

    def take(element: Any) -> Cell:
        value = inside(element, names)
        return None if value is None else compact(value)

    return take


def compact(value: Any) -> str:
    """A value as JSON in one line; the same value has the same text."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def inside(element: Any, names: tuple[str, ...]) -> Any:
    """What stands below some names; None when one of them is not there."""
    for name in names:
        if element is None:
            return None
        element = element.get(name)
    return element
