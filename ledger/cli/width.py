"""Filling and wrapping text by its width on a terminal: Chinese characters take two columns."""

from __future__ import annotations

from ledger.report.display import columns as width


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """The text filled with spaces to so many columns; set ``right``, they stand before it."""
    gap = " " * max(0, columns - width(text))
    return gap + text if right else text + gap


def wrap(text: str, columns: int) -> list[str]:
    """The text in lines of at most so many columns, broken at spaces or between Chinese characters."""
    lines = [""]
    for piece in _pieces(text):
        if lines[-1] and width(lines[-1] + piece.rstrip()) > columns and piece[0] not in _NEVER_FIRST:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines]


_NEVER_FIRST = "，。；：、！？）》”’"


def _pieces(text: str) -> list[str]:
    """Words with the spaces after them; every wide character is a piece of its own."""
    pieces: list[str] = []
    for character in text:
        joins = bool(pieces) and _joins(pieces[-1], character)
        if joins:
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _joins(piece: str, character: str) -> bool:
    if character == " ":
        return True
    return width(character) == 1 and not piece.endswith(" ") and width(piece[-1]) == 1
