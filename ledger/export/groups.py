"""All tables of a ledger: those of every kind of record, then those that are computed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from ledger.export.computed import Computed, seen
from ledger.export.log_duties import log_duties
from ledger.export.outcomes import outcome_parts, outcomes
from ledger.export.rows import rows_of
from ledger.export.shape import Shape, shape_of
from ledger.export.source import Source, records
from ledger.export.table import Row, Table
from ledger.records.kinds import KINDS
from ledger.refusal import Refusal
from scoring.rounds import SUBJECTS


class Group(NamedTuple):
    """Tables that are filled together: those of one kind, or one that is computed."""

    name: str
    tables: tuple[Table, ...]
    rows: Callable[[], Iterator[tuple[str, Row]]]
    """Table and row; the order within a table is that of the records."""


def computed() -> tuple[Computed, ...]:
    """The tables that no record holds as they are."""
    of_subjects = (make(subjects) for subjects in SUBJECTS for make in (outcomes, outcome_parts))
    return (*of_subjects, log_duties())


def groups(source: Source, wanted: Sequence[str] = ()) -> list[Group]:
    """What the source's tier may see, all of it or some kinds. Raises Refusal for a name that is none."""
    names = [kind.name for kind in KINDS] + [each.name for each in computed()]
    for name in wanted:
        if name not in names:
            raise Refusal("export.kind", name=name, nearest=", ".join(names))
    found = [*_of_kinds(source), *_computed(source)]
    return [group for group in found if group.tables and (not wanted or group.name in wanted)]


def _of_kinds(source: Source) -> Iterator[Group]:
    for kind in KINDS:
        shape = shape_of(kind.name, partial(_sees, source, kind.name))
        yield Group(kind.name, shape.tables, partial(_rows, source, kind.name, shape))


def _sees(source: Source, kind: str, name: str) -> bool:
    return source.sight.sees(f"{kind}.{name}")


def _rows(source: Source, kind: str, shape: Shape) -> Iterator[tuple[str, Row]]:
    whole = source.sight.whole(kind)
    for found in records(source.tree, source.paths.get(kind, [])):
        value = found.value if whole else source.sight.shown(kind, found.value)
        yield from rows_of(shape, found.id, found.keys, value)


def _computed(source: Source) -> Iterator[Group]:
    for each in computed():
        told = seen(each, source)
        if told is not None:
            table, rows = told
            yield Group(table.name, (table,), partial(_named, table.name, rows))


def _named(name: str, rows: Callable[[], Iterator[Row]]) -> Iterator[tuple[str, Row]]:
    for row in rows():
        yield name, row
