"""Words in two languages, side by side in one page until it is written."""

from __future__ import annotations

import pytest

from ledger.board import address
from ledger.board.both import both, capital, counted, in_language
from ledger.board.encode import text


def test_a_page_is_written_in_one_language() -> None:
    page = f"<p>{both('共', 'In all')} {counted(1, '人', 'person', 'people')}</p>"
    assert in_language(page, "zh") == "<p>共 1 人</p>"
    assert in_language(page, "en") == "<p>In all 1 person</p>"
    assert in_language(counted(1200, "人", "person", "people"), "en") == "1,200 people"


def test_pairs_stand_inside_pairs() -> None:
    page = both(f"{both('甲', 'A')}和{both('乙', 'B')}", f"{both('甲', 'A')} and {both('乙', 'B')}")
    assert in_language(page, "zh") == "甲和乙"
    assert in_language(page, "en") == "A and B"


def test_a_heading_begins_with_a_capital_in_english() -> None:
    assert in_language(capital(both("人数", "people")), "en") == "People"
    assert in_language(capital(both("人数", "people")), "zh") == "人数"
    assert capital(text("sha <b>")) == text("sha <b>")


def test_text_by_people_makes_no_pair() -> None:
    said = text(both("甲", "A"))
    assert in_language(said, "en") == said


def test_a_pair_that_is_cut_off_is_no_page() -> None:
    with pytest.raises(ValueError, match="not closed"):
        in_language(both("甲", "A")[:-1], "zh")


@pytest.mark.parametrize(
    ("page", "there", "back"),
    [("index", "en/", "../"), ("people/p0001", "../../en/people/p0001/", "../../../people/p0001/")],
)
def test_the_way_to_the_other_language_is_there_and_back(page: str, there: str, back: str) -> None:
    way = address.switched(page)
    assert (in_language(way, "zh"), in_language(way, "en")) == (there, back)


def test_files_stand_once() -> None:
    way = address.to_file(address.DATA, "data/archive/2026/p0001.json")
    assert in_language(way, "zh") == "archive/2026/p0001.json"
    assert in_language(way, "en") == "../../data/archive/2026/p0001.json"
