"""The board as a reader uses it, in a browser that can reach nothing but the board."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.board.browsing import DESKTOP, Reader

pytestmark = [pytest.mark.slow, pytest.mark.browser]


def test_a_citizen_finds_a_person_and_reads_why_the_score_is_what_it_is(desktop: Reader) -> None:
    page = desktop.open("")
    expect(page.get_by_role("heading", level=1)).to_contain_text("晒绩")
    page.locator(".sj-ask input").fill("柳湾镇")
    page.keyboard.press("Enter")
    page.locator(".sj-hits a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("柳湾镇")

    page.locator("tbody a", has_text="蒋穗和").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("蒋穗和")
    score = page.locator(".sj-score .sj-value").first.inner_text()
    page.get_by_role("link", name="为什么是这个结果").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("蒋穗和：为什么是这个结果")
    assert page.locator(".sj-score .sj-value").first.inner_text() == score
    assert page.locator(".sj-total td").last.inner_text() in score
    expect(page.locator("#score + p, ol.sj-steps").first).to_be_visible()
    expect(page.locator(".sj-steps li[id]").first).to_contain_text("=")


def test_the_list_of_people_is_filtered_by_a_few_characters(desktop: Reader) -> None:
    page = desktop.open("people/")
    everybody = page.locator(".sj-item:visible").count()
    page.locator(".sj-filter").fill("公路")
    found = page.locator(".sj-item:visible").count()
    assert 0 < found < everybody
    expect(page.locator(".sj-found")).to_have_text(f"找到 {found} 个")


def test_what_a_page_does_not_bring_along_is_never_run(browser: Browser, site: str) -> None:
    reader = Reader(browser, site, DESKTOP)
    page = reader.open("people/p0012/")
    ran = page.evaluate(INTRUDE)
    assert not ran
    assert len(reader.errors) >= 3  # a script, a handler and a style, each refused aloud
    reader.context.close()


INTRUDE = """
async () => {
  const script = document.createElement("script");
  script.textContent = "window.ran = 1";
  document.body.append(script);
  const box = document.createElement("div");
  box.innerHTML = '<img src="nowhere" onerror="window.ran = 1"><p style="color: red">x</p>';
  document.body.append(box);
  await new Promise(done => setTimeout(done, 500));
  return window.ran;
}
"""


def test_a_choice_of_dark_is_kept_from_page_to_page(desktop: Reader) -> None:
    page = desktop.open("")
    page.locator("label[title='切换到深色']").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page = desktop.open("people/p0012/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_the_last_day_of_a_notice_is_counted_down(desktop: Reader) -> None:
    desktop.page.clock.set_fixed_time("2026-07-12T09:00:00")
    page = desktop.open("notices/")
    expect(page.locator(".sj-left").first).to_have_text("还剩 2 天")
    expect(page.locator(".sj-left").last).to_have_text("已结束")


def test_without_scripts_everything_is_there(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}people/")
    assert page.locator(".sj-item:visible").count() > 60
    page.goto(f"{site}why/2026-Q1/p0025/")
    expect(page.locator(".sj-total")).to_be_visible()
    context.close()


def test_printing_opens_what_is_folded(desktop: Reader) -> None:
    page = desktop.open("people/p0012/")
    summary = page.locator("details.sj-more p").first
    expect(summary).to_be_hidden()
    page.emulate_media(media="print")
    expect(summary).to_be_visible()


def test_a_dark_page_is_printed_dark_on_white(desktop: Reader) -> None:
    page = desktop.open("people/p0012/")
    page.emulate_media(media="print", color_scheme="dark")
    page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    seen = page.evaluate(INK)
    assert len(seen) > 20
    assert max(seen) < 0.45, seen  # 1 is white


INK = """
[...document.querySelectorAll("article :is(h1, h2, p, td, th, dt, dd, li, summary):not(:empty)")]
  .map((each) => getComputedStyle(each).color.match(/[0-9.]+/g).slice(0, 3).map(Number))
  .map(([red, green, blue]) => (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255)
"""


def test_a_line_of_the_bill_leads_to_its_step(desktop: Reader) -> None:
    page = desktop.open("why/2026-Q1/p0025/")
    line = page.locator(".sj-sums .sj-under").first
    given = line.locator("td").last.inner_text()
    line.locator("a").click()
    step = page.locator("li:target")
    expect(step).to_be_in_viewport()
    expect(step.locator(".sj-sum strong")).to_have_text(given)


def test_older_months_of_a_log_are_folded(desktop: Reader) -> None:
    page = desktop.open("logs/p0006/")
    shown = page.locator(".sj-log:visible").count()
    folded = page.locator("details .sj-log")
    assert 0 < shown < page.locator(".sj-log").count()
    expect(folded.first).to_be_hidden()
    page.locator("article details summary").first.click()
    expect(folded.first).to_be_visible()
