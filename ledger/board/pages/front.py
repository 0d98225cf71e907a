"""The front page: what this is, what is on notice, how the last period went, where to go."""

from __future__ import annotations

from collections.abc import Collection

from ledger.board import address
from ledger.board.encode import text
from ledger.board.html import cards, lead, link, numbers, page, section, table
from ledger.board.pages.notices import COLUMNS, rows
from ledger.board.pages.words import day_name, period_name
from ledger.board.view import Settled, View
from scoring.rounds import UNITS, period_of_round, subjects_of

ALWAYS = (address.RULES, address.DATA, address.VERIFY)
"""Doors to pages that every board has."""
NOTICES = 3
"""Notices on the front page: the newest."""


def front(view: View, made: Collection[str]) -> str:
    """The first page people see; ``made`` are the pages that there are."""
    name = text(str(view.body["name"]))
    whose = "单位考核" if view.of_units_alone else "干部平时考核"
    what = lead(f"{name}{whose}公开台账：做了什么、怎么评的、为什么是这个结果，看得到，查得清，人人能复算。")
    return page(f"{name} · 晒绩", [what, _last(view), _notices(view), _doors(made), _trust()])


def _last(view: View) -> str:
    settled = view.last or view.last_of_units
    if settled is None:
        return section("最近一期", "last", "<p>还没有定案的考核期。</p>")
    of_units = subjects_of(settled.period) == UNITS
    title = f"{period_name(period_of_round(settled.period))}{'单位考核' if of_units else '平时考核'}"
    act = f"{text(settled.act.settled_by)} 依据记录定案，截至 {day_name(settled.outcome.as_of)}。"
    return section(title, "last", numbers(_three(view, settled)), f"<p>{act}</p>")


def _three(view: View, settled: Settled) -> list[tuple[str, str]]:
    subjects = settled.outcome.people.values()
    scored = sum(subject.score is not None for subject in subjects)
    groups = len({subject.unit for subject in subjects})
    if subjects_of(settled.period) == UNITS:
        records = len(view.ledger.records) + len(view.ledger.logs)
        return [
            (f"{len(subjects):,}", f"个单位参加考核，{scored:,} 个有得分"),
            (f"{groups:,}", "个类别，只在同类中排名"),
            (f"{records:,}", "份记录已入账"),
        ]
    entries = sum(len(log.dates) for log in view.ledger.logs)
    return [
        (f"{len(subjects):,}", f"人列入考核名册，{scored:,} 人有得分"),
        (f"{groups:,}", "个单位参加考核"),
        (f"{entries:,}", "条工作日志已入账"),
    ]


def _notices(view: View) -> str:
    newest = rows(view, address.FRONT)[:NOTICES]
    return section("公示", "notices", table(COLUMNS, newest) if newest else "<p>目前没有公示。</p>")


def _doors(made: Collection[str]) -> str:
    go = [
        (address.PEOPLE, "找个人", "姓名或编号，输入几个字即可"),
        (address.UNITS, "看单位", "每个单位的结果和由来"),
        (address.UNIT_ROUNDS, "单位考核", "得分、等次和类内名次"),
        (address.THEMES, "晒实绩", "按主题看近期做了哪些事"),
        (address.TASKS, "目标任务", "每个节点做没做到"),
        (address.ORDERS, "督办事项", "逾期的排在前面"),
        (address.PETITIONS, "群众诉求", "什么事，怎么处理的"),
        (address.SURVEYS, "满意度调查", "怎么抽的、怎么答的"),
        (address.OBJECTIONS, "异议和申诉", "怎么提，怎么定的"),
        (address.RULES, "看规则", "每个数字是多少、依据是什么"),
        (address.DATA, "下载数据", "CSV、JSON，附 SHA-256 摘要"),
        (address.VERIFY, "自己复算", "一条命令，逐位核对全部结果"),
    ]
    listed = cards(
        (address.between(address.FRONT, there), title, words)
        for there, title, words in go
        if there in made or there in ALWAYS
    )
    return section(
        "从这里看起", "doors", listed, "<p>右上角的搜索框可以查姓名、单位、规则和公示里的任何词。</p>"
    )


def _trust() -> str:
    there = link(address.between(address.FRONT, address.VERIFY), "自己复算一遍")
    words = f"每个分数都由公开的规则和记录逐步算出，任何人都可以{there}；差一个数字，复算都会指出来。"
    return section("凭什么相信", "trust", f"<p>{words}</p>")
