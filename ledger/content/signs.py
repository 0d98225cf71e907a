"""Characters that stand for digits, in whatever script or disguise, and what may stand between digits."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_HAN = {
    "零〇洞": 0, "一壹弌幺": 1, "二贰貳弍两兩": 2, "三叁參弎": 3, "四肆": 4, "五伍": 5, "六陆陸": 6,
    "七柒拐": 7, "八捌": 8, "九玖勾": 9,
}  # fmt: skip
"""Numerals as they are written, as they are written in accounts, and as they are said on the radio."""
_ALIKE = {"OoОоΟοＯｏ": 0, "lIіІıΙｌＩ": 1, "ZＺ": 2, "ЗзƷ": 3, "SＳ": 5, "bб": 6, "BＢ": 8, "gq": 9}
"""Letters that are read as digits among digits."""
_KEYS = "²³¹⁰⁴-⁹₀-₉①-⑨⑴-⑼⒈-⒐⓪⓵-⓽⓿❶-❾➀-➈➊-➒\U0001f100-\U0001f10a"
"""Digits that `\\d` leaves out: raised, lowered, in circles, in brackets, with a full stop."""
_FILLERS = "\u115f\u1160\u3164\uffa0"
"""Letters that show as nothing."""
TEN = "XxＸｘХхΧχ×✕Ⅹⅹ"
"""What stands for ten at the end of an identity number."""

_VALUES = {sign: value for table in (_HAN, _ALIKE) for signs, value in table.items() for sign in signs}
_LETTERS = frozenset("".join(_ALIKE))
_UNSEEN = frozenset({"Cf", "Cc", "Mn", "Me", "Mc", "Co", "Cn"})

_SURE = rf"\d{''.join(_HAN)}{_KEYS}"
_SIGN = rf"[{_SURE}{''.join(_ALIKE)}]"
_MOST_BETWEEN = 12
"""Signs and blanks between two digits: room for the end of a line and the indent of the next one."""


def run_of(least: int) -> re.Pattern[str]:
    """Finds at least so many signs for digits with no more than gaps between them, in a text made `plain`."""
    gap = rf"[\W_{_FILLERS}]{{0,{_MOST_BETWEEN}}}+"
    return re.compile(rf"{_SIGN}(?<![0-9][0-9])(?:{gap}{_SIGN}){{{least - 1},}}+")


def dense_run_of(least: int) -> re.Pattern[str]:
    """The same, of a text that holds nothing but letters and digits."""
    return re.compile(rf"{_SIGN}{{{least}}}")


def plain(text: str) -> str:
    """The text with rings written as zeros; its length stays."""
    return text.replace("○", "〇").replace("◯", "〇")


@lru_cache(maxsize=4096)
def value_of(sign: str) -> int | None:
    """The digit that a sign stands for; None when it stands for none."""
    known = _VALUES.get(sign)
    return known if known is not None else unicodedata.digit(sign, None)


def is_letter(sign: str) -> bool:
    """Whether a sign only looks like a digit."""
    return sign in _LETTERS


@lru_cache(maxsize=4096)
def seen(gap: str) -> str:
    """What of a gap shows at all: nothing, between digits that only seem to be apart."""
    return "".join(
        sign
        for sign in gap
        if sign in "\n\t" or (sign not in _FILLERS and unicodedata.category(sign) not in _UNSEEN)
    )
