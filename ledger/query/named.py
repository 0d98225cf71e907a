"""The queries that are there already: `queries/<name>.sql` beside this module.

A file begins with four comments, the title and what it tells in Chinese, then in English::

    -- zh: 各单位等次分布
    -- zh: 每个定案周期……
    -- en: Grades by unit
    -- en: how many people …
    SELECT …
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from ledger.records.schemas import Words

_FOLDER = Path(__file__).parent / "queries"


class Named(NamedTuple):
    """A query with its name and words."""

    name: str
    zh: Words
    en: Words
    sql: str


@cache
def named_queries() -> dict[str, Named]:
    """All of them, by name in order."""
    return {path.stem: _named(path) for path in sorted(_FOLDER.glob("*.sql"))}


def _named(path: Path) -> Named:
    text = path.read_text(encoding="utf-8")
    zh, en = ([_said(line, lang) for line in text.splitlines() if _is(line, lang)] for lang in ("zh", "en"))
    return Named(path.stem, Words(*zh), Words(*en), text)


def _is(line: str, lang: str) -> bool:
    return line.startswith(f"-- {lang}: ")


def _said(line: str, lang: str) -> str:
    return line.removeprefix(f"-- {lang}: ")
