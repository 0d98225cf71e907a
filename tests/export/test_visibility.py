"""An export shows what the board of its tier shows, and nothing else is anywhere in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ledger.export.export import export
from ledger.export.groups import Group
from tests.board.ledgers import POLICY, change, visible
from tests.board.test_visibility import secrets

Told = Callable[..., list[Group]]


def everything(out: Path) -> str:
    return "".join(path.read_text("utf-8") for path in sorted(out.rglob("*")) if path.is_file())


@pytest.mark.parametrize("form", ["csv", "json"])
def test_nothing_of_a_narrower_tier_is_anywhere_in_an_export(form: str, year: Path, tmp_path: Path) -> None:
    export(year, tmp_path / "public", form)
    export(year, tmp_path / "sealed", form, tier="sealed")
    public, sealed = everything(tmp_path / "public"), everything(tmp_path / "sealed")
    for what, kept in secrets(year).items():
        assert kept, what
        assert {each for each in kept if each in public} == set(), what
        assert {each for each in kept if each in sealed}, what


def columns(told: Told, root: Path, tier: str) -> dict[str, list[str]]:
    return {
        table.name: [column.name for column in table.columns]
        for group in told(root, tier)
        for table in group.tables
    }


@pytest.fixture
def ledger(year: Path, tmp_path: Path) -> Path:
    shutil.copytree(year, tmp_path / "ledger")
    return tmp_path / "ledger"


@pytest.mark.rule("J7")
@pytest.mark.parametrize("tier", ["public", "unit", "subject"])
def test_ballots_are_in_no_export_but_a_sealed_one(tier: str, told: Told, ledger: Path) -> None:
    change(ledger, POLICY, visible(("ballots", "public"), default="public"))
    assert not any(name.startswith("ballots") for name in columns(told, ledger, tier))
    assert "ballots_ballots" in columns(told, ledger, "sealed")


def test_a_field_of_a_narrower_tier_has_no_column_and_no_table(told: Told, ledger: Path) -> None:
    listed = (("log.text", "unit"), ("adjustment.evidence", "sealed"), ("result.parts", "unit"))
    change(ledger, POLICY, visible(*listed, default="public"))
    public = columns(told, ledger, "public")
    assert "text" not in public["log_entries"]
    assert "date" in public["log_entries"]
    assert "evidence_count" not in public["adjustment"]
    assert not {"adjustment_evidence", "outcome_parts", "result_people_parts"} & set(public)
    assert "text" in columns(told, ledger, "unit")["log_entries"]


def test_a_key_of_a_narrower_tier_is_not_told_by_the_records_id(told: Told, ledger: Path) -> None:
    """The path of a log names the person."""
    change(ledger, POLICY, visible(("log.person", "unit"), ("outcomes", "unit"), default="public"))
    public = columns(told, ledger, "public")
    assert public["log_entries"][:3] == ["year", "unit", "month"]
    assert "record" not in public["log"]
    assert columns(told, ledger, "unit")["log"][0] == "record"


def test_an_id_in_a_map_that_may_not_be_seen_has_no_row(told: Told, ledger: Path) -> None:
    """As the board leaves out a field of any name at any depth."""
    change(ledger, POLICY, visible(("result.ballots", "sealed"), default="public"))
    for name in ("result_people_parts", "outcome_parts"):
        parts = {tier: _parts(told(ledger, tier), name) for tier in ("public", "sealed")}
        assert parts["sealed"] - parts["public"] == {"ballots"}, name


def _parts(groups: list[Group], name: str) -> set[object]:
    for group in groups:
        for table in group.tables:
            if table.name == name:
                names = [column.name for column in table.columns]
                at = next(i for i, column in enumerate(names) if column in ("part", "parts_key"))
                return {row[at] for of, row in group.rows() if of == name}
    raise AssertionError(name)


@pytest.mark.parametrize(
    ("field", "hidden"), [("log.filed", "log_duties"), ("result.parts", "outcome_parts")]
)
def test_a_computed_table_asks_for_what_it_is_made_of(
    field: str, hidden: str, told: Told, ledger: Path
) -> None:
    change(ledger, POLICY, visible((field, "unit"), default="public"))
    assert hidden not in columns(told, ledger, "public")
    assert hidden in columns(told, ledger, "unit")
