"""The line of a file that a finding points at, with a mark under what is wrong.

Three pieces of the line matter: what stands before the mark, what is marked, and the rest. Each is made
visible and shortened on its own, so that the mark stands right below wide and escaped characters.
"""

from __future__ import annotations

from functools import lru_cache

from ledger.report.display import columns, visible

BEFORE = 40
"""Terminal columns of the line kept before the mark."""
WHOLE = 96
"""Terminal columns of the line kept in all."""


def excerpt(data: bytes, line: int, column: int, span: int) -> list[str]:
    """The excerpt in two lines (one when `column` is 0); none when the file has no such line.

    `line` and `column` count from 1, `column` and `span` in characters.
    """
    lines = _lines(data)
    if not 1 <= line <= len(lines):
        return []
    text = lines[line - 1].decode("utf-8", "replace").rstrip("\r")
    number = f"{line:>3}"
    if column == 0:
        return [f"{number} | {_head(visible(text), WHOLE)}".rstrip()]
    before, marked, after = _pieces(text, column, span)
    mark = " " * columns(before) + "^" * max(1, columns(marked))
    return [f"{number} | {before}{marked}{after}".rstrip(), f"{' ' * len(number)} | {mark}"]


@lru_cache(maxsize=4)
def _lines(data: bytes) -> list[bytes]:
    """The lines of a file; findings come file by file, so that the last few are enough."""
    return data.split(b"\n")


def _pieces(text: str, column: int, span: int) -> tuple[str, str, str]:
    start, end = column - 1, column - 1 + max(span, 1)
    before = _tail(visible(text[:start]), BEFORE)
    marked = _head(visible(text[start:end]), WHOLE - columns(before))
    after = _head(visible(text[end:]), WHOLE - columns(before) - columns(marked))
    return before, marked, after


def _head(text: str, room: int) -> str:
    """The text, or its beginning and `…` when it is wider than the room."""
    if columns(text) <= room:
        return text
    kept = text[: max(0, room - 1)]
    while kept and columns(kept) > room - 1:
        kept = kept[:-1]
    return kept + "…" if room > 0 else ""


def _tail(text: str, room: int) -> str:
    """The text, or `…` and its end when it is wider than the room."""
    if columns(text) <= room:
        return text
    kept = text[-(room - 1) :]
    while columns(kept) > room - 1:
        kept = kept[1:]
    return "…" + kept
