"""Atom (RFC 4287): a feed in one language, with days from the records alone."""

from __future__ import annotations

from collections.abc import Sequence

from ledger.board.address import ENGLISH
from ledger.board.both import LANGS, both, in_language
from ledger.board.encode import text
from ledger.board.feeds.entries import Entry
from ledger.board.feeds.identity import identity
from ledger.board.site import Site
from ledger.board.view import View

MOST = 50
"""Entries of a feed: the newest."""
_BEGINNING = "1970-01-01"
"""The day of a feed that has never had an entry, on a board that speaks of no day at all."""


def atom(view: View, site: Site, path: str, title: str, entries: Sequence[Entry]) -> str:
    """A feed in both languages (see `ledger.board.both`), at ``path`` below the root of either.

    Ids are the same in both languages and stay when the board moves. Without the board's address, links are
    relative to the feed.
    """
    name = text(str(view.body["name"]))
    up = "../" * path.count("/")
    updated = entries[0].day if entries else view.as_of or _BEGINNING
    shown = "".join(_entry(view, site, up, entry) for entry in entries[:MOST])
    self_link = f'<link rel="self" type="application/atom+xml" href="{_there(site, "", path)}"/>'
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{both("zh-CN", "en")}">\n'
        f"<id>{identity(view, path).urn}</id>\n<title>{name} · {title}</title>\n"
        f"<updated>{_moment(updated)}</updated>\n<author><name>{_office(view)}</name></author>\n"
        f'{self_link if site.address else ""}<link rel="alternate" href="{_there(site, up, "")}"/>\n'
        f"{shown}</feed>\n"
    )


def in_languages(path: str, feed: str) -> list[tuple[str, bytes]]:
    """The files of a feed: each language's where its pages stand."""
    return [
        (path if lang == LANGS[0] else f"{lang}/{path}", in_language(feed, lang).encode()) for lang in LANGS
    ]


def _entry(view: View, site: Site, up: str, entry: Entry) -> str:
    return (
        f"<entry><id>{identity(view, entry.record).urn}</id><title>{entry.title}</title>"
        f"<updated>{_moment(entry.day)}</updated>"
        f'<link rel="alternate" href="{_there(site, up, entry.page)}"/>'
        f"<summary>{entry.words}</summary></entry>\n"
    )


def _there(site: Site, up: str, page: str) -> str:
    """The address of a page in the feed's own language."""
    if site.address:
        return both(site.absolute(page), site.absolute(f"{ENGLISH}/{page}"))
    return f"{up}{page}" or "./"


def _office(view: View) -> str:
    return text(str(view.body.get("office", view.body["name"])))


def _moment(day: str) -> str:
    """A day as the moment at which it begins where the ledger is kept."""
    return f"{day}T00:00:00+08:00"
