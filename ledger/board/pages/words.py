"""Words that several pages use."""

from __future__ import annotations

import re

from ledger.board.encode import text
from ledger.visibility import Sight
from scoring.outcome import PersonOutcome
from scoring.periods import split

STATUS = {
    "assessed": "参加考核",
    "left": "期内离开，不评定",
    "probation": "试用期，只写评语、不定等次",
    "deferred": "暂缓评定",
    "seconded": "借出超过规定比例，由借入单位考核",
    "long_leave": "请假超过半数工作日，不评定",
    "short": "在岗时间不足，不评定",
    "withheld": "缺少必要材料，暂不出分",
}
"""Status of an outcome → what it means to a reader."""

TIERS = {"public": "向社会公开", "unit": "机关内部", "subject": "本人和评价人", "sealed": "封存，不予公开"}
"""Tier → who that is."""
UNGRADED = "本期不定等次"
"""What is said of somebody without a grade when the board may not say why."""

_NUMERALS = ("一", "二", "三", "四")
_HALVES = ("上", "下")


def status_words(sight: Sight, outcome: PersonOutcome) -> str:
    """Why somebody has no grade, as far as the board may say; empty for somebody assessed."""
    if outcome.status == "assessed":
        return ""
    words = STATUS[outcome.status] if sight.sees("result.status") else UNGRADED
    return f'<span class="sj-status">{words}</span>'


def period_name(period: str) -> str:
    """A period in words: 2026年第一季度, 2026年上半年, 2026年第3个月, 2026年度."""
    year, letter, number = split(period)
    if letter == "Q":
        return f"{year}年第{_NUMERALS[number - 1]}季度"
    if letter == "H":
        return f"{year}年{_HALVES[number - 1]}半年"
    return f"{year}年第{number}个月" if letter else f"{year}年度"


def day_name(day: str) -> str:
    """A day as people write it: 2026年3月2日."""
    year, month, date = day.split("-")
    return f"{year}年{int(month)}月{int(date)}日"


def month_name(month: str) -> str:
    """A month as people write it: 2026年3月."""
    year, number = month.split("-")
    return f"{year}年{int(number)}月"


_IDS = re.compile("(?:[A-Z][0-9]{1,3}|illustrative)(?:, (?:[A-Z][0-9]{1,3}|illustrative))*")


def basis(of: str) -> str:
    """What a number rests on: a text, or ids of rules told apart by commas; illustrative ones are marked."""
    return " ".join(_one_basis(each) for each in (of.split(", ") if _IDS.fullmatch(of) else [of]) if each)


def _one_basis(of: str) -> str:
    if of == "illustrative":
        return '<span class="sj-mark">示例值</span>'
    return f'<span class="sj-basis">{text(of)}</span>'
