"""Text with its escapes read, so that a number spelt in escapes is seen as what it says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_ESCAPE = re.compile(
    r"\\x(?P<x>[0-9A-Fa-f]{2})|\\u(?P<u>[0-9A-Fa-f]{4})|\\U(?P<U>[0-9A-Fa-f]{8})"
    r"|&#(?P<dec>[0-9]{1,7});|&#[xX](?P<hex>[0-9A-Fa-f]{1,6});|%(?P<per>[2-7][0-9A-Fa-f])"
)
"""A character written as an escape of YAML, of HTML or of an address."""


class Unfolded(NamedTuple):
    """A text, and for each of its characters, and its end, the index in the text it was made from."""

    text: str
    at: Sequence[int]


def unfold(text: str) -> Unfolded:
    """The text with escapes read; the text itself when it has none."""
    if "\\" not in text and "&#" not in text and "%" not in text:
        return Unfolded(text, range(len(text) + 1))
    signs: list[str] = []
    at: list[int] = []
    end = 0
    for match in _ESCAPE.finditer(text):
        signs += [text[end : match.start()], _sign(match)]
        at += [*range(end, match.start()), match.start()]
        end = match.end()
    return Unfolded("".join((*signs, text[end:])), [*at, *range(end, len(text) + 1)])


def _sign(match: re.Match[str]) -> str:
    kind = match.lastgroup or ""
    code = int(match[kind], 10 if kind == "dec" else 16)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "?"
