"""Explanations of units: every step can be redone, and they speak of units, not of people."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ledger.explain.explanation import explain
from ledger.explain.json_ import render_json
from ledger.explain.text import render_text
from ledger.explain.wording import WORDING
from ledger.explain.wording_units import WORDING as OF_UNITS
from ledger.records.tree import WorkTree
from ledger.results.book import open_book
from ledger.verify.found import Found
from ledger.verify.present import present, same_as_settled
from tests.explain.arithmetic import same, worked_out
from tests.explain.test_explain import places
from tests.settle.units import ROUNDS, YEAR, settled_units


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return settled_units(tmp_path_factory.mktemp("explain") / "ledger")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("period", [ROUNDS[0], YEAR])
def test_every_step_can_be_redone(root: Path, period: str, lang: str) -> None:
    tree = WorkTree(root)
    book, found = open_book(tree), Found(tree)
    outcome, act = present(found, book, period, "2026-02-20", trace=True)
    assert act is not None
    for unit in outcome.people:
        explanation = explain(book, outcome, unit, lang, act)
        text = render_text(explanation, None, lang)
        assert book.facts.units[unit].name in text
        assert "people" not in text
        assert "人数" not in text
        told = json.loads(render_json(explanation, outcome, None))
        assert (told["unit"], told["period"]) == (unit, period)
        steps = [step for section in told["sections"] for step in section["steps"]]
        assert steps
        assert [step for step in steps if not same(worked_out(step), step["value"])] == []
        assert same_as_settled(found, outcome, unit)


def test_what_is_worded_for_units_is_worded_for_people_with_the_same_places() -> None:
    for label, (chinese, english) in OF_UNITS.items():
        assert places(chinese) == places(english) == places(WORDING[label][0])
