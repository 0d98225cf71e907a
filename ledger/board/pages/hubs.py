"""The groups of the menu: a page for each with what it holds, and the menu itself, of pages that exist."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from ledger.board import address
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
        "结果",
        "评了什么，用在哪里，公不公平。",
        (
            Door(address.UNITS, "单位", "人员、结果和等次分布"),
            Door(address.PEOPLE, "人员", "姓名或编号，输入几个字即可"),
            Door(address.UNIT_ROUNDS, "单位考核", "每个单位的得分、等次和类内名次"),
            Door(address.USES, "结果运用", "资格、奖惩、奖金的建议和决定"),
            Door(address.FAIRNESS, "公平性观察", "宽严、轮流、互评，由记录算出"),
            Door(address.CORRECTIONS, "更正", "定案以后改了谁的、为什么"),
        ),
    ),
    Group(
        address.WORK,
        "实绩",
        "定了什么目标，做了什么事。",
        (
            Door(address.THEMES, "晒实绩", "按主题看近期做了哪些事"),
            Door(address.TASKS, "目标任务", "从区到人层层分解，每个节点做没做到"),
            Door(address.INDICATORS, "指标", "每项定多少、做了多少、得几分"),
        ),
    ),
    Group(
        address.SUPERVISION,
        "监督",
        "交办的事、群众的事、查出的事、群众怎么评。",
        (
            Door(address.ORDERS, "督办事项", "从交办到销号，逾期的排在前面"),
            Door(address.PETITIONS, "群众诉求", "一事一单：什么事，怎么处理的"),
            Door(address.INSPECTIONS, "监督检查", "年度计划、计划外的批准、查出的问题"),
            Door(address.SURVEYS, "满意度调查", "怎么抽的、怎么答的，人人可以重抽"),
        ),
    ),
    Group(
        address.TAKING_PART,
        "参与",
        "公示看得到，有异议提得出，做了什么有交代。",
        (
            Door(address.NOTICES, "公示", "正在公示和公示过的事项"),
            Door(address.OBJECTIONS, "异议和申诉", "怎么提，提了多少，怎么定的"),
            Door(address.MEASURES, "关心帮带", "提醒、帮带、谈话、整改"),
            Door(address.ACTIVITIES, "考核工作", "谁组织、谁监督、开展了什么"),
        ),
    ),
)
RULES: dict[str, object] = {
    "规则": ["rules/index.md", {"校验规则": "rules/checks.md"}, {"数据字典": "rules/records.md"}]
}
DATA: dict[str, object] = {"数据": ["data/index.md", {"自己复算": "verify.md"}, {"关于": "about.md"}]}


def hubs(made: Collection[str]) -> Iterator[tuple[str, str]]:
    """A page for every group with pages among those ``made``."""
    for group in GROUPS:
        doors = [door for door in group.doors if door.page in made]
        if doors:
            listed = cards((address.between(group.page, door.page), door.name, door.words) for door in doors)
            yield group.page, page(group.name, [lead(group.words), listed])


def navigation(made: Collection[str]) -> Navigation:
    """The menu: the groups and in each the pages ``made``; a group without any is left out."""
    return [{"首页": "index.md"}, *_groups(made), RULES, DATA]


def _groups(made: Collection[str]) -> Iterator[dict[str, object]]:
    for group in GROUPS:
        inside = [{door.name: address.markdown(door.page)} for door in group.doors if door.page in made]
        if inside:
            yield {group.name: [address.markdown(group.page), *inside]}
