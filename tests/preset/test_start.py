"""A ledger from a preset is in order at once, whatever the year and the name."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.checks.registry import check_ledger
from ledger.preset.calendar import calendar
from ledger.preset.presets import preset_folder, preset_names
from ledger.preset.start import beginning, sample, start
from ledger.reading.document import read_document
from ledger.records.loading import load
from ledger.records.tree import WorkTree
from ledger.refusal import Refusal
from ledger.rules.catalogue import is_error


@pytest.mark.parametrize("preset", preset_names())
@pytest.mark.parametrize("year", [2025, 2026, 2031])
def test_a_new_ledger_passes_the_check(preset: str, year: int, tmp_path: Path) -> None:
    written = start(tmp_path / "ledger", preset, "云溪区", beginning(preset, year))
    tree = WorkTree(tmp_path / "ledger")
    findings = check_ledger(load(tree), tree, now=f"{year}-02-02")
    assert [finding for finding in findings if is_error(finding)] == []
    assert [path for path in written if path.startswith("records/")] == tree.paths()


def test_names_that_need_quotes(tmp_path: Path) -> None:
    for number, name in enumerate(("no", "2026", "$year ${x}", "甲: 乙 # 丙", '"')):
        root = tmp_path / str(number)
        start(root, "jiancaoping", name, beginning("jiancaoping", 2026))
        path = "records/organization/body.yaml"
        document, _ = read_document(path, (root / path).read_bytes())
        assert document is not None
        assert document.value["name"] == name
        assert name in (root / "README.md").read_text("utf-8")


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "\x1b[31m"])
def test_what_is_no_name(name: str, tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        start(tmp_path / "ledger", "jiancaoping", name, beginning("jiancaoping", 2026))
    assert not (tmp_path / "ledger").exists()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("precious")
    with pytest.raises(Refusal) as refused:
        start(tmp_path, "jiancaoping", "云溪区", beginning("jiancaoping", beginning("jiancaoping", 2026)))
    assert refused.value.reason == "init.not_empty"
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_presets_are_folders_with_a_policy() -> None:
    assert "jiancaoping" in preset_names()
    assert "common" not in preset_names()
    with pytest.raises(Refusal):
        preset_folder("common")


def test_no_placeholder_is_left(tmp_path: Path) -> None:
    for path in start(tmp_path / "ledger", "jiancaoping", "云溪区", beginning("jiancaoping", 2027)):
        assert "${" not in (tmp_path / "ledger" / path).read_text("utf-8")


def test_a_calendar_that_was_announced() -> None:
    """2026 by hand: 元旦 1–3 January with 4 January worked, 春节 15–23 February with the 14th and 28th."""
    known = calendar(2026)
    assert known["announced"] is True
    holidays, workdays = known["holidays"], known["workdays"]
    assert isinstance(holidays, list)
    assert isinstance(workdays, list)
    assert holidays[:3] == ["2026-01-01", "2026-01-02", "2026-02-16"]
    assert workdays[:3] == ["2026-01-04", "2026-02-14", "2026-02-28"]


def test_a_calendar_that_was_not() -> None:
    unknown = calendar(2050)
    assert (unknown["announced"], unknown["holidays"], unknown["workdays"]) == (False, [], [])


def test_a_worked_example_keeps_its_name_unless_another_is_given(tmp_path: Path) -> None:
    for number, (name, expected) in enumerate(((None, "澄洲市"), ("云溪区", "云溪区"))):
        root = tmp_path / str(number)
        start(root, "taixing", name, sample("taixing"))
        assert f"name: {expected}\n" in (root / "records/organization/body.yaml").read_text("utf-8")
        assert f"# {expected}实绩台账" in (root / "README.md").read_text("utf-8")
