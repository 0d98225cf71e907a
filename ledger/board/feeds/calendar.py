"""iCalendar (RFC 5545): whole days, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from ledger.board.address import ENGLISH
from ledger.board.both import LANGS, in_language
from ledger.board.feeds.events import Event
from ledger.board.feeds.identity import identity
from ledger.board.site import Site
from ledger.board.view import View

WIDTH = 75
"""Most octets of a line; what is longer goes on in the next, behind a blank."""


def calendars(
    view: View, site: Site, path: str, title: str, events: Iterable[Event]
) -> Iterator[tuple[str, bytes]]:
    """A calendar in every language: path below the root and bytes."""
    found = sorted(events, key=lambda event: (event.first, event.record))
    for lang in LANGS:
        folder = "" if lang == LANGS[0] else f"{ENGLISH}/"
        name = f"{view.body['name']} · {in_language(title, lang)}"
        lines = _calendar(view, site, name, found, lang)
        yield f"{folder}{path}", "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _calendar(view: View, site: Site, name: str, events: Iterable[Event], lang: str) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Shaiji//board//EN", "CALSCALE:GREGORIAN")
    yield from ("METHOD:PUBLISH", f"X-WR-CALNAME:{escaped(name)}")
    for event in events:
        yield from _event(view, site, event, lang)
    yield "END:VCALENDAR"


def _event(view: View, site: Site, event: Event, lang: str) -> Iterator[str]:
    after = date.fromisoformat(event.last) + timedelta(days=1)
    yield from ("BEGIN:VEVENT", f"UID:{identity(view, event.record)}", f"DTSTAMP:{_day(event.stamp)}T000000Z")
    yield from (f"DTSTART;VALUE=DATE:{_day(event.first)}", f"DTEND;VALUE=DATE:{_day(after.isoformat())}")
    yield f"SUMMARY:{escaped(in_language(event.title, lang).strip())}"
    if site.address:
        folder = "" if lang == LANGS[0] else f"{ENGLISH}/"
        yield f"URL:{site.absolute(folder + event.page)}"
    yield from ("TRANSP:TRANSPARENT", "END:VEVENT")


def _day(day: str) -> str:
    return day.replace("-", "")


def escaped(value: str) -> str:
    """A text as the value of a property."""
    for character in "\\;,":
        value = value.replace(character, f"\\{character}")
    return value.replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line in pieces of at most 75 octets, never within a character."""
    pieces, piece = [], ""
    for character in line:
        if len((piece + character).encode()) > WIDTH:
            pieces.append(piece)
            piece = " "
        piece += character
    return "\r\n".join([*pieces, piece])
