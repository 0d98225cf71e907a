"""Forms to print: the lists of units and the registration forms of people, as an office signs them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ledger.board import address
from ledger.board.both import both, counted
from ledger.board.encode import text
from ledger.board.forms.files import file_name, papers, sets
from ledger.board.forms.markup import paper_html
from ledger.board.forms.paper import Paper
from ledger.board.html import back, cards, lead, link, page, section
from ledger.board.pages.hubs import NAMES, way
from ledger.board.pages.words import period_name
from ledger.board.settled import Settled
from ledger.board.view import View

LEAD = both(
    "按单位、按考核期印好的登记表：结果取自定案，留出签名和盖章的地方。",
    "Forms by unit and period: results as settled, with room for signatures and seals.",
)
HOW = both(
    "用浏览器的“打印”，纸张选 A4；每张表另起一页，名册长了续页重印表头。",
    "Use the browser's Print on A4: each form starts a page; a long list repeats its head on every page.",
)

ONE = both("点一个名字，就只印这一张：", "Choose a name to print that form alone:")
ALL, ROLL = both("全部", "All"), both("名册", "List")


def forms(view: View) -> Iterator[tuple[str, str]]:
    """The list of what there is; nothing when nothing may be shown."""
    found = list(sets(view))
    if found:
        yield address.FORMS, _list(view, found)


def forms_page(view: View, settled: Settled, unit: str) -> tuple[str, str]:
    """The page of a unit in a round."""
    return address.forms(settled.period, unit), _unit(view, settled, unit)


def _list(view: View, found: list[tuple[Settled, str]]) -> str:
    parts = [back(way(address.FORMS, address.RESULTS)), lead(LEAD)]
    for period, group in groupby(found, key=lambda each: each[0].period):
        listed = cards(_card(view, settled, unit) for settled, unit in group)
        parts.append(section(period_name(period), f"p{period}", listed))
    return page(NAMES[address.FORMS], parts)


def _card(view: View, settled: Settled, unit: str) -> tuple[str, str, str]:
    there = address.between(address.FORMS, address.forms(settled.period, unit))
    people = sum(each.unit == unit for each in settled.outcome.people.values())
    return there, view.unit_name(unit), counted(people, "人", "person", "people")


def _unit(view: View, settled: Settled, unit: str) -> str:
    here = address.forms(settled.period, unit)
    first, *others = papers(view, settled, unit)
    book = link(
        address.to_file(here, file_name(settled.period, unit)), both("下载 Excel 文件", "Download as Excel")
    )
    parts = [
        back(way(here, address.FORMS), (address.between(here, address.unit(unit)), view.unit_name(unit))),
        f'<div class="sj-noprint"><p>{HOW}</p><p>{book}</p>{_one_by_one(first, others)}</div>',
        paper_html(first, "sj-roll"),
        *(paper_html(each, "sj-registration") for each in others),
    ]
    title = both(
        f"{view.unit_name(unit)}{period_name(settled.period)}登记表",
        f"Forms of {view.unit_name(unit)}, {period_name(settled.period)}",
    )
    return page(title, parts, searched=False)


def _one_by_one(list_: Paper, others: list[Paper]) -> str:
    """Ways to each form; the style sheet prints the one that the address ends with, alone."""
    named = [("top", ALL), (list_.id, ROLL), *((each.id, text(each.name)) for each in others)]
    ways = "".join(link(f"#{text(anchor)}", words) for anchor, words in named)
    return f'<p>{ONE}</p><nav class="sj-ways sj-jump" aria-label="{ONE}">{ways}</nav>' if others else ""
