"""One page of every kind that a board has, found by address, so that a new kind is never forgotten."""

from __future__ import annotations

from pathlib import Path

HUGE = 400_000
"""A page of more bytes than this is left to the tests that do not lay pages out: the data dictionary."""
SINGLE = ("rules",)
"""Folders whose pages are all of different kinds."""


def addresses(board: Path) -> list[str]:
    """The address of the fullest page of every kind: pages of one folder at one depth are of one kind."""
    found: dict[tuple[str, ...], list[tuple[int, str]]] = {}
    for path in sorted(board.rglob("index.html")):
        folders = path.relative_to(board).parts[:-1]
        if folders[:1] != ("en",) and path.stat().st_size < HUGE:
            kind = (
                folders if folders[:1] in {(each,) for each in SINGLE} else (*folders[:1], str(len(folders)))
            )
            found.setdefault(kind, []).append((path.stat().st_size, "".join(f"{each}/" for each in folders)))
    return [max(pages)[1] for pages in found.values()]
