"""Achievements by theme (晒实绩): what people did lately, across units; the pages that citizens read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ledger.board import address
from ledger.board.both import both, counted
from ledger.board.encode import text
from ledger.board.html import back, cards, filter_box, lead, link, page
from ledger.board.pages.hubs import NAMES, way
from ledger.board.pages.logs import entries, entry_html
from ledger.board.texts import read_month
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


class Works(NamedTuple):
    """The entries of a theme: how many there are, and the newest."""

    total: int
    newest: Sequence[Place]


def themes(view: View) -> Iterator[tuple[str, str]]:
    """The list of themes, and the newest entries of each; nothing when no work log is to be shown."""
    found = _by_theme(view) if view.logs else {}
    listed = [theme for theme in view.policy.logs.themes if theme.id in found]
    if not listed:
        return
    yield address.THEMES, page(NAMES[address.THEMES], [lead(LEAD), _cards(listed, found)])
    for theme in listed:
        yield address.theme(theme.id), _theme(view, theme, found[theme.id])


def _cards(listed: list[Named], found: Mapping[str, Works]) -> str:
    return cards(
        (address.between(address.THEMES, address.theme(theme.id)), text(theme.name), _count(found[theme.id]))
        for theme in listed
    )


def _count(works: Works) -> str:
    newest = _day(works.newest[0])
    return counted(works.total, "条", "entry", "entries") + both(
        f"，最近一条 {newest}", f", the newest of {newest}"
    )


def _theme(view: View, theme: Named, works: Works) -> str:
    here = address.theme(theme.id)
    shown = len(works.newest)
    parts = [
        back(way(here, address.THEMES)),
        lead(
            both(
                f"共 {works.total:,} 条，这里是最近的 {shown} 条。",
                f"{works.total:,} entries in all; here are the newest {shown}.",
            )
        ),
        filter_box(FILTER, "sj-log"),
        "".join(
            entry_html(view, _entry(view, work), _signature(view, work[0], here)) for work in works.newest
        ),
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
    month = read_month(view.tree, log.path)
    assert month is not None, "a log that was read before"
    return list(entries((month,)))[number]


def _by_theme(view: View) -> Mapping[str, Works]:
    """Theme → its entries, the newest first; of people who have a page."""
    logs = [log for log in view.ledger.logs if log.person in view.shown_ids]
    counts: Counter[str] = Counter()
    for log in logs:
        counts.update(log.themes)
    found = _newest(logs, counts)
    return {theme: Works(counts[theme], places) for theme, places in found.items()}


def _newest(logs: Iterable[LogFacts], themes: Iterable[str]) -> dict[str, list[Place]]:
    """Theme → the last entries, month by month from the last one, until there are enough of every theme."""
    found: dict[str, list[Place]] = {theme: [] for theme in themes}
    by_month: dict[str, list[LogFacts]] = {}
    for log in logs:
        by_month.setdefault(log.month, []).append(log)
    for month in sorted(by_month, reverse=True):
        lacking = {theme for theme, places in found.items() if len(places) < RECENT}
        of_month = _places(by_month[month], lacking)
        of_month.sort(key=lambda place: (_day(place), place[0].person), reverse=True)
        for place in of_month:
            found[place[0].themes[place[1]]].append(place)
    return {theme: places[:RECENT] for theme, places in found.items()}


def _places(logs: Iterable[LogFacts], themes: Collection[str]) -> list[Place]:
    """The entries with one of some themes."""
    return [
        (log, number)
        for log in (sorted(logs, key=lambda log: log.unit) if themes else ())
        for number, theme in enumerate(log.themes)
        if theme in themes
    ]
