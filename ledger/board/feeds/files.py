"""The files of all feeds and calendars, and where readers find them."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.board.both import both
from ledger.board.feeds import entries, events
from ledger.board.feeds.atom import atom, in_languages
from ledger.board.feeds.calendar import calendars
from ledger.board.site import site_of
from ledger.board.view import View

NOTICES, RESULTS, CORRECTIONS = "feeds/notices.xml", "feeds/results.xml", "feeds/corrections.xml"
FEEDS = (
    (NOTICES, both("公示", "public notices"), entries.notices),
    (RESULTS, both("考核结果", "results"), entries.results),
    (CORRECTIONS, both("更正", "corrections"), entries.corrections),
)
"""Path of a feed, below the root of each language, what it tells, and its entries."""
WINDOWS, DEADLINES = "calendar/notices.ics", "calendar/deadlines.ics"
CALENDARS = (
    (WINDOWS, both("公示和异议期", "notice and objection windows"), events.windows),
    (DEADLINES, both("截止日期", "deadlines"), events.deadlines),
)
"""The same of calendars."""


def unit_feed(unit: str) -> str:
    """Where the feed of a unit stands."""
    return f"feeds/units/{unit}.xml"


def feed_files(view: View) -> Iterator[tuple[str, bytes]]:
    """Path below the board's root and bytes of every feed and calendar."""
    site = site_of(view.sight.shown("body", view.body), view.sight.tier)
    for path, title, told in FEEDS:
        yield from in_languages(path, atom(view, site, path, title, entries.newest_first(told(view))))
    for unit in sorted(unit.id for unit in view.facts.units.values() if unit.assessed):
        path, found = unit_feed(unit), entries.newest_first(entries.of_unit(view, unit))
        yield from in_languages(path, atom(view, site, path, view.unit_name(unit), found))
    for path, title, dated in CALENDARS:
        yield from calendars(view, site, path, title, dated(view))
