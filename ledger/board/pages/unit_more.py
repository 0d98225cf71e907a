"""A unit's page beyond its results: ways to its other pages, and records without a page of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from ledger.board import address
from ledger.board.both import both
from ledger.board.feeds.files import unit_feed
from ledger.board.html import cards, section
from ledger.board.pages import orders, petitions
from ledger.board.pages.feeds import to_feed
from ledger.board.pages.hubs import NAMES
from ledger.board.pages.modules import folded
from ledger.board.pages.words import period_name
from ledger.board.view import UNIT_KINDS, View
from scoring.rounds import period_of_round

Way = tuple[str, str, str]
"""A page, its title, and what it holds of the unit."""
Counts = Mapping[str, Mapping[str, int]]
OF_UNIT, OF_PEOPLE = both("单位指标", "Indicators of the unit"), both("人员指标", "Indicators of its people")
FEED = (
    both("订阅本单位", "Subscribe to this unit"),
    both("新的结果和督办事项（Atom）", "New results and supervision orders (Atom)"),
)
SHOWN = both("目标、实际和得分", "Target, actual and points")


def unit_counts(view: View) -> Counts:
    """Pages for all units → unit → how much of them is the unit's."""
    return {
        there: Counter(str(each.value.get("unit")) for each in view.shown(kind, *needed))
        for kind, needed, there in (
            ("order", orders.NEEDED, address.ORDERS),
            ("petition", petitions.NEEDED, address.PETITIONS),
        )
    }


def unit_ways(view: View, unit: str, made: Collection[str], counts: Counts) -> str:
    """Where else something stands about the unit, of the pages ``made``; for ``counts`` see above."""
    here = address.unit(unit)
    ways = (*_work(view, unit, made), *_counted(unit, counts))
    listed = [(address.between(here, there), title, words) for there, title, words in ways if there in made]
    feed = to_feed(here, unit_feed(unit)), *FEED
    return section(
        both("本单位的实绩和监督", "Work and supervision of this unit"), "more", cards([*listed, feed])
    )


def unit_records(view: View, unit: str) -> str:
    """The records of the unit itself, as far as the board may show them and say whose they are."""
    found = view.unit_records.get(unit, ())
    told = (
        folded(view, kind, [item for item in found if item.kind == kind])
        for kind in UNIT_KINDS
        if view.sight.sees(f"{kind}.unit")
    )
    return section(both("本单位的其他记录", "Other records of this unit"), "records", "".join(told))


def _work(view: View, unit: str, made: Collection[str]) -> Iterator[Way]:
    """Goals and tasks, and the newest indicators of the unit and of its people."""
    told = both("定了什么，每个节点做没做到", "What was set; every milestone, done or not")
    yield address.tasks(unit), both("目标和任务", "Goals and tasks"), told
    for rounds, whose in ((view.units_settled, OF_UNIT), (view.settled, OF_PEOPLE)):
        pages = [(address.indicators(unit, each.period), each.period) for each in reversed(rounds)]
        for there, period in [each for each in pages if each[0] in made][:1]:
            name = period_name(period_of_round(period))
            yield there, both(f"{name}{whose}", f"{whose}, {name}"), SHOWN


def _counted(unit: str, counts: Counts) -> Iterator[Way]:
    for there, own in counts.items():
        if own[unit]:
            yield there, NAMES[there], both(f"本单位 {own[unit]} 件", f"{own[unit]} of this unit")
