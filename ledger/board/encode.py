"""Text by people is data: it reaches a page as characters, never as markup of any kind."""

from __future__ import annotations

import re

_RISKY = re.compile(r"[\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]")
"""ASCII characters that are neither letters nor digits: all that HTML, Markdown and Jinja give a meaning."""


def text(value: str) -> str:
    """One line of text for HTML inside Markdown: risky ASCII as numeric entities, the rest as it is.

    A line break becomes a blank; see ``paragraphs`` for text of several lines.
    """
    return _RISKY.sub(_entity, " ".join(value.split("\n")))


def paragraphs(value: str) -> str:
    """Text of several lines as HTML paragraphs; empty lines are left out."""
    return "".join(f"<p>{text(line)}</p>" for line in value.split("\n") if line.strip())


def _entity(match: re.Match[str]) -> str:
    character = match[0]
    return character if character == " " else f"&#{ord(character)};"
