"""What is exported is what is recorded: in every format, read back by a reader that is not ours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ledger.export.export import export
from ledger.export.groups import Group
from ledger.export.source import paths_by_kind, records
from ledger.export.table import Row, Table
from ledger.reading.document import read_document
from ledger.reading.limits import MAX_SETTLED_BYTES
from ledger.reading.values import Map
from ledger.records.kinds import KIND, record_id
from ledger.records.tree import WorkTree
from tests.export.restore import READERS, restored, same
from tests.settle.units import settled_units

Told = Callable[..., list[Group]]


def stated(root: Path, kind: str) -> dict[str, Map]:
    """Record id → value of a kind, read one by one in the general way."""
    tree, found = WorkTree(root), {}
    for path in paths_by_kind(tree).get(kind, []):
        document, faults = read_document(path, tree.read(path), MAX_SETTLED_BYTES)
        assert document is not None, faults
        found[record_id(path)] = document.value
    return found


def rows_by_table(group: Group) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {table.name: [] for table in group.tables}
    for table, row in group.rows():
        found[table].append(row)
    return found


@pytest.mark.parametrize("ledger", ["demo", "year", "hostile"])
def test_the_tables_of_a_kind_hold_all_of_its_records(
    ledger: str, told: Told, root: Path, request: pytest.FixtureRequest
) -> None:
    """Nothing is lost: the records can be put together again from the tables."""
    folder = root if ledger == "demo" else request.getfixturevalue(ledger)
    seen = 0
    for group in told(folder):
        if group.name in KIND:
            tables = {table.name: table for table in group.tables}
            found = restored(tables, rows_by_table(group))
            assert found == stated(folder, group.name), group.name
            seen += len(found)
    assert seen == len(WorkTree(folder).paths())


@pytest.mark.parametrize("form", READERS)
@pytest.mark.parametrize("ledger", ["year", "hostile"])
def test_files_read_back_say_the_same(
    form: str, ledger: str, told: Told, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    folder = request.getfixturevalue(ledger)
    export(folder, tmp_path / "out", form, tier="sealed")
    rows = 0
    for group in told(folder):
        expected = rows_by_table(group)
        for table in group.tables:
            rows += held(expected[table.name], READERS[form](tmp_path / "out" / "tables", table), table)
    assert rows > 400


def held(expected: list[Row], found: list[Row], table: Table) -> int:
    assert len(found) == len(expected), table.name
    for one, other in zip(expected, found, strict=True):
        assert same(one, other, table), (table.name, one, other)
    return len(found)


def test_a_log_is_read_alike_in_the_short_and_in_the_general_way(hostile: Path, year: Path) -> None:
    for folder in (hostile, year):
        tree = WorkTree(folder)
        for found in records(tree, paths_by_kind(tree)["log"]):
            document, _ = read_document("", tree.read(f"records/{found.id}.yaml"))
            assert document is not None
            assert found.value == document.value


def test_rounds_of_units_have_tables_of_their_own(told: Told, tmp_path: Path) -> None:
    """And everything else of such a ledger is restored as well."""
    folder = settled_units(tmp_path / "ledger")
    results = stated(folder, "result").values()
    units = [
        (result["period"], result["unit"], unit["unit"], unit.get("score"), unit.get("grade"))
        for result in results
        for unit in result.get("units", ())  # type: ignore[union-attr]
    ]
    assert units
    groups = {group.name: group for group in told(folder)}
    names = [column.name for column in groups["unit_outcomes"].tables[0].columns]
    places = [names.index(name) for name in ("period", "class", "unit", "score", "grade")]
    found = [tuple(row[place] for place in places) for _, row in groups["unit_outcomes"].rows()]
    assert sorted(found, key=str) == sorted(units, key=str)
    parts = [row for _, row in groups["unit_outcome_parts"].rows()]
    assert {row[3] for row in parts} <= {row[2] for row in units}
    assert parts
    for group in groups.values():
        if group.name in KIND:
            tables = {table.name: table for table in group.tables}
            assert restored(tables, rows_by_table(group)) == stated(folder, group.name), group.name
