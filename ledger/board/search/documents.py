"""What can be found of a page: its visible text in both languages, as a whole or month by month."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ledger.board.search.terms import terms

_FRONT = re.compile(r'---\ntitle: "(.*?)"\n(.*?)---\n.*?^(?=# )', re.DOTALL | re.MULTILINE)
_OUT, _CUT = "exclude: true", "cut: true"
_LEFT_OUT = re.compile(
    r"<figure[^>]* data-search-exclude>.*?</figure>|<nav\b.*?</nav>|<noscript>.*?</noscript>"
    r'|<code class="sj-record">.*?</code>',
    re.DOTALL,
)
"""Charts, beside which a table says the same, ways to other pages, paths of records."""
_TAG = re.compile(r"<[^>]*>")
_HEADING = re.compile(r"^#+ (.*) \{#[^}\n]*\}$", re.MULTILINE)
_SECTION = re.compile(r"^## (.*) \{#([^}\n]*)\}$", re.MULTILINE)


class Document(NamedTuple):
    """Something to be found: a page, or one section of it with its anchor."""

    anchor: str
    terms: set[str]


class Found(NamedTuple):
    """What there is to find of a page: its title in each language, and the documents that it is made of.

    The first document is the page; if its sections are found by themselves, what these have in common: title,
    headings, what stands ahead of them. The others are the sections, in the order of their anchors.
    """

    titles: tuple[str, ...]
    documents: tuple[Document, ...]


def found_of(pages: Iterable[str]) -> Found | None:
    """What there is to find of a page, given as Markdown in each language; None when it is left out."""
    fronts, bodies = zip(*map(_parted, pages), strict=True)
    settings = fronts[0][1]
    if _OUT in settings:
        return None
    titles = tuple(html.unescape(title) for title, _ in fronts)
    sections = [_sections(body) if _CUT in settings else {"": body} for body in bodies]
    found = [Document(anchor, _terms(body[anchor] for body in sections)) for anchor in sorted(sections[0])]
    found[0].terms.update(terms("\n".join(titles)))
    return Found(titles, tuple(found))


def _parted(page: str) -> tuple[tuple[str, str], str]:
    """The title and other settings of a page, and its text from the heading on."""
    front = _FRONT.match(page)
    assert front, "every page of a board has its title ahead of it"
    return (front[1], front[2]), page[front.end() :]


def _sections(body: str) -> dict[str, str]:
    """Anchor → section without its heading; by the empty one what stands ahead of them, and all headings."""
    first, *others = _SECTION.split(body)
    headings, anchors, texts = others[::3], others[1::3], others[2::3]
    return {"": "<p>".join([first, *headings]), **dict(zip(anchors, texts, strict=True))}


def _terms(bodies: Iterable[str]) -> set[str]:
    """The terms of a text that is there in several languages; what is the same in them is read once."""
    pieces = {piece for body in bodies for piece in _pieces(body)}
    return terms(html.unescape("\n".join(pieces)))


def _pieces(body: str) -> Iterator[str]:
    """The visible text of a page's Markdown, from tag to tag. No text by people has a < or {."""
    return iter(_TAG.split(_HEADING.sub(r"\1", _LEFT_OUT.sub(" ", body))))
