"""Achievements by theme (晒实绩): what people did lately, across units; the pages that citizens read."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.board import address
from ledger.board.both import both, counted
from ledger.board.encode import text
from ledger.board.html import back, cards, filter_box, lead, link, page
from ledger.board.pages.hubs import NAMES, way
from ledger.board.pages.logs import entries, entry_html
from ledger.board.view import View
from ledger.reading.values import Map
from ledger.records.logs import LogFacts
from scoring.policy.lists import Named

RECENT = 60
"""Entries on a theme's page: the newest."""
LEAD = both(
    "干部每天记下做了什么。按主题看最近的。",
    "Every day officials note down what they did. Here is the newest of it, by theme.",
)
FILTER = both("输入内容、单位或姓名中的几个字", "Type a few characters of the text, unit or name")
Place = tuple[LogFacts, int]
"""One entry: the log that it stands in, and its number there."""


def themes(view: View) -> Iterator[tuple[str, str]]:
    """The list of themes, and the newest entries of each; nothing when no work log is to be shown."""
    found = _by_theme(view) if view.logs else {}
    listed = [theme for theme in view.policy.logs.themes if found.get(theme.id)]
    if not listed:
        return
    yield address.THEMES, page(NAMES[address.THEMES], [lead(LEAD), _cards(listed, found)])
    for theme in listed:
        yield address.theme(theme.id), _theme(view, theme, found[theme.id])


def _cards(listed: list[Named], found: dict[str, list[Place]]) -> str:
    return cards(
        (address.between(address.THEMES, address.theme(theme.id)), text(theme.name), _count(found[theme.id]))
        for theme in listed
    )


def _count(works: list[Place]) -> str:
    newest = max(map(_day, works))
    return counted(len(works), "条", "entry", "entries") + both(
        f"，最近一条 {newest}", f", the newest of {newest}"
    )


def _theme(view: View, theme: Named, works: list[Place]) -> str:
    here = address.theme(theme.id)
    newest = sorted(works, key=lambda work: (_day(work), work[0].person), reverse=True)[:RECENT]
    parts = [
        back(way(here, address.THEMES)),
        lead(
            both(
                f"共 {len(works):,} 条，这里是最近的 {len(newest)} 条。",
                f"{len(works):,} entries in all; here are the newest {len(newest)}.",
            )
        ),
        filter_box(FILTER, "sj-log"),
        "".join(entry_html(view, _entry(view, work), _signature(view, work[0], here)) for work in newest),
    ]
    return page(text(theme.name), parts, searched=False)


def _signature(view: View, log: LogFacts, here: str) -> str:
    who = link(address.between(here, address.person(log.person)), view.person_name(log.person))
    return f"<span>{view.unit_name(log.unit)} · {who}</span>"


def _day(work: Place) -> str:
    log, number = work
    return log.dates[number]


def _entry(view: View, work: Place) -> Map:
    """The entry itself; the texts of a log are read only for the few that are shown."""
    log, number = work
    month = next(
        each for each in view.logs[log.person] if (each["month"], each["unit"]) == (log.month, log.unit)
    )
    return list(entries((month,)))[number]


def _by_theme(view: View) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for log in sorted(view.ledger.logs, key=lambda log: (log.month, log.unit)):
        if log.person in view.shown_ids:
            for number, theme in enumerate(log.themes):
                found.setdefault(theme, []).append((log, number))
    return found
