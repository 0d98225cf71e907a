"""The markup of every page is what the HTML standard asks for; what points to a place on it finds one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from tinyhtml5.parser import HTMLParser

from tests.board.kinds_of_pages import addresses

pytestmark = pytest.mark.slow

POINTERS = (
    *("for", "list", "headers", "form", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns"),
    *("aria-details", "aria-activedescendant", "aria-errormessage", "aria-flowto"),
)
"""Attributes that name elements of the same page by their ids."""
THEME = {"__search", "__drawer", "__palette", "__toc"}
"""Ids of the theme's switches: some are named where the page has none, which does nothing."""


def parsed(markup: str) -> tuple[Element, list[str]]:
    """A page as the standard's parser reads it, and every parse error on the way."""
    parser = HTMLParser(namespace_html_elements=False)
    root = parser.parse(markup)
    return root, [f"{place}: {code}" for place, code, _ in parser.errors]


def faults(markup: str) -> Iterator[str]:
    """Parse errors, ids that stand twice, pointers to ids that are not there, elements where none belong."""
    root, errors = parsed(markup)
    yield from errors
    elements = [each for each in root.iter() if isinstance(each.tag, str)]
    ids = Counter(each.attrib["id"] for each in elements if "id" in each.attrib)
    yield from (f"id {name} stands {count} times" for name, count in ids.items() if count > 1)
    for each in elements:
        for name in POINTERS:
            missing = {*each.attrib.get(name, "").split()} - ids.keys() - THEME
            yield from (f"<{each.tag} {name}> points to {id_}" for id_ in sorted(missing))
        if "style" in each.attrib:
            yield f"<{each.tag}> has a style of its own"
        yield from (f"<{each.tag}> has {name}" for name in each.attrib if name.startswith("on"))


def test_faults_are_found() -> None:
    page = "<!doctype html><html lang=zh><head><title>x</title></head><body>{}</body></html>"
    assert list(faults(page.format("<p id=a>x</p><label for=a>y</label>"))) == []
    for broken in (
        "<p><div>x</p></div></p>",
        "<p>x</b></p>",
        "<table><p>x</p></table>",
        "<p>&#0;</p>",
        "<p id=a></p><p id=a></p>",
        "<p aria-labelledby=b></p>",
        "<p onclick=x></p>",
        "<a href=x href=y>x</a>",
        "<li></p></li>",
    ):
        assert list(faults(page.format(broken))), broken


@pytest.mark.parametrize("lang", ["", "en/"])
def test_a_page_of_every_kind_is_valid(demo_board: Path, lang: str) -> None:
    for address in addresses(demo_board):
        found = list(faults((demo_board / lang / address / "index.html").read_text(encoding="utf-8")))
        assert found == [], f"{lang}{address}"


def test_hostile_texts_keep_every_page_valid(hostile_board: Path) -> None:
    for address in addresses(hostile_board):
        found = list(faults((hostile_board / address / "index.html").read_text(encoding="utf-8")))
        assert found == [], address
