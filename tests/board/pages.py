"""Built pages, taken apart: tags with the names of their attributes, texts, addresses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from ledger.board.both import in_language
from ledger.board.view import View
from tests.board import made


@dataclass
class Page:
    """One page: its tags in order, its texts between them, every attribute that is an address."""

    tags: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    addresses: list[tuple[str, str, str]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    @property
    def text(self) -> str:
        """All texts together, runs of white space as one blank."""
        return " ".join("".join(self.texts).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.page.tags.append((tag, tuple(sorted(name for name, _ in attrs))))
        for name, value in attrs:
            if name in ("href", "src", "action", "data", "srcset", "poster"):
                self.page.addresses.append((tag, name, value or ""))
            if name == "id":
                self.page.ids.add(value or "")

    def handle_data(self, data: str) -> None:
        if self.cdata_elem is None:  # what stands in a script or a style is not read
            self.page.texts.append(data)

    def handle_comment(self, data: str) -> None:
        self.page.tags.append(("!--", ()))


def read(markup: str, lang: str = "zh") -> Page:
    """Take a page apart; of words in both languages those of one."""
    reader = _Reader()
    reader.feed(in_language(markup, lang))
    reader.close()
    return reader.page


def markdown(view: View, lang: str = "zh") -> dict[str, str]:
    """Every page of a board without files to download, by its name, as Markdown in one language."""
    return {name: in_language(page, lang) for name, page in made.pages(view)}


def pages(board: Path) -> Iterator[tuple[str, Page]]:
    """Every page of a board by its path."""
    for path in sorted(board.rglob("*.html")):
        yield str(path.relative_to(board)), read(path.read_text(encoding="utf-8"))
