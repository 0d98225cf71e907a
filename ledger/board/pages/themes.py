"""Achievements by theme (晒实绩): what people did lately, across units; the pages that citizens read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ledger.board import address
from ledger.board.both import both, counted
from ledger.board.encode import text
from ledger.board.html import back, cards, filter_box, lead, link, page
from ledger.board.pages.hubs import NAMES, way
from ledger.board.pages.logs import entries, entry_html
from ledger.board.view import View
from ledger.reading.values import Map
from scoring.policy.lists import Named

RECENT = 60
"""Entries on a theme's page: the newest."""
LEAD = both(
    "干部每天记下做了什么。按主题看最近的。",
    "Every day officials note down what they did. Here is the newest of it, by theme.",
)
FILTER = both("输入内容、单位或姓名中的几个字", "Type a few characters of the text, unit or name")


class Work(NamedTuple):
    """One entry, whose it is, and the unit it was done in."""

    date: str
    person: str
    unit: str
    entry: Map


def themes(view: View) -> Iterator[tuple[str, str]]:
    """The list of themes, and the newest entries of each; nothing when no work log is to be shown."""
    found = _by_theme(view)
    listed = [theme for theme in view.policy.logs.themes if found.get(theme.id)]
    if not listed:
        return
    yield address.THEMES, page(NAMES[address.THEMES], [lead(LEAD), _cards(listed, found)])
    for theme in listed:
        yield address.theme(theme.id), _theme(view, theme, found[theme.id])


def _cards(listed: list[Named], found: dict[str, list[Work]]) -> str:
    return cards(
        (address.between(address.THEMES, address.theme(theme.id)), text(theme.name), _count(found[theme.id]))
        for theme in listed
    )


def _count(works: list[Work]) -> str:
    newest = max(work.date for work in works)
    return counted(len(works), "条", "entry", "entries") + both(
        f"，最近一条 {newest}", f", the newest of {newest}"
    )


def _theme(view: View, theme: Named, works: list[Work]) -> str:
    here = address.theme(theme.id)
    newest = sorted(works, key=lambda work: (work.date, work.person), reverse=True)[:RECENT]
    parts = [
        back(way(here, address.THEMES)),
        lead(
            both(
                f"共 {len(works):,} 条，这里是最近的 {len(newest)} 条。",
                f"{len(works):,} entries in all; here are the newest {len(newest)}.",
            )
        ),
        filter_box(FILTER, "sj-log"),
        "".join(entry_html(view, work.entry, _signature(view, work, here)) for work in newest),
    ]
    return page(text(theme.name), parts, searched=False)


def _signature(view: View, work: Work, here: str) -> str:
    who = link(address.between(here, address.person(work.person)), view.person_name(work.person))
    return f"<span>{view.unit_name(work.unit)} · {who}</span>"


def _by_theme(view: View) -> dict[str, list[Work]]:
    found: dict[str, list[Work]] = {}
    shown = {person.id for person in view.people_shown()}
    for person, months in view.logs.items():
        for month in months if person in shown else ():
            for entry in entries((month,)):
                work = Work(str(entry["date"]), person, str(month["unit"]), entry)
                found.setdefault(str(entry.get("theme", "")), []).append(work)
    return found
