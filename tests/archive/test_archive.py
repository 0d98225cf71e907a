"""The archive of a person holds what is theirs, all of it, and nothing of anybody else (D6, J14)."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ledger.archive.items import Item, items_of
from ledger.archive.modules import modules_of
from ledger.records.tree import WorkTree
from ledger.results.book import open_book
from scoring.policy.lists import ArchiveModule
from tests.cli.session import shaiji
from tests.settle.small import settled_year


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("archive") / "ledger"
    yield settled_year(folder)
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def items(root: Path) -> list[Item]:
    tree = WorkTree(root)
    return items_of(open_book(tree), tree, "p0005")


@pytest.mark.rule("J14", "F1")
def test_every_kind_that_speaks_of_the_person_is_there(items: list[Item]) -> None:
    kinds = {item.kind for item in items}
    assert {"person", "log", "summary", "adjustment", "result"} <= kinds
    assert {item.record for item in items if item.kind == "result"} >= {
        "results/2025-Q1/1/units/dongguan",
        "results/2025-Q1/2/units/dongguan",
        "results/2025/2/units/dongguan",
    }


OFFICIALS = {"by", "reviewer", "mentor", "acting", "other"}
"""Fields that name who acted in office; that is no secret of theirs."""


def without_officials(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: without_officials(inner) for name, inner in value.items() if name not in OFFICIALS}
    return [without_officials(inner) for inner in value] if isinstance(value, list) else value


def test_nothing_of_others_is_there(items: list[Item]) -> None:
    others = [f"p{number:04}" for number in range(1, 16) if number != 5]
    text = json.dumps([without_officials(item.value) for item in items], ensure_ascii=False)
    assert "p0005" in text
    assert [other for other in others if other in text] == []


@pytest.mark.rule("J7")
def test_ballots_and_panels_are_in_nobodys_archive(items: list[Item]) -> None:
    assert {item.kind for item in items}.isdisjoint({"ballots", "panel"})


@pytest.mark.rule("D6")
def test_modules_are_the_policys_and_then_whatever_it_forgot(items: list[Item]) -> None:
    asked = [
        ArchiveModule("deeds", "实绩", ("log", "summary")),
        ArchiveModule("penalties", "惩戒", ("veto",)),
    ]
    modules = modules_of(asked, items)
    assert [module.id for module in modules[:2]] == ["deeds", "penalties"]
    assert {item.kind for item in modules[0].items} == {"log", "summary"}
    assert modules[1].items == ()
    assert sorted(item for module in modules for item in module.items) == items


def test_items_stand_in_order_of_time(items: list[Item]) -> None:
    for module in modules_of([], items):
        assert list(module.items) == sorted(module.items, key=lambda item: (item.date, item.record))


def test_the_command_prints_it(root: Path) -> None:
    code, said = shaiji("archive", "p0005", "--root", str(root), "--now", "2026-02-20", "--lang", "en")
    assert code == 0
    assert "adjustments/2025-Q1/p0005-flood" in said
    code, said = shaiji(
        "archive", "p0005", "--root", str(root), "--now", "2026-02-20", "--format", "json", "--lang", "en"
    )
    assert json.loads(said[said.index("{") :])["person"] == "p0005"


def test_somebody_unknown(root: Path) -> None:
    code, said = shaiji("archive", "p9999", "--root", str(root), "--now", "2026-02-20", "--lang", "en")
    assert code == 2
    assert "p9999" in said
