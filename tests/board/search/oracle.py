"""The index as it has to be, worked out anew from the built pages, letter by letter and without the index."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import groupby, pairwise
from pathlib import Path

from ledger.board.search.places import unpacked

Index = dict[str, set[str]]
"""Term → the documents in which it stands: the address of a page, or of a section of it."""
UNSEEN = {"nav", "figure", "noscript", "script", "style"}


def index_of(board: Path) -> Index:
    """What the files of a board's index say."""
    listing = json.loads((board / "search/pages.json").read_text("utf-8"))
    names: dict[int, str] = {}
    numbers = [int(first) + n for first, count in listing["folders"] for n in range(count)]
    for page, (address, _, _, anchors) in zip(numbers, listing["pages"], strict=True):
        first = page * listing["sections"]
        names |= {first + n: f"{address}#{anchor}" for n, anchor in enumerate(["", *anchors])}
    files = [path for path in (board / "search").glob("*.json") if path.stem.isdigit()]
    assert len(files) == listing["shards"]
    held = [json.loads(path.read_text("utf-8")) for path in files]
    assert sum(map(len, held)) == len(set().union(*held))
    return {term: {names[n] for n in unpacked(places)} for each in held for term, places in each.items()}


def right_index(board: Path, logs: int = 1) -> Index:
    """What they should say, of the pages that they list; of so many work logs one is looked at."""
    listing = json.loads((board / "search/pages.json").read_text("utf-8"))
    found: Index = {}
    cut = [page for page in listing["pages"] if page[3]]
    for address, _, titles, anchors in (*cut[::logs], *(page for page in listing["pages"] if not page[3])):
        for lang, title in (("", titles[0]), ("en/", titles[-1])):
            page = Article(board / lang / address)
            assert page.title == title
            for section, text in page.texts:
                name = f"{address}#{section if anchors else ''}"
                for term in terms(text):
                    found.setdefault(term, set()).add(name)
            assert set(anchors) <= {section for section, _ in page.texts}
    return found


class Article(HTMLParser):
    """The texts of a page from tag to tag, each with the section that it stands in; headings are in none."""

    def __init__(self, folder: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[tuple[str, str]] = []
        self._section = self._title = ""
        self._open: list[str] = []
        self._unseen = 0
        markup = (folder / "index.html").read_text("utf-8")
        self.feed(markup[markup.index("<h1") : markup.index("</article>")])
        self.close()

    @property
    def title(self) -> str:
        return self._title.strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append(tag)
        if tag == "h2":
            self._section = dict(attrs).get("id") or ""
        named = dict(attrs)
        is_seen = tag == "figure" and "data-search-exclude" not in named
        if (tag in UNSEEN and not is_seen) or named.get("class") == "sj-record":
            self._unseen += 1

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass
        if tag in {*UNSEEN, "code"}:
            self._unseen = max(self._unseen - 1, 0)

    def handle_data(self, data: str) -> None:
        if "h1" in self._open:
            self._title += data
        if not self._unseen:
            self.texts.append(("" if {"h1", "h2"} & {*self._open} else self._section, data))


def terms(text: str) -> Iterator[str]:
    """The terms of a text, one character after the other."""
    plain = unicodedata.normalize("NFKC", text).lower()
    for kind, characters in groupby(plain, _kind):
        run = "".join(characters)
        if kind == "han" and len(run) > 1:
            yield from map("".join, pairwise(run))
        elif kind:
            yield run


def _kind(character: str) -> str:
    if character in "々〇" or unicodedata.name(character, "").startswith("CJK "):
        return "han" if character.isalnum() else ""
    return "word" if character.isalnum() else ""
