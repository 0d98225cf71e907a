"""Finding in a browser: people and units by a few characters, rows of tables by choice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.board.browsing import Reader

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.mark.parametrize("lang", ["", "en/"])
@pytest.mark.parametrize(
    ("words", "page", "heading"),
    [
        ("君之", "people/p0025/", "夏君之"),
        ("P0025", "people/p0025/", "夏君之"),
        ("养护", "units/roads/", "养护"),
        ("ROAD", "units/roads/", "养护"),
    ],
)
def test_a_few_characters_lead_to_a_person_or_unit(
    desktop: Reader, lang: str, words: str, page: str, heading: str
) -> None:
    shown = desktop.open(lang)
    shown.locator(".sj-seek input").fill(words)
    shown.locator(f'.sj-seek a[href$="{page}"]').click()
    expect(shown).to_have_url(f"{desktop.site}{lang}{page}")
    expect(shown.get_by_role("heading", level=1)).to_contain_text(heading)


def test_nobody_found_is_said(phone: Reader) -> None:
    page = phone.open("")
    page.locator(".sj-seek input").fill("查无此人")
    expect(page.locator(".sj-seek output")).to_contain_text("没有找到")
    expect(page.locator(".sj-seek li")).to_have_count(0)


def test_the_list_says_no_more_than_the_pages(demo_board: Path) -> None:
    listed = json.loads((demo_board / "people.json").read_text("utf-8"))
    for id_, name, unit in listed["people"]:
        shown = (demo_board / "people" / id_ / "index.html").read_text("utf-8")
        assert name in shown
        assert unit in shown
    assert all((demo_board / "units" / id_ / "index.html").exists() for id_, _ in listed["units"])


def test_rows_of_a_long_table_are_chosen_by_what_stands_in_a_column(phone: Reader) -> None:
    page = phone.open("units/liuwan/")
    bar = page.locator(".sj-choices").first
    table = bar.locator("+ .sj-table")
    all_rows = table.locator("tbody tr").count()
    box = bar.locator("label", has_text="等次").locator("select")
    wanted = str(box.locator("option").nth(1).get_attribute("value"))
    box.select_option(wanted)
    left = table.locator("tbody tr:visible")
    assert 0 < left.count() < all_rows
    assert all(wanted in row.inner_text() for row in left.all())
    expect(bar.locator("output")).to_have_text(f"显示 {left.count()} 行，共 {all_rows} 行")
    size = box.bounding_box()
    assert size is not None
    assert size["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    box.select_option("")
    assert table.locator("tbody tr:visible").count() == all_rows
