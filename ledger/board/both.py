"""Words of the board in Chinese and English: written side by side, chosen last.

A page is made once. Whatever the board itself says stands in it in both languages, as a pair held together by
control characters, which text by people can never bring in (`ledger.board.encode`). Pairs may hold pairs.
"""

from __future__ import annotations

import re
from functools import lru_cache

LANGS = ("zh", "en")
"""The languages of a board; the first one's pages stand at its root."""
_START, _OR, _END = "\x01", "\x02", "\x03"
_INNERMOST = re.compile(f"{_START}([^{_START}{_OR}{_END}]*){_OR}([^{_START}{_OR}{_END}]*){_END}")


def both(zh: str, en: str) -> str:
    """Words in Chinese and in English, to go into a page like any other (encoded) text."""
    return f"{_START}{zh}{_OR}{en}{_END}"


def counted(number: int, zh: str, one: str, many: str) -> str:
    """A number and what it counts: ``counted(2, "人", "person", "people")``."""
    return both(f"{number:,} {zh}", f"{number:,} {one if number == 1 else many}")


@lru_cache(4096)
def capital(words: str) -> str:
    """Words of which the English ones begin with a capital letter, as headings do."""
    zh, en = (in_language(words, lang) for lang in LANGS)
    return words if zh == en else both(zh, en[:1].upper() + en[1:])


def in_language(page: str, lang: str) -> str:
    """A page with the words of one language only."""
    chosen = rf"\{LANGS.index(lang) + 1}"
    while _START in page:
        page, found = _INNERMOST.subn(chosen, page)
        if not found:
            raise ValueError("a pair of words is not closed")
    return page
