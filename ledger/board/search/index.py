"""The files of the index: all of them, or those in which a changed page changes something.

`pages.json` lists the pages folder by folder, each with the anchors of its sections. Each folder has a range
of numbers with room for more, so that a page that comes or goes changes the numbers of few others. A document
is a page or a section; its number is that of the page, times `sections`, and its place among these.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

import orjson

from ledger.board.search.entries import Entry
from ledger.board.search.kinds import kind_of, listed
from ledger.board.search.places import packed, power_of_two, shard_of, shards_for, unpacked

FOLDER = "search/"
PAGES = f"{FOLDER}pages.json"
FORMAT = 2
_MOST = 10
"""When more than one in so many pages have other numbers, all files are made anew."""
Row = list[Any]
"""A page: its address, its kind, its title in each language, the anchors of its sections."""
Content = tuple[str, bytes]
Read = Callable[[str], bytes]
"""Reads a file of the board that stands."""
Get = Callable[[str], Entry | None]
"""Tells what is found of the page with an address."""


def path_of(shard: int) -> str:
    """Where a file of terms stands."""
    return f"{FOLDER}{shard:03}.json"


def whole(entries: Mapping[str, Entry]) -> Iterator[Content]:
    """Every file of the index of some pages, given by their addresses."""
    listing = _listing(_row(page, entry) for page, entry in entries.items())
    yield PAGES, orjson.dumps(listing)
    places: dict[str, array[int]] = defaultdict(lambda: array("I"))
    for page, first in _numbers(listing).items():
        for place, terms in enumerate(entries[page].terms(), first):
            for term in terms:
                places[term].append(place)
    shards: list[list[str]] = [[] for _ in range(listing["shards"])]
    for term in sorted(places):
        shards[shard_of(term, len(shards))].append(term)
    for shard, terms in enumerate(shards):
        yield path_of(shard), orjson.dumps({term: packed(places[term]) for term in terms})


def changed(read: Read, before: Mapping[str, Entry | None], get: Get) -> list[Content] | None:
    """The files that differ after some pages came, went or changed; None when too many would be others.

    Pages are given by their addresses: those, with what they were before, and ``get`` tells what any is now.
    """
    old = orjson.loads(read(PAGES))
    rows = {row[0]: row for row in old["pages"] if row[0] not in before}
    listing = _listing([*rows.values(), *(_row(page, now) for page in before if (now := get(page)))])
    if any(listing[each] != old[each] for each in ("format", "shards", "sections")):
        return None
    first, second = _numbers(old), _numbers(listing)
    others = {page for page in rows if first[page] != second[page]}
    if len(others) * _MOST > len(rows):
        return None
    moved: dict[str, set[int]] = defaultdict(set)
    for page in sorted(others.union(before)):
        was, now = before[page] if page in before else get(page), get(page)
        for term, place in _pairs(was, first.get(page, 0)) ^ _pairs(now, second.get(page, 0)):
            moved[term] ^= {place}  # which one page left another one may have taken
    files = [] if listing == old else [(PAGES, orjson.dumps(listing))]
    return files + list(_moved(read, moved, listing["shards"]))


def _pairs(entry: Entry | None, first: int) -> set[tuple[str, int]]:
    """Terms and the numbers of the documents in which they stand, of a page whose own number is given."""
    found = entry.terms() if entry else []
    return {(term, place) for place, terms in enumerate(found, first) for term in terms}


def _moved(read: Read, moved: Mapping[str, set[int]], shards: int) -> Iterator[Content]:
    """The files of terms that came to some places, or went from there."""
    by_shard: dict[int, list[str]] = defaultdict(list)
    for term in moved:
        by_shard[shard_of(term, shards)].append(term)
    for shard, terms in sorted(by_shard.items()):
        held = orjson.loads(read(path_of(shard)))
        for term in terms:
            held[term] = packed(sorted(moved[term] ^ set(unpacked(held.get(term, "")))))
        kept = {term: held[term] for term in sorted(held) if held[term]}
        yield path_of(shard), orjson.dumps(kept)


def _listing(rows: Iterable[Row]) -> dict[str, Any]:
    """What `pages.json` holds."""
    pages = sorted(rows, key=lambda row: (_folder(row), row[0]))
    sections = power_of_two(max((len(row[3]) + 1 for row in pages), default=1))
    shards = shards_for(sum(len(row[3]) + 1 for row in pages))
    folders, first = [], 0
    for _, inside in groupby(pages, _folder):
        folders.append([first, count := sum(1 for _ in inside)])
        first += power_of_two(count)
    fixed = {"format": FORMAT, "shards": shards, "sections": sections, "kinds": listed()}
    return {**fixed, "folders": folders, "pages": pages}


def _numbers(listing: Mapping[str, Any]) -> dict[str, int]:
    """Page → the number of its first document."""
    numbers = (first + place for first, count in listing["folders"] for place in range(count))
    pages = zip(listing["pages"], numbers, strict=True)
    return {row[0]: number * listing["sections"] for row, number in pages}


def _row(page: str, entry: Entry) -> Row:
    titles = entry.titles if len(set(entry.titles)) > 1 else entry.titles[:1]
    return [page, kind_of(page), list(titles), list(entry.anchors)]


def _folder(row: Row) -> str:
    return str(row[0]).partition("/")[0]
