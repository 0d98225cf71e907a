"""Words that several pages use."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ledger.board.both import both
from ledger.board.encode import text
from ledger.visibility import Sight
from scoring.outcome import PersonOutcome
from scoring.periods import split

STATUS = {
    "assessed": both("参加考核", "assessed"),
    "left": both("期内离开，不评定", "left during the period, not assessed"),
    "probation": both("试用期，只写评语、不定等次", "on probation: comments only, no grade"),
    "deferred": both("暂缓评定", "assessment deferred"),
    "seconded": both(
        "借出超过规定比例，由借入单位考核", "seconded beyond the set share, assessed by the host unit"
    ),
    "long_leave": both("请假超过半数工作日，不评定", "on leave for over half the workdays, not assessed"),
    "short": both("在岗时间不足，不评定", "too little time in post, not assessed"),
    "withheld": both("缺少必要材料，暂不出分", "no score yet, as required material is missing"),
}
"""Status of an outcome → what it means to a reader."""

TIERS = {
    "public": both("向社会公开", "open to the public"),
    "unit": both("机关内部", "inside the body"),
    "subject": both("本人和评价人", "the person and their reviewers"),
    "sealed": both("封存，不予公开", "sealed, not published"),
}
"""Tier → who that is."""
PERIOD = both("考核期", "Period")
GRADE = both("等次", "Grade")
SCORE = both("得分", "Score")
BASIS = both("依据", "Basis")
REASON = both("理由", "Reason")
SUM = both("合计", "Total")
COMMA = both("，", ", ")
HOW = both("由来", "Explanation")
WHY = both("为什么是这个结果", "Why this result")
OWN_UNIT = both("本单位", "The unit itself")
NO_DATA = both("没有数据", "no data")
UNGRADED = both("本期不定等次", "no grade this period")
"""What is said of somebody without a grade when the board may not say why."""

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


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
        return both(f"{year}年第{'一二三四'[number - 1]}季度", f"Q{number} {year}")
    if letter == "H":
        return both(f"{year}年{'上下'[number - 1]}半年", f"H{number} {year}")
    if letter:
        return both(f"{year}年第{number}个月", f"month {number} of {year}")
    return both(f"{year}年度", str(year))


def day_name(day: str) -> str:
    """A day as people write it: 2026年3月2日, 2 March 2026."""
    year, month, date = day.split("-")
    return both(f"{year}年{int(month)}月{int(date)}日", f"{int(date)} {MONTHS[int(month) - 1]} {year}")


def month_name(month: str) -> str:
    """A month as people write it: 2026年3月, March 2026."""
    year, number = month.split("-")
    return both(f"{year}年{int(number)}月", f"{MONTHS[int(number) - 1]} {year}")


def joined(words: Iterable[str]) -> str:
    """Names, days or other short words in a row, as each language sets them apart."""
    return both("、", ", ").join(words)


def year_name(year: str) -> str:
    """A calendar year: 2026年, 2026."""
    return both(f"{year}年", year)


def span(start: str, end: str) -> str:
    """From one day (or other encoded words) to another."""
    start, end = whole(start), whole(end)
    return both(f"{start} 至 {end}", f"{start} to {end}")


def whole(words: str) -> str:
    """A day or other short encoded words, within which a line never ends."""
    return f'<span class="sj-day">{words}</span>'


def titled(title: str, said: str) -> str:
    """A title, or a name, and what is said of it, both encoded."""
    return both(f"{title}：{said}", f"{title}: {said}")


def version_name(version: object) -> str:
    """A version of a policy: 第 2 版, version 2."""
    return both(f"第 {version} 版", f"version {version}")


_IDS = re.compile("(?:[A-Z][0-9]{1,3}|illustrative)(?:, (?:[A-Z][0-9]{1,3}|illustrative))*")


def basis(of: str) -> str:
    """What a number rests on: a text, or ids of rules told apart by commas; illustrative ones are marked."""
    return " ".join(_one_basis(each) for each in (of.split(", ") if _IDS.fullmatch(of) else [of]) if each)


def _one_basis(of: str) -> str:
    if of == "illustrative":
        return '<span class="sj-mark">' + both("示例值", "illustrative") + "</span>"
    return f'<span class="sj-basis">{text(of)}</span>'
