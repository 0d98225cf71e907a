"""Achievements by theme (晒实绩): what people did lately, across units; the pages that citizens read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ledger.board import address
from ledger.board.encode import text
from ledger.board.html import back, cards, filter_box, lead, link, page
from ledger.board.pages.logs import entries, entry_html
from ledger.board.view import View
from ledger.reading.values import Map
from scoring.policy.lists import Named

RECENT = 60
"""Entries on a theme's page: the newest."""


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
    yield (
        address.THEMES,
        page("晒实绩", [lead("干部每天记下做了什么。按主题看最近的。"), _cards(listed, found)]),
    )
    for theme in listed:
        yield address.theme(theme.id), _theme(view, theme, found[theme.id])


def _cards(listed: list[Named], found: dict[str, list[Work]]) -> str:
    return cards(
        (
            address.between(address.THEMES, address.theme(theme.id)),
            text(theme.name),
            f"{len(found[theme.id]):,} 条，最近一条 {max(work.date for work in found[theme.id])}",
        )
        for theme in listed
    )


def _theme(view: View, theme: Named, works: list[Work]) -> str:
    here = address.theme(theme.id)
    newest = sorted(works, key=lambda work: (work.date, work.person), reverse=True)[:RECENT]
    parts = [
        back((address.between(here, address.THEMES), "晒实绩")),
        lead(f"共 {len(works):,} 条，这里是最近的 {len(newest)} 条。"),
        filter_box("输入内容、单位或姓名中的几个字", "sj-log"),
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
