"""Everybody can use the board: axe-core, keyboard alone, 400 % zoom, no motion, no host but its own.

A page of every kind is opened and looked at in several ways one after the other: at a desk and on a phone,
light and dark, at 400 %. Rules that depend neither on colours nor on sizes are tried once a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, expect

from tests.board.browsing import DESKTOP, PHONE, Reader, reading
from tests.board.kinds_of_pages import addresses

pytestmark = [pytest.mark.slow, pytest.mark.browser]

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
BY_LOOKS = ["color-contrast", "link-in-text-block"]
"""Rules that depend on colours."""
BY_SIZE = [*BY_LOOKS, "target-size", "scrollable-region-focusable"]
"""Rules that depend on colours or the size of the window."""
ZOOMED = {"width": 320, "height": 256}
"""A window of 1280 by 1024 at 400 %: what WCAG 1.4.10 asks for."""
PARTS = 4
"""The kinds of pages are shared out among so many tests, for as many processes."""
AXE = """
async only => {
  document.querySelectorAll("details").forEach(folded => { folded.open = true; });
  const told = await axe.run(document, {runOnly: only, resultTypes: ["violations"], preload: false});
  return told.violations.flatMap(fault => fault.nodes.map(
    node => `${fault.id}: ${node.html.slice(0, 160)} ${[...node.any, ...node.all][0]?.message}`
  ));
}
"""


SCHEME = "scheme => { document.body.dataset.mdColorScheme = scheme; }"
"""What the theme does on opening a page; it does not follow a change afterwards."""
MOST = 300
"""So many elements of a page stand for those that follow."""
SHORTEN = "most => [...document.querySelectorAll('article *')].slice(most).forEach(node => node.remove())"


@pytest.fixture
def desk(browser: Browser, site: str) -> Iterator[Reader]:
    """A reader at a desk who wants no motion."""
    yield from still(Reader(browser, site, DESKTOP))


@pytest.fixture
def zoomed(browser: Browser, site: str) -> Iterator[Reader]:
    yield from still(Reader(browser, site, ZOOMED))


def still(reader: Reader) -> Iterator[Reader]:
    reader.page.emulate_media(reduced_motion="reduce")
    yield from reading(reader)


def violations(page: Page, rules: list[str] | None = None) -> list[str]:
    """What axe-core finds: by all rules of WCAG, or by some."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    found: list[str] = page.evaluate(AXE, only)
    return found


LANGS = ("", "en/")
WAYS = ("desk dark", "phone light", "phone dark")
"""How else pages are looked at than at a desk in the light."""


def looked_at(page: Page, ways: Sequence[str]) -> Iterator[tuple[str, object]]:
    """A page in several ways: what is wrong in each."""
    page.evaluate(SHORTEN, MOST)
    yield "desk light", violations(page)
    yield "focus", page.evaluate(UNMARKED)
    yield "motion", page.evaluate(MOVING)
    for way in ways:
        at, scheme = way.split()
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.set_viewport_size(PHONE if at == "phone" else DESKTOP)  # type: ignore[arg-type]  # ints by name
        page.evaluate(SCHEME, "slate" if scheme == "dark" else "default")
        yield way, violations(page, BY_SIZE if at == "phone" else BY_LOOKS)
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    yield "phone", wide(page)
    page.set_viewport_size(ZOOMED)  # type: ignore[arg-type]
    yield "400 %", wide(page) or page.evaluate(LOST)
    page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]


def wide(page: Page) -> object:
    """How much wider than the window a page is."""
    return page.evaluate("Math.max(0, document.documentElement.scrollWidth - window.innerWidth)")


