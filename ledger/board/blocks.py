"""Sets aside the HTML of our pages before Markdown is read: as Python-Markdown does, in a part of its time.

Our pages are parts between empty lines, each a heading or whole elements (`ledger.board.html.page`). Where a
page is anything else, Python-Markdown's own way is taken for all of it: the outcome is the same either way.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import HtmlBlockPreprocessor

_START = re.compile(r"<([a-z][a-z0-9]*)[ >]")
_PARTS = re.compile(r"\n{2,}")
_UNUSUAL = re.compile(r"<[!?]|\n[ \t]+\n|[\x02\x03]")
"""Comments, declarations, lines of blanks: nothing that a page of ours has."""
_NEVER_CLOSED = frozenset({"hr"})


class Blocks(Extension):  # type: ignore[misc]  # the library is untyped
    """To be given to Markdown among its extensions."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Take the place of Markdown's own step."""
        md.preprocessors.register(_Quick(md), "html_block", 20)


class _Quick(HtmlBlockPreprocessor):  # type: ignore[misc]
    def run(self, lines: list[str]) -> list[str]:
        """Lines in which every block of HTML is a placeholder."""
        source = "\n".join(lines)
        parts = [part for part in _PARTS.split(source) if part]
        cut = [self._cut(part) for part in parts]
        if _UNUSUAL.search(source) or None in cut:
            slowly: list[str] = super().run(lines)
            return slowly
        return "\n\n".join(self._stored(part, cut) for part, cut in zip(parts, cut, strict=True)).split("\n")

    def _cut(self, part: str) -> list[str] | None:
        """The elements that a part is made of; none for a line of Markdown, None for anything else."""
        if not part.startswith("<"):
            return None if "\n" in part else []
        found, at = [], 0
        while at < len(part):
            start = _START.match(part, at)
            if start is None or start[1] in _NEVER_CLOSED or not self.md.is_block_level(start[1]):
                return None
            end = _end(part, at, start[1])
            if end is None:
                return None
            found.append(part[at:end])
            at = end
        return found

    def _stored(self, part: str, elements: list[str] | None) -> str:
        if not elements:
            return part
        elements[-1] += "\n"
        return "\n\n".join(map(self.md.htmlStash.store, elements))


def _end(part: str, at: int, tag: str) -> int | None:
    """Where the element that begins at a place ends."""
    depth = 0
    for found in _ways(tag).finditer(part, at):
        depth += -1 if found[0].startswith("</") else 1
        if depth == 0:
            return part.index(">", found.start()) + 1
    return None


@lru_cache
def _ways(tag: str) -> re.Pattern[str]:
    return re.compile(rf"</?{tag}(?=[ >])")
