"""Where somebody lives (D022): down to the door of a flat or the house of a village, or called an address.

Streets, villages and buildings are what the work is about and pass; so do offices. Each pattern is tried only
on a text that has its words: nearly all have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_NUMBER = "[0-9０-９零〇一二三四五六七八九十百甲乙丙丁A-Za-zＡ-Ｚ－-]{1,6}"
_BUILDING = "(?:号楼|幢|栋|座|號樓|棟)"
_DOOR = rf"{_NUMBER}\s?(?:室(?!内|外)|户(?!籍|口|主|均|数|型))"
_HOME = "小区|花园|家园|家苑|新村|公寓|苑|宿舍|雅居|名都|华庭|公馆|新城|佳园|嘉园|里弄"

_ABOVE = "[0-9０-９零一二三四五六七八九十甲乙丙丁A-Za-z幢栋楼座]"
_STAIRCASE = re.compile(
    rf"单(?:(?<={_ABOVE}单)|(?<={_ABOVE}\s单))\s?元\s?(?:{_DOOR}|[0-9０-９]{{3,4}}(?![0-9０-９个名人家年]))"
)
_FLAT = re.compile(rf"(?:{_HOME})[^，。；\n]{{0,6}}?{_NUMBER}\s?{_BUILDING}\s?{_DOOR}")
_STREET = re.compile(rf"[路街巷弄道]\s?{_NUMBER}号[^，。；\n]{{0,4}}?{_NUMBER}\s?{_BUILDING}\s?{_DOOR}")
_HOUSE = re.compile(
    rf"[村屯寨庄][^，。；、\n]{{0,6}}?{_NUMBER}\s?[组队社]\s?{_NUMBER}\s?号(?![线桥路楼文]|公告)"
)
_LABELS = (
    "家庭地址",
    "家庭住址",
    "住址",
    "户籍地",
    "户籍所在地",
    "户口所在地",
    "居住地",
    "家住",
    "租住",
    "收件地址",
    "收货地址",
)
_CALLED = re.compile(rf"(?:{'|'.join(_LABELS)})[^，。；\n]{{0,30}}?{_NUMBER}\s?(?:号|室|幢|栋|组|弄|单元|楼)")
_APART = re.compile(r"单\s元")
_HAS_BUILDING = re.compile("号楼|[幢栋座棟]|號樓")
_HAS_HOUSE = re.compile(rf"[组队社]\s?{_NUMBER}\s?号")
_HAS_LABEL = re.compile("|".join(_LABELS))


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """From and to which index each address goes."""
    for pattern in _patterns(text):
        yield from (match.span() for match in pattern.finditer(text))


def may_tell_address(letters: str) -> bool:
    """Whether a text can tell an address, by its letters alone."""
    return any(True for _ in _patterns(letters))


def _patterns(text: str) -> Iterator[re.Pattern[str]]:
    if "单元" in text or ("单" in text and _APART.search(text)):
        yield _STAIRCASE
    if ("室" in text or "户" in text) and _HAS_BUILDING.search(text):
        yield _FLAT
        yield _STREET
    if "号" in text and _HAS_HOUSE.search(text):
        yield _HOUSE
    if _HAS_LABEL.search(text):
        yield _CALLED
