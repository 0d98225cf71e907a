"""The front page: what this is, what is on notice, how the last period went, where to go."""

from __future__ import annotations

from collections.abc import Collection

from ledger.board import address
from ledger.board.both import both
from ledger.board.config import PRODUCT, body_name
from ledger.board.html import cards, lead, link, numbers, page, section, table
from ledger.board.pages.finder import seeker
from ledger.board.pages.hubs import NAMES
from ledger.board.pages.notices import COLUMNS, rows
from ledger.board.pages.offices import office
from ledger.board.pages.words import day_name, period_name
from ledger.board.settled import Settled
from ledger.board.view import View
from scoring.rounds import UNITS, period_of_round, subjects_of

ALWAYS = (address.RULES, address.DATA, address.VERIFY)
"""Doors to pages that every board has."""
NOTICES = 3
"""Notices on the front page: the newest."""
OF_UNITS = both("单位考核", "the assessment of units")
LAST = both("最近一期", "The last period")
DOORS = (
    (
        address.PEOPLE,
        both("找个人", "Find a person"),
        both("姓名或编号，输入几个字即可", "By name or id; a few characters are enough"),
    ),
    (
        address.UNITS,
        both("看单位", "Look at a unit"),
        both("每个单位的结果和由来", "The results of every unit and how they came about"),
    ),
    (
        address.UNIT_ROUNDS,
        NAMES[address.UNIT_ROUNDS],
        both("得分、等次和类内名次", "Score, grade and rank in the class"),
    ),
    (address.TODAY, NAMES[address.TODAY], both("谁该做什么，什么快到期", "Who owes what, and what is due")),
    (address.THEMES, NAMES[address.THEMES], both("按主题看近期做了哪些事", "What was done lately, by theme")),
    (address.TASKS, NAMES[address.TASKS], both("每个节点做没做到", "Every milestone, done or not")),
    (address.ORDERS, NAMES[address.ORDERS], both("逾期的排在前面", "Overdue ones first")),
    (
        address.PETITIONS,
        NAMES[address.PETITIONS],
        both("什么事，怎么处理的", "What it was, how it was handled"),
    ),
    (
        address.SURVEYS,
        NAMES[address.SURVEYS],
        both("怎么抽的、怎么答的", "How people were drawn, what they said"),
    ),
    (
        address.OBJECTIONS,
        NAMES[address.OBJECTIONS],
        both("怎么提，怎么定的", "How to object, what was decided"),
    ),
    (
        address.RULES,
        both("看规则", "Read the rules"),
        both("每个数字是多少、依据是什么", "Every number and what it rests on"),
    ),
    (
        address.DATA,
        both("下载数据", "Download the data"),
        both("CSV、JSON，附 SHA-256 摘要", "CSV and JSON, with SHA-256 digests"),
    ),
    (
        address.VERIFY,
        both("自己复算", "Verify it yourself"),
        both("一条命令，逐位核对全部结果", "One command checks every digit of every result"),
    ),
)
"""Page → its name on the front page and what it tells."""


def front(view: View, made: Collection[str]) -> str:
    """The first page people see; ``made`` are the pages that there are."""
    name = body_name(view.body)
    parts = [lead(_what(view, name)), seeker(), _last(view), _notices(view), _doors(made), _trust()]
    return page(f"{name} · {PRODUCT}", parts)


def _what(view: View, name: str) -> str:
    whose = OF_UNITS if view.of_units_alone else both("干部平时考核", "the routine assessment of officials")
    return both(
        f"{name}{whose}公开台账：做了什么、怎么评的、为什么是这个结果，看得到，查得清，人人能复算。",
        f"The open ledger of {name} on {whose}: what was done, how it was rated and why the result is what "
        "it is, for everybody to see, to trace and to recompute.",
    )


def _last(view: View) -> str:
    settled = view.last or view.last_of_units
    if settled is None:
        return section(LAST, "last", f"<p>{both('还没有定案的考核期。', 'No period is settled yet.')}</p>")
    of_units = subjects_of(settled.period) == UNITS
    period = period_name(period_of_round(settled.period))
    title = (
        both(f"{period}单位考核", f"Assessment of units, {period}")
        if of_units
        else both(f"{period}平时考核", f"Routine assessment, {period}")
    )
    by, day = office(view, settled.act.settled_by), day_name(settled.outcome.as_of)
    act = both(
        f"{by}依据记录定案，截至{day}。", f"Settled by {by} on the strength of the records, as of {day}."
    )
    return section(title, "last", numbers(_three(view, settled)), f"<p>{act}</p>")


def _three(view: View, settled: Settled) -> list[tuple[str, str]]:
    subjects = settled.outcome.people.values()
    scored = sum(subject.score is not None for subject in subjects)
    groups = len({subject.unit for subject in subjects})
    if subjects_of(settled.period) == UNITS:
        records = len(view.ledger.records) + len(view.ledger.logs)
        units, classes = _noun(len(subjects), "unit", "units"), _noun(groups, "class", "classes")
        return [
            (
                f"{len(subjects):,}",
                both(f"个单位参加考核，{scored:,} 个有得分", f"{units} assessed, {scored:,} with a score"),
            ),
            (f"{groups:,}", both("个类别，只在同类中排名", f"{classes} to be ranked in")),
            (f"{records:,}", both("份记录已入账", "records in the ledger")),
        ]
    entries = sum(len(log.dates) for log in view.ledger.logs)
    people, units = _noun(len(subjects), "person", "people"), _noun(groups, "unit", "units")
    return [
        (
            f"{len(subjects):,}",
            both(f"人列入考核名册，{scored:,} 人有得分", f"{people} on the roster, {scored:,} with a score"),
        ),
        (f"{groups:,}", both("个单位参加考核", f"{units} taking part")),
        (f"{entries:,}", both("条工作日志已入账", "entries in work logs")),
    ]


def _noun(number: int, one: str, many: str) -> str:
    return one if number == 1 else many


def _notices(view: View) -> str:
    newest = rows(view, address.FRONT)[:NOTICES]
    none = f"<p>{both('目前没有公示。', 'There is no public notice at present.')}</p>"
    return section(NAMES[address.NOTICES], "notices", table(COLUMNS, newest) if newest else none)


def _doors(made: Collection[str]) -> str:
    listed = cards(
        (address.between(address.FRONT, there), title, words)
        for there, title, words in DOORS
        if there in made or there in ALWAYS
    )
    return section(both("从这里看起", "Where to begin"), "doors", listed, f"<p>{_search()}</p>")


def _search() -> str:
    there = link(address.between(address.FRONT, address.SEARCH), both("搜索全站", "Search the board"))
    return both(
        f"{there}：姓名、单位、工作日志、公示、规则里的任何字句都查得到。",
        f"{there}: any words in names, units, work logs, notices and rules are found.",
    )


def _trust() -> str:
    there = link(address.between(address.FRONT, address.VERIFY), both("自己复算一遍", "recompute it"))
    words = both(
        f"每个分数都由公开的规则和记录逐步算出，任何人都可以{there}；差一个数字，复算都会指出来。",
        f"Every score follows step by step from open rules and records. Anyone can {there}; a single digit "
        "that is off is pointed out.",
    )
    return section(both("凭什么相信", "Why trust it"), "trust", f"<p>{words}</p>")
