"""The page of feeds and calendars: what can be subscribed to, and how."""

from __future__ import annotations

from collections.abc import Iterable

from ledger.board import address
from ledger.board.both import both, capital
from ledger.board.feeds.files import CALENDARS, FEEDS, unit_feed
from ledger.board.html import Column, back, lead, link, page, section, table
from ledger.board.pages.hubs import NAMES, way
from ledger.board.view import View

COLUMNS = (Column(both("内容", "What it tells")), Column(both("地址", "Address")))


def feeds(view: View) -> str:
    """The page."""
    units = sorted((unit for unit in view.facts.units.values() if unit.assessed), key=lambda unit: unit.id)
    parts = [
        back(way(address.FEEDS, address.DATA)),
        lead(
            both(
                "有新的公示、结果或更正时自动知道，截止日期记进自己的日历：不用登记，谁订阅了网站也不知道。",
                "Learn of new notices, results and corrections by yourself, and have deadlines in your own "
                "calendar: no registration, and the board does not know who subscribes.",
            )
        ),
        section(both("消息", "Feeds"), "feeds", _how_feeds(), _table(_named(FEEDS))),
        section(both("日历", "Calendars"), "calendars", _how_calendars(), _table(_named(CALENDARS))),
        section(
            both("每个单位的消息", "A feed for each unit"),
            "units",
            _table((unit_feed(unit.id), view.unit_name(unit.id)) for unit in units),
        ),
    ]
    return page(NAMES[address.FEEDS], parts)


def _named(told: tuple[tuple[str, str, object], ...]) -> list[tuple[str, str]]:
    return [(path, title) for path, title, _ in told]


def _table(listed: Iterable[tuple[str, str]]) -> str:
    return table(COLUMNS, map(_row, listed))


def _row(each: tuple[str, str]) -> list[str]:
    path, title = each
    shown = both(path, f"{address.ENGLISH}/{path}")
    return [capital(title), link(to_feed(address.FEEDS, path), f"<code>{shown}</code>")]


def to_feed(here: str, path: str) -> str:
    """The address of a feed or calendar in the language of the page it is seen from."""
    return address.between(here, path).rstrip("/")


def _how_feeds() -> str:
    words = both(
        "把下面的地址加进阅读软件（Atom 格式）。",
        "Add an address to a feed reader (they are Atom).",
    )
    return f"<p>{words}</p>"


def _how_calendars() -> str:
    words = both(
        "在日历软件里选“通过网址订阅”，填下面的地址（iCalendar 格式）；也可以下载后导入。",
        "Choose “subscribe by address” in a calendar program and give it an address (they are iCalendar), "
        "or download one and import it.",
    )
    return f"<p>{words}</p>"
