"""The shortest way into a work log of the usual shape, which nearly all files of a ledger have.

One regular expression reads a whole entry. It knows only logs in canonical form that fit their schema, and
only texts of the most common characters; a log that it does not know is no worse, it is read in the general
way. The tests hold both ways against each other.
"""

from __future__ import annotations

import re
from typing import Any

from ledger.reading.scalars import is_plain
from ledger.records.kinds import PARTS
from ledger.records.schemas import schema_of

_MAX_ENTRIES = 31
_HAN = "\u4e00-\u9fa5"
# Starting with a Chinese character and without blank, colon or number sign, a text needs no quotes.
_TEXT = f"[{_HAN}][{_HAN}0-9A-Za-z，。、；：（）《》〔〕！？“”…—%+/-]{{0,1999}}+"
_HEAD = re.compile(
    f"person: ({PARTS['person']})\nunit: ({PARTS['unit']})\nmonth: ({PARTS['month']})\nentries:\n"
)
_ENTRY = re.compile(
    '^- date: "([0-9-]{10})"\n  filed: "([0-9-]{10})"\n'
    f"(?:  theme: ([a-z][a-z0-9_-]{{0,47}})\n)?+  text: ({_TEXT})\n",
    re.MULTILINE,
)
_HEAD_LINES = 4
_ENTRY_LINES = 4

_days: set[str] = set()
"""Days that are known to exist."""


def scan_log(data: bytes) -> dict[str, Any] | None:
    """The value of a log that is canonical and fits its schema; None when this cannot be told from here."""
    text = data.decode("utf-8", "replace")
    head = _HEAD.match(text)
    found = _ENTRY.findall(text, head.end()) if head else []
    if head is None or not 0 < len(found) <= _MAX_ENTRIES or not text.endswith("\n"):
        return None
    dates, filed, themes, _ = zip(*found, strict=True)
    # Head and entries are whole lines: nothing else is there when the lines add up.
    if text.count("\n") != _HEAD_LINES + _ENTRY_LINES * len(found) - themes.count(""):
        return None
    if not all(map(is_plain, {head[2], *themes} - {""})) or not _exist({*dates, *filed}):
        return None
    return {"person": head[1], "unit": head[2], "month": head[3], "entries": _entries(found)}


def _entries(found: list[tuple[str, str, str, str]]) -> list[dict[str, str]]:
    return [
        {"date": date, "filed": filed, "theme": theme, "text": text}
        if theme
        else {"date": date, "filed": filed, "text": text}
        for date, filed, theme, text in found
    ]


def _exist(days: set[str]) -> bool:
    if days <= _days:
        return True
    pattern = re.compile(schema_of("log")["$defs"]["day"]["pattern"])
    _days.update(filter(pattern.search, days))
    return days <= _days
