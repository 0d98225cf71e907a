"""The search as readers use it: what is found, how it is told; texts stay texts, scripts do as Python."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import Browser, Page, expect

from ledger.board.search.places import packed, shard_of
from ledger.board.search.terms import terms
from tests.board.browsing import DESKTOP, PHONE, Reader, reading, served
from tests.board.hostile import TEXTS
from tests.board.search.oracle import Article, index_of
from tests.board.test_access import SCHEME, still, violations, wide

pytestmark = [pytest.mark.slow, pytest.mark.browser]

TOLD = re.compile(r"[。.]$")
"""What is told when the search is done ends a sentence."""


@pytest.fixture(scope="module")
def asker(browser: Browser, site: str) -> Iterator[Reader]:
    """A reader with a phone who asks one thing after another."""
    yield from still(Reader(browser, site, PHONE))


def ask(reader: Reader, words: str, lang: str = "", kind: str = "") -> Page:
    """The page with the answer, once it is there."""
    page = reader.open(f"{lang}search/?q={quote(words)}" + (f"&in={kind}" if kind else ""))
    return answered(page)


def answered(page: Page) -> Page:
    expect(page.locator("#sj-search-told")).to_have_text(TOLD)
    return page


def hits(page: Page) -> list[str]:
    """The addresses found."""
    found: list[str] = page.locator(".sj-hits a").evaluate_all("all => all.map(each => each.href)")
    return [unquote(each) for each in found]


@pytest.mark.parametrize(
    ("lang", "words", "found"),
    [
        ("", "蒋穗和", "/people/p0012/"),
        ("", "书面反映", "/notices/"),
        ("en/", "特种设备", "/en/orders/2026/market-1/"),
        ("", "公路养护", "/units/roads/"),
        ("en/", "p0025", "/en/people/p0025/"),
        ("", "云考公示(2026)11号", "/notices/"),  # written 云考公示〔2026〕11号
        ("", "ｌ003", "/rules/checks/#L003"),
        ("en/", "rounding", "/en/rules/#"),
        ("", "rounding", "/en/rules/#"),  # what only the other language's page says
        ("", "农村饮水保障梳理出难点", "/logs/p0012/#m2026-01-liuwan"),
        ("", "蒋穗和 李家坪村保洁队", "/logs/p0012/#m2026-01-liuwan"),  # in its title, and in one month
        ("", "动员复耕撂荒地251亩", "/people/p0012/#"),  # a summary, in a part that is folded
    ],
)
def test_what_people_look_for_is_found(asker: Reader, lang: str, words: str, found: str) -> None:
    page = ask(asker, words, lang)
    assert any(found in each for each in hits(page)), hits(page)
    expect(page.locator(".sj-hits mark").first).to_be_visible()
    assert wide(page) == 0


def test_titles_come_first_and_work_logs_last_the_newest_ahead(asker: Reader) -> None:
    page = ask(asker, "柳湾镇")
    assert hits(page)[0].endswith("/units/liuwan/")
    page.locator("#sj-search-kinds a", has_text="工作日志").click()
    expect(page.locator("#sj-search-kinds [aria-current]")).to_contain_text("工作日志")
    assert all("/logs/" in each for each in hits(answered(page)))
    logs = hits(ask(asker, "保洁队", kind="logs"))
    months = [each.partition("#m")[2][:7] for each in logs]
    assert len(months) == 10
    assert months == sorted(months, reverse=True)


def test_ten_at_a_time_and_back_again(asker: Reader) -> None:
    page = ask(asker, "柳湾镇")
    expect(page.locator("#sj-search-told")).to_contain_text("约")
    page.locator("#sj-search-more").click()
    expect(page.locator(".sj-hits > li")).to_have_count(20)
    expect(page.locator(".sj-hits > li").nth(10).locator("a")).to_be_focused()
    page.locator(".sj-hits a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("柳湾镇")
    page.go_back()
    assert len(hits(answered(page))) >= 10
    expect(page.get_by_label("查什么")).to_have_value("柳湾镇")
    page.locator(".sj-tongue a").click()
    assert len(hits(answered(page))) == 10
    assert "/en/search/" in page.url


def test_what_was_found_is_open_where_the_hit_leads(asker: Reader) -> None:
    """Months but the newest are folded."""
    page = ask(asker, "农村饮水保障梳理出难点")
    page.locator(".sj-hits a[href*='logs/p0012/#m2026-01']").click()
    expect(page.locator(".sj-log", has_text="农村饮水保障梳理出难点").last).to_be_visible()


def test_what_cannot_be_answered_is_said(asker: Reader, demo_board: Path) -> None:
    told = asker.page.locator("#sj-search-told")
    for words, said in (("号", "太短"), ("。 ！", "太短"), ("查无此事", "没有找到“查无此事”")):
        ask(asker, words)
        expect(told).to_contain_text(said)
    ask(asker, by_chance(demo_board))
    expect(told).to_contain_text("没有找到")
    asker.page.route("**/people/p0012/", lambda route: route.abort())
    expect(ask(asker, "蒋穗和").locator(".sj-hits > li").first).to_contain_text("没有读到")
    asker.page.unroute_all()
    asker.page.route("**/pages.json", lambda route: route.abort())
    expect(ask(asker, "蒋穗和").locator("#sj-search-told")).to_contain_text("没有读到索引")
    asker.page.unroute_all()


def by_chance(board: Path) -> str:
    """Three characters that stand nowhere, though one page alone has the first two and the last two."""
    index = index_of(board)
    said = "".join(text for lang in ("", "en/") for _, text in Article(board / lang / "about").texts)
    pairs = [term for term in index if len(term) == 2 and term in said]
    found = (one + other[1] for one in pairs for other in pairs if one[1] == other[0])
    return next(
        each for each in found if each not in said and index[each[:2]] & index[each[1:]] == {"about/#"}
    )


def test_by_keyboard_from_any_page(desktop: Reader) -> None:
    page = desktop.open("units/liuwan/")
    page.get_by_role("searchbox", name="查找").focus()
    page.keyboard.type("特种设备")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q="))
    answered(page)
    expect(page.locator("#sj-search-kinds")).to_be_visible()
    page.get_by_label("查什么").focus()
    reached = ""
    for _ in range(40):
        page.keyboard.press("Tab")
        reached = str(
            page.evaluate("document.activeElement.closest('.sj-hits') && document.activeElement.href")
        )
        if "market-1" in reached:
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/orders/2026/market-1/"))


def test_an_answer_is_for_everybody(asker: Reader) -> None:
    page = ask(asker, "柳湾镇")
    assert violations(page) == []
    page.evaluate(SCHEME, "slate")
    assert violations(page, ["color-contrast"]) == []


def test_without_scripts_the_search_says_so_and_leads_on(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=DESKTOP)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(site)
    page.locator(".sj-ask input").fill("柳湾镇")
    page.keyboard.press("Enter")
    expect(page.locator("noscript .sj-note")).to_be_visible()
    expect(page.locator("#sj-search")).to_be_hidden()
    page.locator("#lists + ul a[href='../units/']").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("单位")
    context.close()


def test_hostile_texts_stay_texts(browser: Browser, hostile_board: Path) -> None:
    with served(hostile_board) as address:
        for reader in reading(Reader(browser, address, PHONE)):
            for words in ("onerror", "script", "alert", "javascript", "evil"):
                page = ask(reader, words)
                made = page.locator(".sj-hits *").evaluate_all(
                    "all => [...new Set(all.map(each => each.localName))]"
                )
                assert {*made} == {"li", "a", "small", "p", "mark"}, words
                ways = page.locator(".sj-hits a").evaluate_all("all => all.map(each => each.origin)")
                assert {*ways} == {address.rstrip("/")}
            expect(ask(reader, "<img src=x onerror=alert(1)>").locator(".sj-hits")).to_contain_text(
                "<img src=x"
            )


def test_scripts_and_python_know_the_same_terms_and_files(desktop: Reader, demo_board: Path) -> None:
    page = desktop.open("about/")
    texts = [*TEXTS, "𠮷野家々〇 ㎡①Ⅳ ｶﾞ", "云考〔2026〕1号 P0012", "Straße ΟΔΟΣ don't"]
    mine = page.evaluate(IN_SCRIPT, ["texts => texts.map(text => [...m.terms(text)])", texts])
    assert [set(each) for each in mine] == [terms(text) for text in texts]
    listed = json.loads((demo_board / "search/007.json").read_text("utf-8"))
    words = [*listed, "", "a", "𠮷野"]
    assert page.evaluate(IN_SCRIPT, ["words => words.map(word => m.shardOf(word, 32))", words]) == [
        shard_of(word, 32) for word in words
    ]
    assert {shard_of(word, 32) for word in listed} == {7}
    places = [0, 1, 31, 32, 33, 1055, 1056, 40_000, 2**31]
    assert page.evaluate(IN_SCRIPT, ["text => m.unpacked(text)", packed(places)]) == places


IN_SCRIPT = """
async ([what, given]) => {
  const m = await import(new URL("../assets/search-terms.js", location.href));
  const does = {
    "texts => texts.map(text => [...m.terms(text)])": texts => texts.map(text => [...m.terms(text)]),
    "words => words.map(word => m.shardOf(word, 32))": words => words.map(word => m.shardOf(word, 32)),
    "text => m.unpacked(text)": text => m.unpacked(text),
  };
  return does[what](given);
}
"""
