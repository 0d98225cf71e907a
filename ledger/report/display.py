"""Text that is safe to show, and how wide it is on a terminal.

What people wrote into records is data: no character of it may steer a terminal, end a line or hide.
"""

from __future__ import annotations

import unicodedata

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def visible(text: str) -> str:
    """The text with every control, format, surrogate and private-use character written as an escape.

    >>> visible("a\\x1b[2Jb")
    'a\\\\u001b[2Jb'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_escape(char) if unicodedata.category(char) in _HIDDEN else char for char in text)


def columns(text: str) -> int:
    """The number of terminal columns that a visible text takes: two for a wide character, none for a mark."""
    return len(text) if text.isascii() else sum(_columns(character) for character in text)


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _columns(character: str) -> int:
    category = unicodedata.category(character)
    if category in ("Mn", "Me"):
        return 0
    if category == "Cn":  # Pythons disagree about the width of what they do not know
        return 2 if 0x20000 <= ord(character) < 0x40000 else 1
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
