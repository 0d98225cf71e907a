"""From a record to the rows of its kind's tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ledger.export.shape import Branch, Level, Shape
from ledger.export.table import Cell, Row, Type
from ledger.export.take import inside


def rows_of(
    shape: Shape, record: str, keys: Mapping[str, str], value: Mapping[str, Any]
) -> Iterator[tuple[str, Row]]:
    """Table and row, a row before the rows of what is in it. ``value`` says only what may be shown."""
    if shape.root is None:
        return
    named = [int(keys[name]) if type_ is Type.INTEGER else keys[name] for name, type_ in shape.keys]
    head = (record, *named) if shape.record else tuple(named)
    tables = {table.name for table in shape.tables}
    for table, row in _rows(shape.root, value, head):
        if table in tables:
            yield table, row


def _rows(branch: Branch, element: Any, head: Row) -> Iterator[tuple[str, Row]]:
    yield branch.table, (*head, *[take(element) for take in branch.takes])
    for inner in branch.inner:
        for place, each in _spread(inside(element, inner.path), inner.levels):
            yield from _rows(inner, each, (*head, *place))


def _spread(container: Any, levels: Sequence[Level]) -> Iterator[tuple[tuple[Cell, ...], Any]]:
    """Position and element of everything in a list or map, through all its levels.

    An empty list or map right inside another has no number that stands in a table above: it has a row without
    a position in it.
    """
    if not levels:
        yield (), container
    elif container is not None:
        pairs = enumerate(container, start=1) if levels[0] == "list" else container.items()
        for at, element in pairs:
            if levels[1:] and not element:
                yield (at, *[None for _ in levels[1:]]), None
            for rest, each in _spread(element, levels[1:]):
                yield (at, *rest), each
