"""Forms to print: what they say, and that the workbook says the same."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from ledger.board.both import in_language
from ledger.board.forms.files import file_name, papers, sets, units_of
from ledger.board.forms.members import members
from ledger.board.forms.workbook import workbook
from ledger.board.pages.forms import forms, forms_page
from ledger.board.parts import Parts
from ledger.board.source import read_view
from ledger.board.view import View
from tests.board.pages import read


@pytest.fixture(scope="module")
def inside(year: Path) -> View:
    """A year as the board inside the body shows it."""
    return read_view(year, "unit")


@pytest.fixture(scope="module")
def outside(year: Path) -> View:
    """The same year for everybody."""
    return read_view(year, "public")


def test_there_is_a_form_for_everybody_in_every_period_and_year(inside: View) -> None:
    found = list(sets(inside))
    assert {settled.period for settled, _ in found} >= {"2025-Q1", "2025"}
    for settled, unit in found:
        listed, *people = papers(inside, settled, unit)
        expected = [each.person for each in members(inside, settled, unit)]
        assert [paper.id for paper in people] == expected
        assert [row[2].text for row in listed.rows[1:]] == expected


def test_the_form_says_what_is_settled(inside: View) -> None:
    settled, unit = next((s, u) for s, u in sets(inside) if s.period == "2025-Q1")
    person = members(inside, settled, unit)[0]
    _, page = forms_page(inside, settled, unit)
    told = read(page).text
    assert inside.facts.people[person.person].name in told
    assert inside.score(settled, person) in told
    for words in (
        "平时考核登记表",
        "个人小结",
        "主管领导评语和等次建议",
        "考核领导小组意见",
        "本人意见",
        "签名",
    ):
        assert words in told
    year = next(each for each in inside.settled if each.period == "2025")
    assert "年度考核登记表" in read(forms_page(inside, year, unit)[1]).text
    assert "Registration form" in read(page, "en").text


def test_for_the_public_there_is_the_list_alone(outside: View) -> None:
    for settled, unit in sets(outside):
        (listed,) = papers(outside, settled, unit)
        assert listed.headed


def test_a_board_that_may_not_name_people_has_no_forms(closed_year: Path) -> None:
    closed = read_view(closed_year, "public")
    assert list(forms(closed)) == []
    for settled in closed.rounds:
        assert units_of(closed, settled) == []
    assert not any(part.name.startswith("forms ") for part in Parts(closed).others())


def test_the_workbook_has_every_cell_as_a_text_and_is_the_same_each_time(inside: View) -> None:
    settled, unit = next(iter(sets(inside)))
    made = papers(inside, settled, unit)
    data = workbook(made)
    assert data == workbook(made)
    book = openpyxl.load_workbook(BytesIO(data))
    assert len(book.worksheets) == len(made)
    for paper, sheet in zip(made, book.worksheets, strict=True):
        assert str(sheet.page_setup.paperSize) == sheet.PAPERSIZE_A4
        assert sheet["A1"].value == in_language(paper.title, "zh")
        there = [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert all(isinstance(each, str) for each in there)
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
        for row in paper.rows:
            for cell in row:
                if cell.text:
                    assert cell.text in there
    assert file_name(settled.period, unit) == f"forms/{settled.period}/{unit}.xlsx"
