"""A log filed by the form: a reader with a phone, and texts that are easily spelt wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, Route, expect

from ledger.board.filing.settings import SETTINGS
from tests.board.browsing import Reader

ORDINARY = (
    "到东关社区核查路灯报修七处，当日修复五处，另外两处要换灯杆，已经报给市政，约定周五前换好；"
    "回来整理台账二十六条，与社区核对无误，居民代表签了字。"
)
"""An entry of a length that the demo's policy asks for."""
TRICKY = (
    "yes",
    "No",
    "null",
    "~",
    "1e3",
    "0x1F",
    "12:30",
    "1/2",
    "2026-03",
    "2026-03-02",
    "2026-Q1",
    "7处",
    "-0",
    ".5",
    "NaN",
    " 开头有空格",
    "末尾有空格 ",
    "冒号: 后面有空格",
    "冒号：全角",
    "a:b",
    "a:",
    "网址 https://example.invalid/a#b",
    "编号 #12",
    "# 不是注释",
    "- 不是列表",
    "* 星号",
    "& 和 | 与 > 号",
    "[方括号]",
    "{花括号}",
    "'单引号'",
    '"双引号"',
    "反斜杠 \\ 和 \\n",
    "“中文引号”",
    "第一行\n第二行",
    "第一行\n\n第三行",
    "\n开头换行",
    "行末空格 \n下一行",
    "行首\n  缩进两格",
    "末尾换行\n",
    "末尾两个换行\n\n",
    "---",
    "...",
    "%百分号",
    "@某人",
    "`反引号`",
    "<b>不是标签</b>",
    "é 与 ü",
    "𠀀字",
)
"""Texts that YAML could take for something else, or that have to be quoted, or stand as a block."""


def at(page: Page, id_: str) -> Any:
    """A part of the form."""
    return page.locator(f"#sj-{id_}")


def opened(reader: Reader, now: str, *, lang: str = "", forge: dict[str, str] | None = None) -> Page:
    """The form, on a day; with another forge than the ledger's when one is given."""
    if forge is not None:
        reader.context.route(f"**/{SETTINGS}", _with_forge(forge))
    reader.page.clock.set_fixed_time(f"{now}T10:00:00+08:00")
    page = reader.open(f"{lang}file/")
    expect(at(page, "person")).to_be_visible()
    return page


def _with_forge(forge: dict[str, str]) -> Callable[[Route], None]:
    def changed(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=json.dumps(answer.json() | {"forge": forge}))

    return changed


def written(page: Page, person: str, day: str, text: str, theme: str = "") -> str:
    """What the form makes of an entry; empty when it refuses."""
    at(page, "person").fill(person)
    at(page, "date").fill(day)
    if theme:
        at(page, "theme").select_option(theme)
    at(page, "text").fill(text)
    return str(at(page, "yaml").input_value())
