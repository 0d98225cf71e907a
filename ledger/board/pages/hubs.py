"""The groups of the menu: a page for each with what it holds, and the menu itself, of pages that exist."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from ledger.board import address
from ledger.board.both import both, in_language
from ledger.board.html import cards, lead, page

Navigation = list[dict[str, object]]


class Door(NamedTuple):
    """A page of a group: where it is, its name in the menu, and what it tells."""

    page: str
    name: str
    words: str


class Group(NamedTuple):
    """A group of the menu, with a page of its own."""

    page: str
    name: str
    words: str
    doors: tuple[Door, ...]


GROUPS = (
    Group(
        address.RESULTS,
        both("结果", "Results"),
        both(
            "评了什么，用在哪里，公不公平。",
            "What was assessed, what it is used for, and whether it was fair.",
        ),
        (
            Door(
                address.UNITS,
                both("单位", "Units"),
                both("人员、结果和等次分布", "People, results and the distribution of grades"),
            ),
            Door(
                address.PEOPLE,
                both("人员", "People"),
                both("姓名或编号，输入几个字即可", "By name or id; a few characters are enough"),
            ),
            Door(
                address.UNIT_ROUNDS,
                both("单位考核", "Assessment of units"),
                both("每个单位的得分、等次和类内名次", "Score, grade and rank in its class of every unit"),
            ),
            Door(
                address.COMPARE,
                both("单位对比", "Units compared"),
                both("同类单位放在一起看等次和得分", "Grades and scores of units of one class side by side"),
            ),
            Door(
                address.COHORTS,
                both("同级分布", "Distribution by cohort"),
                both(
                    "各级等次、得分怎样分布，名额用了多少",
                    "How grades and scores are spread, and which places were used",
                ),
            ),
            Door(
                address.USES,
                both("结果运用", "Use of results"),
                both(
                    "资格、奖惩、奖金的建议和决定",
                    "Proposals and decisions on eligibility, rewards and bonus",
                ),
            ),
            Door(
                address.FAIRNESS,
                both("公平性观察", "Fairness"),
                both(
                    "宽严、轮流、互评，由记录算出",
                    "Leniency, rotation, mutual ratings, computed from the records",
                ),
            ),
            Door(
                address.FORMS,
                both("登记表", "Forms to print"),
                both(
                    "名册和个人登记表，打印签字或下载 Excel",
                    "Lists and registration forms, to sign or as Excel",
                ),
            ),
            Door(
                address.CORRECTIONS,
                both("更正", "Corrections"),
                both("定案以后改了谁的、为什么", "What changed after settlement, for whom and why"),
            ),
        ),
    ),
    Group(
        address.WORK,
        both("实绩", "Work"),
        both("定了什么目标，做了什么事。", "Which goals were set and what was done."),
        (
            Door(
                address.TODAY,
                both("今天", "Today"),
                both(
                    "近日记了什么，谁该做什么，什么快到期",
                    "What was filed lately, who owes what, what is due",
                ),
            ),
            Door(
                address.THEMES,
                both("晒实绩", "Achievements"),
                both("按主题看近期做了哪些事", "What was done lately, by theme"),
            ),
            Door(
                address.TASKS,
                both("目标任务", "Goals and tasks"),
                both(
                    "从区到人层层分解，每个节点做没做到",
                    "From the district down to each person: every milestone, done or not",
                ),
            ),
            Door(
                address.INDICATORS,
                both("指标", "Indicators"),
                both("每项定多少、做了多少、得几分", "Target, actual and points of each"),
            ),
        ),
    ),
    Group(
        address.SUPERVISION,
        both("监督", "Supervision"),
        both(
            "交办的事、群众的事、查出的事、群众怎么评。",
            "What was ordered, what citizens brought, what was found, how citizens rate it.",
        ),
        (
            Door(
                address.ORDERS,
                both("督办事项", "Supervision orders"),
                both("从交办到销号，逾期的排在前面", "From assignment to closing, overdue ones first"),
            ),
            Door(
                address.PETITIONS,
                both("群众诉求", "Petitions"),
                both("一事一单：什么事，怎么处理的", "One sheet per matter: what it was, how it was handled"),
            ),
            Door(
                address.INSPECTIONS,
                both("监督检查", "Inspections"),
                both(
                    "年度计划、计划外的批准、查出的问题", "The year's list, approvals off the list, findings"
                ),
            ),
            Door(
                address.SURVEYS,
                both("满意度调查", "Surveys"),
                both(
                    "怎么抽的、怎么答的，人人可以重抽",
                    "How people were drawn, what they said; anyone can redraw",
                ),
            ),
        ),
    ),
    Group(
        address.TAKING_PART,
        both("参与", "Taking part"),
        both(
            "公示看得到，有异议提得出，做了什么有交代。",
            "Notices are seen, objections are heard, and what followed is told.",
        ),
        (
            Door(
                address.FILE,
                both("填报日志", "File a log"),
                both("手机上一分钟填好，不用会 git", "From a phone within a minute; no git needed"),
            ),
            Door(
                address.NOTICES,
                both("公示", "Public notices"),
                both("正在公示和公示过的事项", "Open and past notices"),
            ),
            Door(
                address.OBJECTIONS,
                both("异议和申诉", "Objections and appeals"),
                both("怎么提，提了多少，怎么定的", "How to object, how many did, what was decided"),
            ),
            Door(
                address.MEASURES,
                both("关心帮带", "Care and mentoring"),
                both("提醒、帮带、谈话、整改", "Reminders, mentoring, talks, corrections"),
            ),
            Door(
                address.STATISTICS,
                both("统计", "Statistics"),
                both("提醒、帮带、申诉，一年一份", "Reminders, mentoring and appeals, year by year"),
            ),
            Door(
                address.ACTIVITIES,
                both("考核工作", "The assessment's work"),
                both("谁组织、谁监督、开展了什么", "Who runs it, who supervises it, what took place"),
            ),
        ),
    ),
)
RULES = (
    (both("规则", "Rules"), address.RULES),
    (both("校验规则", "Checks"), address.CHECKS),
    (both("数据字典", "Data dictionary"), address.RECORDS),
)
DATA = (
    (both("数据", "Data"), address.DATA),
    (both("订阅", "Subscribe"), address.FEEDS),
    (both("数据接口", "API"), address.API),
    (both("自己复算", "Verify it yourself"), address.VERIFY),
    (both("在浏览器里重算", "Recompute in the browser"), address.RECOMPUTE),
    (both("关于", "About"), address.ABOUT),
    (both("无障碍声明", "Accessibility statement"), address.ACCESS),
)
"""Pages that every board has; the first of each group is its own page."""
NAMES = {
    **{group.page: group.name for group in GROUPS},
    **{door.page: door.name for group in GROUPS for door in group.doors},
    **{there: name for name, there in (*RULES, *DATA)},
}
"""Page → what the menu calls it."""


def way(here: str, there: str) -> tuple[str, str]:
    """The address of a page of the menu, from the page ``here``, and its name."""
    return address.between(here, there), NAMES[there]


def hubs(made: Collection[str]) -> Iterator[tuple[str, str]]:
    """A page for every group with pages among those ``made``."""
    for group in GROUPS:
        doors = [door for door in group.doors if door.page in made]
        if doors:
            listed = cards((address.between(group.page, door.page), door.name, door.words) for door in doors)
            yield group.page, page(group.name, [lead(group.words), listed])


def navigation(made: Collection[str], lang: str) -> Navigation:
    """The menu: the groups and in each the pages ``made``; a group without any is left out."""
    front = (both("首页", "Home"), address.FRONT)
    return [_entry(*front, lang), *_groups(made, lang), _fixed(RULES, lang), _fixed(DATA, lang)]


def _entry(name: str, there: str, lang: str) -> dict[str, object]:
    return {in_language(name, lang): address.markdown(there)}


def _fixed(group: Sequence[tuple[str, str]], lang: str) -> dict[str, object]:
    """A group; its own page is named as well, so that no entry of the menu waits for a page to be read."""
    return {in_language(group[0][0], lang): [_entry(*each, lang) for each in group]}


def _groups(made: Collection[str], lang: str) -> Iterator[dict[str, object]]:
    for group in GROUPS:
        inside = [(door.name, door.page) for door in group.doors if door.page in made]
        if inside:
            yield _fixed([(group.name, group.page), *inside], lang)
