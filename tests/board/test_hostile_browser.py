"""Hostile texts as a browser reads them: all come out equal to the input, no tag or attribute is new."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import markdown
import pytest
from playwright.sync_api import Browser, Page

from ledger.board.encode import text
from tests.board.browsing import DESKTOP, Reader, served
from tests.board.conftest import Pair
from tests.board.hostile import CONTROL, LONG, REFUSED, TEXTS
from tests.board.kinds_of_pages import addresses
from tests.board.ledgers import HARMLESS

pytestmark = [pytest.mark.slow, pytest.mark.browser]

SEEN = """
function seen(root) {
  const found = [], walker = document.createTreeWalker(root, NodeFilter.SHOW_ALL);
  for (let node = walker.currentNode; node; node = walker.nextNode()) {
    if (node.nodeType === Node.ELEMENT_NODE)
      found.push([node.tagName, [...node.attributes].map(each => [each.name, each.value])]);
    else if (node.nodeType !== Node.DOCUMENT_NODE) found.push([node.nodeName, node.nodeValue ?? ""]);
  }
  return found;
}
"""
"""All nodes of a document in order: elements with their attributes, texts, comments."""
PARSE = f"markup => {{ {SEEN} return seen(new DOMParser().parseFromString(markup, 'text/html')); }}"
LIVE = f"""() => {{
  for (const frame of document.querySelectorAll(".sj-table, .sj-sheet"))
    ["tabindex", "role", "aria-label"].forEach(name => frame.removeAttribute(name));
  {SEEN} return seen(document.querySelector("article"));
}}"""
"""Which tables are too wide for the window depends on what stands in them; so do the heights around."""
GIVEN = {" ".join(each.split()) for each in (*TEXTS, *LONG)}
JOINED = re.compile("|".join(sorted(map(re.escape, GIVEN), key=len, reverse=True)))
MADE = re.compile(r"\b[0-9a-f]{64}\b|[0-9,]+ (?:字节|bytes?)")
"""Digests, and sizes of files."""

Nodes = list[list[Any]]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def differences(hostile: Nodes, harmless: Nodes) -> Iterator[str]:
    """Where a page of hostile texts is not the page of harmless ones with other words in the same places."""
    if [(name, _names(said)) for name, said in hostile] != [(name, _names(said)) for name, said in harmless]:
        yield "not the same elements and attributes"
        return
    for (name, said), (_, plain) in zip(hostile, harmless, strict=True):
        pairs = [(said, plain)] if isinstance(said, str) else zip(_values(said), _values(plain), strict=True)
        yield from (f"{name}: {here!r} for {there!r}" for here, there in pairs if not alike(here, there))


def _names(said: Any) -> list[str]:
    return [] if isinstance(said, str) else [name for name, _ in said]


def _values(said: list[list[str]]) -> list[str]:
    return [value for _, value in said]


def alike(hostile: str, harmless: str) -> bool:
    """Whether a text is the harmless one with one of the hostile texts for every harmless one.

    Sizes and digests of what is made from the texts differ.
    """
    hostile, harmless = (MADE.sub("#", each) for each in (hostile, harmless))
    if JOINED.sub(HARMLESS[0], " ".join(hostile.split())) == " ".join(harmless.split()):
        return True
    frame = [re.escape(" ".join(part.split())) for part in harmless.split(HARMLESS[0])]
    found = re.fullmatch(r"\s*(.+?)\s*".join(frame), " ".join(hostile.split()), re.DOTALL)
    return found is not None and all(_is_given(each) for each in found.groups())


def _is_given(words: str) -> bool:
    """Whether some words are texts of the corpus, or several joined as one entry of a log joins them."""
    return words in GIVEN or not JOINED.sub("", words).strip("；、 ·…")


def parsed(page: Page, path: Path) -> Nodes:
    nodes: Nodes = page.evaluate(PARSE, path.read_text(encoding="utf-8"))
    return nodes


def test_a_text_comes_out_of_the_browser_as_it_went_in(page: Page) -> None:
    """Even what no record may hold: right to left, without width, above each other."""
    corpus = [*TEXTS, *LONG, *REFUSED]
    assert len(corpus) > 260
    made = [
        markdown.markdown(frame.format(text(each)), extensions=["attr_list", "toc"])
        for each in corpus
        for frame in ("<p>{}</p>", "# {}", "{}", "* {}")
    ]
    shown = page.evaluate(
        "all => all.map(markup => { const root = new DOMParser().parseFromString(markup, 'text/html').body;"
        " return [root.textContent, [...root.querySelectorAll('*')].map(each => each.tagName)]; })",
        made,
    )
    for number, (words, tags) in enumerate(shown):
        assert " ".join(words.split()) == " ".join(corpus[number // 4].split())
        assert set(tags) <= {"P", "H1", "UL", "LI"}, corpus[number // 4]


def test_control_characters_make_no_markup(page: Page) -> None:
    for each in CONTROL:
        nodes = page.evaluate(PARSE, f"<p title='{text(each)}'>{text(each)}</p>")
        assert [name for name, _ in nodes] == ["HTML", "HEAD", "BODY", "P", "#text"]


def test_differences_are_found() -> None:
    plain: Nodes = [["P", [["title", HARMLESS[0]]]], ["#text", f"甲：{HARMLESS[0]}。"]]
    assert list(differences([["P", [["title", TEXTS[0]]]], ["#text", f"甲：{TEXTS[1]}。"]], plain)) == []
    for other in (
        [["P", [["title", TEXTS[0]], ["onclick", ""]]], ["#text", f"甲：{TEXTS[1]}。"]],
        [["P", [["title", TEXTS[0]]]], ["#text", f"甲：{TEXTS[1]}"]],
        [["P", [["title", TEXTS[0]]]], ["#text", "甲：alert(1)。"]],
        [["P", [["title", TEXTS[0]]]], ["B", []], ["#text", f"甲：{TEXTS[1]}。"]],
    ):
        assert list(differences(other, plain))


@pytest.mark.parametrize("tier", ["public", "unit"])
@pytest.mark.parametrize("lang", ["", "en/"])
def test_every_page_holds_the_texts_and_nothing_else_of_them(
    page: Page, hostile_pair: Pair, tier: str, lang: str
) -> None:
    """On every page of every kind, in both languages and tiers, node by node."""
    hostile_board, harmless_board = hostile_pair(tier)
    kinds = [f"{lang}{each}index.html" for each in addresses(harmless_board)]
    assert len(kinds) > 30
    for name in kinds:
        found = differences(parsed(page, hostile_board / name), parsed(page, harmless_board / name))
        assert list(found)[:3] == [], name


def test_scripts_of_the_board_bring_nothing_to_life(
    browser: Browser, hostile_board: Path, harmless_board: Path
) -> None:
    """Pages opened as a reader does: no script of theirs runs, nothing foreign is asked for."""
    names = addresses(harmless_board)
    with served(hostile_board) as hostile, served(harmless_board) as harmless:
        readers = [Reader(browser, site, DESKTOP) for site in (hostile, harmless)]
        opened: list[str] = []
        for reader in readers:
            reader.page.on("dialog", lambda dialog: (opened.append(dialog.message), dialog.dismiss()))
        for name in names:
            shown, plain = (_opened(reader, name).evaluate(LIVE) for reader in readers)
            local = json.loads(json.dumps(shown).replace(hostile, harmless))
            assert list(differences(local, plain))[:3] == [], name
        for reader in readers:
            reader.context.close()
            assert (reader.foreign, reader.errors) == ([], [])
        assert opened == []


def _opened(reader: Reader, name: str) -> Page:
    """A page whose scripts have done their work: the form for logs shows itself once it has its settings."""
    page = reader.open(name)
    if page.locator("#sj-file").count():
        page.wait_for_selector("#sj-file:not([hidden])")
    return page
