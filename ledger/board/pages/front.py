"""The front page: what this is, what is on notice, how the last period went, where to go."""

from __future__ import annotations

from ledger.board import address
from ledger.board.encode import text
from ledger.board.html import cards, lead, link, numbers, page, section, table
from ledger.board.pages.notices import COLUMNS, rows
from ledger.board.pages.words import day_name, period_name
from ledger.board.view import Settled, View

NOTICES = 3
"""Notices on the front page: the newest."""


def front(view: View) -> str:
    """The first page people see."""
    name = text(str(view.body["name"]))
    what = lead(
        f"{name}干部平时考核公开台账：做了什么、怎么评的、为什么是这个结果，看得到，查得清，人人能复算。"
    )
    return page(f"{name} · 晒绩", [what, _last(view), _notices(view), _doors(view), _trust()])


def _last(view: View) -> str:
    settled = view.last
    if settled is None:
        return section("最近一期", "last", "<p>还没有定案的考核期。</p>")
    title = f"{period_name(settled.period)}平时考核"
    act = f"{text(settled.act.settled_by)} 依据记录定案，截至 {day_name(settled.outcome.as_of)}。"
    return section(title, "last", numbers(_three(view, settled)), f"<p>{act}</p>")


def _three(view: View, settled: Settled) -> list[tuple[str, str]]:
    people = settled.outcome.people.values()
    scored = sum(person.score is not None for person in people)
    entries = sum(len(log.dates) for log in view.ledger.logs)
    units = len({person.unit for person in people})
    return [
        (f"{len(people):,}", f"人列入考核名册，{scored:,} 人有得分"),
        (f"{units:,}", "个单位参加考核"),
        (f"{entries:,}", "条工作日志已入账"),
    ]


def _notices(view: View) -> str:
    newest = rows(view, address.FRONT)[:NOTICES]
    return section("公示", "notices", table(COLUMNS, newest) if newest else "<p>目前没有公示。</p>")


def _doors(view: View) -> str:
    go = [
        (address.PEOPLE, "找个人", "姓名或编号，输入几个字即可"),
        (address.UNITS, "看单位", "人员、结果和等次分布"),
        (address.THEMES, "晒实绩", "按主题看近期做了哪些事"),
        (address.RULES, "看规则", "每个数字是多少、依据是什么"),
        (address.DATA, "下载数据", "CSV、JSON，附 SHA-256 摘要"),
        (address.VERIFY, "自己复算", "一条命令，逐位核对全部结果"),
    ]
    listed = cards((address.between(address.FRONT, there), title, words) for there, title, words in go)
    return section(
        "从这里看起", "doors", listed, "<p>右上角的搜索框可以查姓名、单位、规则和公示里的任何词。</p>"
    )


def _trust() -> str:
    there = link(address.between(address.FRONT, address.VERIFY), "自己复算一遍")
    words = f"每个分数都由公开的规则和记录逐步算出，任何人都可以{there}；差一个数字，复算都会指出来。"
    return section("凭什么相信", "trust", f"<p>{words}</p>")
