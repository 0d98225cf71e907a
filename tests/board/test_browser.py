"""The board as a reader uses it, in a browser that can reach nothing but the board."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, expect, sync_playwright

from ledger.board.serve import Quiet

pytestmark = [pytest.mark.slow, pytest.mark.browser]

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
EVERY_KIND = (
    "",
    "units/",
    "units/liuwan/",
    "people/",
    "people/p0012/",
    "why/2026-Q1/p0025/",
    "logs/p0012/",
    "achievements/",
    "achievements/service/",
    "notices/",
    "notices/2026-q2-results/",
    "corrections/",
    "unit-rounds/",
    "tasks/",
    "tasks/liuwan/",
    "indicators/units-2026-Q2/liuwan/",
    "orders/",
    "petitions/",
    "inspections/",
    "surveys/2026/public/",
    "objections/",
    "measures/",
    "activities/",
    "fairness/2026-Q2/",
    "rules/",
    "rules/checks/",
    "rules/records/",
    "data/",
    "verify/",
    "about/",
)
"""A page of each kind."""


@pytest.fixture(scope="module")
def site(demo_board: Path) -> Iterator[str]:
    """The demo's board, served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(demo_board)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield found
        found.close()


class Reader:
    """A page on which every request to another host is stopped and remembered, as are errors of scripts.

    So is what the page's own Content-Security-Policy refuses.
    """

    def __init__(self, browser: Browser, site: str, size: dict[str, int], scheme: str = "light") -> None:
        self.site = site
        self.foreign: list[str] = []
        self.errors: list[str] = []
        self.context = browser.new_context(
            viewport={"width": size["width"], "height": size["height"]},
            color_scheme="dark" if scheme == "dark" else "light",
        )
        self.context.route("**/*", self._judge)
        self.page: Page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._listen)

    def _judge(self, route: Route) -> None:
        if route.request.url.startswith((self.site, "data:", "blob:")):
            route.continue_()
        else:
            self.foreign.append(route.request.url)
            route.abort()

    def _listen(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.errors.append(message.text)

    def open(self, address: str) -> Page:
        """Go to a page of the board."""
        self.page.goto(self.site + address)
        return self.page


@pytest.fixture
def desktop(browser: Browser, site: str) -> Iterator[Reader]:
    """A reader at a desk; nothing foreign may have been asked for at the end."""
    yield from _reading(Reader(browser, site, DESKTOP))


@pytest.fixture
def phone(browser: Browser, site: str) -> Iterator[Reader]:
    """A reader with a phone."""
    yield from _reading(Reader(browser, site, PHONE))


def _reading(reader: Reader) -> Iterator[Reader]:
    yield reader
    reader.context.close()
    assert reader.foreign == []
    assert reader.errors == []


def _search(page: Page, words: str) -> None:
    """Type into the search box once the index is loaded; the page looks when a key is released."""
    box = page.get_by_role("textbox", name="搜索")
    box.click()
    expect(page.locator(".md-search-result__meta")).not_to_contain_text("初始化", timeout=120_000)
    box.fill(words)
    box.press("End")


def test_a_citizen_finds_a_person_and_reads_why_the_score_is_what_it_is(desktop: Reader) -> None:
    page = desktop.open("")
    expect(page.get_by_role("heading", level=1)).to_contain_text("晒绩")
    _search(page, "柳湾镇")
    unit = page.locator(".md-search-result__link", has=page.get_by_role("heading", name="柳湾镇", exact=True))
    unit.first.click()
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


def test_a_name_is_found_by_the_search(desktop: Reader) -> None:
    page = desktop.open("")
    _search(page, "蒋穗和")
    expect(page.locator(".md-search-result__link").first).to_contain_text("蒋穗和")


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


@pytest.mark.parametrize("address", EVERY_KIND)
def test_a_phone_needs_no_sideways_scrolling(phone: Reader, address: str) -> None:
    page = phone.open(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    size = page.locator("article p, article td, article li").first.evaluate(
        "node => parseFloat(getComputedStyle(node).fontSize)"
    )
    assert size >= 12


def test_without_scripts_everything_is_there(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}people/")
    assert page.locator(".sj-item:visible").count() > 60
    page.goto(f"{site}why/2026-Q1/p0025/")
    expect(page.locator(".sj-total")).to_be_visible()
    context.close()


CONTRAST = """
node => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const seen = (colour, below) => {
    canvas.fillStyle = below; canvas.fillRect(0, 0, 1, 1);
    canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  let ground = "white", up = node;
  while (up) {
    const colour = getComputedStyle(up).backgroundColor;
    if (!/, 0\\)$|transparent/.test(colour)) { ground = colour; break; }
    up = up.parentElement;
  }
  const light = parts => parts.map(p => p / 255)
    .map(p => p <= .04045 ? p / 12.92 : ((p + .055) / 1.055) ** 2.4)
    .reduce((sum, p, i) => sum + p * [.2126, .7152, .0722][i], 0);
  const [a, b] = [light(seen(getComputedStyle(node).color, ground)), light(seen(ground, "white"))];
  return (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
}
"""
"""The contrast ratio of WCAG between a node's text and what is behind it."""
FIRST_CONTRASTS = f"(nodes, most) => nodes.slice(0, most).map(node => [node.innerText, ({CONTRAST})(node)])"
"""Text and contrast ratio of the first few of some nodes."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_stand_out_enough(browser: Browser, site: str, scheme: str) -> None:
    """WCAG AA: at least 4.5 to 1, in either scheme."""
    reader = Reader(browser, site, DESKTOP, scheme)
    kinds = ("sj-grade", "sj-mark", "sj-basis", "sj-severity", "sj-status", "sj-lead", "sj-left")
    others = "article a:visible, article small:visible, .md-tabs__link, .md-banner__inner"
    asked = [*((f".{kind}:visible", 6) for kind in kinds), (others, 12)]
    weak = []
    for address in ("", "units/liuwan/", "people/p0012/", "why/2026-Q1/p0025/", "rules/", "rules/checks/"):
        page = reader.open(address)
        for nodes, most in asked:
            told = page.locator(nodes).evaluate_all(FIRST_CONTRASTS, most)
            weak += [(address, nodes, *each) for each in told if each[1] < 4.5]
    reader.context.close()
    assert weak == []


def test_printing_opens_what_is_folded(desktop: Reader) -> None:
    page = desktop.open("people/p0012/")
    summary = page.locator("details.sj-more p").first
    expect(summary).to_be_hidden()
    page.emulate_media(media="print")
    expect(summary).to_be_visible()
