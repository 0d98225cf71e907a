"""The board of a ledger with rounds of units: their page, what it withholds, their corrections."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest

from ledger.board import address
from ledger.board.source import read_view
from tests.board.made import pages
from tests.board.pages import markdown
from tests.settle.small import edit, settled
from tests.settle.units import MODEL, YEAR, settled_units


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A settled year in which a unit's quarter and year, and then the people's year, were corrected."""
    root = settled_units(tmp_path_factory.mktemp("board") / "ledger")
    edit(root, MODEL, '"0.50"', '"2.50"')
    for period in ("units-2025-Q1", YEAR, "2025"):
        settled(root, period, correct=True, reason="加分更正")
    return root


def test_units_stand_by_class_with_score_grade_and_rank(root: Path) -> None:
    """Roads: 90 and 2.50 in the first quarter, 90 in the others: 90.63 in the year, alone in its class."""
    written = markdown(read_view(root, "unit"))
    page = written[address.UNIT_ROUNDS]
    year = page[page.index("{#runits-2025}") : page.index("{#runits-2025-Q4}")]
    assert year.index("乡镇（街道）") < year.index("区直单位<") < year.index("区直单位的下属单位")
    for said in ("云溪区公路养护所", "90.63", "1 / 1", "1 / 2", "第一档"):
        assert said in year, said
    assert "单位考核结果" in written[address.UNITS]


def test_what_the_public_may_not_see_is_not_on_the_page(root: Path) -> None:
    page = unescape(markdown(read_view(root, "public"))[address.UNIT_ROUNDS])
    assert "云溪区公路养护所" in page
    assert "90.63" not in page
    assert "92.50" not in page


def test_a_correction_of_a_unit_is_told(root: Path) -> None:
    page = unescape(markdown(read_view(root, "unit"))[address.CORRECTIONS])
    assert "90.50" in page
    assert "92.50" in page
    assert 'href="../units/roads/"' in page


def test_pages_of_people_do_not_take_units_for_people(root: Path) -> None:
    view = read_view(root, "unit")
    assert not any(settled.period.startswith("units-") for settled in view.settled)
    assert not any(name.startswith("people/roads") for name, _ in pages(view))
