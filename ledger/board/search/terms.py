"""What a text is found by: pairs of neighbouring Chinese characters, and words of other letters."""

from __future__ import annotations

import re
import unicodedata
from operator import add

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, as a range of a regular expression."""
_RUN = re.compile(f"[{HAN}]+")
_WORD = re.compile(rf"[^\W_{HAN}]+")
COMMON = "，：；！？（）"
"""Wide marks that most texts have; taken out first, they leave nothing to normalize, which is slow."""


def folded(text: str) -> str:
    """A text in which width, forms of compatibility and case make no difference."""
    for mark in COMMON:
        text = text.replace(mark, " ")
    return unicodedata.normalize("NFKC", text).lower()


def terms(text: str) -> set[str]:
    """The terms of a text: of every run of Chinese characters each two neighbours, or the one that stands
    alone, and every run of other letters and digits.

    ``terms("公路养护 2026-Q1")`` is ``{"公路", "路养", "养护", "2026", "q1"}``.
    """
    plain = folded(text)
    found = set(_WORD.findall(plain))
    for run in set(_RUN.findall(plain)):
        found.update(map(add, run, run[1:]) if len(run) > 1 else run)
    return found