@pytest.mark.parametrize("part", range(PARTS))
def test_a_page_of_every_kind_is_for_everybody(desk: Reader, demo_board: Path, part: int) -> None:
    """Each in one language and one more way, by turns; the next test leaves nothing out."""
    found = {}
    for number, address in list(enumerate(addresses(demo_board)))[part::PARTS]:
        lang, way = LANGS[number // PARTS % len(LANGS)], WAYS[number % len(WAYS)]
        faults = {name: told for name, told in looked_at(desk.open(lang + address), [way]) if told}
        if faults:
            found[lang + address] = faults
    assert found == {}


@pytest.mark.thorough
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("part", range(PARTS))
def test_a_page_of_every_kind_is_for_everybody_in_every_way(
    desk: Reader, demo_board: Path, part: int, lang: str
) -> None:
    found = {}
    for address in addresses(demo_board)[part::PARTS]:
        faults = {name: told for name, told in looked_at(desk.open(lang + address), WAYS) if told}
        if faults:
            found[lang + address] = faults
    assert found == {}


def test_axe_finds_what_is_wrong(desk: Reader) -> None:
    """An image without words and a link that nobody can tell from the text around it."""
    page = desk.open("about/")
    page.evaluate(
        "document.querySelector('article').insertAdjacentHTML('beforeend', '<img src=\"x.png\"><input>')"
    )
    assert {each.partition(":")[0] for each in violations(page)} == {"image-alt", "label"}


UNMARKED = """
() => {
  const looks = node => {
    const style = getComputedStyle(node);
    return [style.outlineStyle, style.outlineWidth, style.boxShadow, style.backgroundColor, style.color,
            style.borderColor, style.textDecoration].join("|");
  };
  const kinds = "a[href], button, input, select, textarea, summary, [tabindex]";
  const reached = [...document.querySelectorAll(kinds)];
  const there = node => node.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true});
  return reached.filter(node => node.tabIndex >= 0 && there(node) && !node.disabled).filter(node => {
    const shown = [node, node.parentElement, ...node.querySelectorAll("*")];
    const before = shown.map(looks).join();
    node.focus({focusVisible: true});
    const same = document.activeElement !== node || before === shown.map(looks).join();
    node.blur();
    return same;
  }).map(node => node.outerHTML.slice(0, 160));
}
"""


def test_the_first_step_skips_to_the_content(desk: Reader) -> None:
    page = desk.open("people/p0012/")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert "md-skip" in str(skip.get_attribute("class"))
    assert skip.evaluate(
        "node => node.getBoundingClientRect().top >= 0 && getComputedStyle(node).opacity === '1'"
    )
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('.md-content')")


@pytest.mark.parametrize("address", ["", "units/liuwan/", "why/2026-Q1/p0025/", "file/"])
def test_the_keyboard_goes_through_a_page_in_its_order_and_out_again(desk: Reader, address: str) -> None:
    page = desk.open(address)
    tops, steps = [], 0
    while steps < 400:
        page.keyboard.press("Tab")
        steps += 1
        where: Any = page.evaluate(
            """() => {
              const at = document.activeElement;
              if (!at || at === document.body) return null;
              return at.closest("article") ? [...document.querySelectorAll("article *")].indexOf(at) : -1;
            }"""
        )
        if where is None:
            break
        tops.append(where)
    inside = [at for at, before in zip(tops, [-1, *tops], strict=False) if at not in (-1, before)]
    assert 3 < steps < 400
    assert inside == sorted(inside)
    assert len(inside) == len(set(inside))


def test_what_is_folded_opens_by_keyboard(desk: Reader) -> None:
    page = desk.open("people/p0012/")
    folded = page.locator("details.sj-more").first
    folded.locator("summary").first.focus()
    page.keyboard.press("Enter")
    expect(folded).to_have_attribute("open", "")
    page.keyboard.press("Space")
    expect(folded).not_to_have_attribute("open", "")


def test_a_wide_table_scrolls_by_keyboard(zoomed: Reader) -> None:
    """Of tables that do not become cards, those too wide for the window can be focused and moved."""
    page = zoomed.open("units/liuwan/")
    # none of the demo's need be that wide
    page.evaluate("document.querySelector('.sj-table:not(.sj-fold) table').style.width = '900px'")
    page.evaluate("window.dispatchEvent(new Event('resize'))")
    frame = page.locator(".sj-table:not(.sj-fold)").first
    assert frame.evaluate("node => node.scrollWidth > node.clientWidth")
    frame.evaluate("node => { node.scrollIntoView(); node.focus(); }")
    assert frame.evaluate("node => document.activeElement === node")
    page.keyboard.press("ArrowRight")
    for _ in range(100):  # the page's own policy forbids what would wait inside it
        if frame.evaluate("node => node.scrollLeft"):
            break
        page.wait_for_timeout(50)
    assert frame.evaluate("node => node.scrollLeft") > 0


LOST = """
() => {
  const inside = [...document.querySelectorAll("article *")];
  const clipped = inside.filter(node => {
    const style = getComputedStyle(node);
    return /hidden|clip/.test(style.overflowX) && node.clientWidth > 1
      && node.scrollWidth > node.clientWidth + 2 && node.textContent.trim() && !node.closest("svg");
  });
  const gone = [...document.querySelectorAll("article td")].filter(
    node => node.textContent.trim() && !node.getClientRects().length && !node.closest("details:not([open])")
  );
  return [...clipped, ...gone].map(node => node.outerHTML.slice(0, 160));
}
"""


MOVING = """
() => [...document.querySelectorAll("*")].filter(node => ["", "::before", "::after"].some(part => {
  const style = getComputedStyle(node, part || null);
  const longest = times => Math.max(...times.split(",").map(parseFloat));
  return style.scrollBehavior === "smooth" || longest(style.transitionDuration) > 0
    || (style.animationName !== "none" && longest(style.animationDuration) > 0);
})).map(node => node.outerHTML.slice(0, 100))
"""


def test_no_page_inside_the_body_asks_another_host(browser: Browser, inside: str, inside_board: Path) -> None:
    """Every such request is remembered. Pages are scrolled through, folds opened, languages by turns."""
    for reader in still(Reader(browser, inside, PHONE)):
        for number, address in enumerate(addresses(inside_board)):
            page = reader.open(LANGS[(number // PARTS + 1) % len(LANGS)] + address)
            page.evaluate("document.querySelectorAll('details').forEach(folded => { folded.open = true; })")
            page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
            assert wide(page) == 0, address


def test_a_request_to_another_host_is_noticed(browser: Browser, site: str) -> None:
    reader = Reader(browser, site, DESKTOP)
    page = reader.open("about/")
    page.evaluate("fetch('http://192.0.2.1/x').catch(() => 0)")
    page.evaluate("document.body.append(Object.assign(new Image(), {src: 'http://192.0.2.1/y.png'}))")
    page.wait_for_timeout(200)
    reader.context.close()
    assert reader.foreign or reader.errors
