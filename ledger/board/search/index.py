"""The files of the index: all of them, or those in which a changed page changes something.

`pages.json` lists the pages in the order of their addresses, each with the anchors of its sections. A
document is a page or a section; its number is that of the page, times `sections`, and its place among these.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import orjson

from ledger.board import address
from ledger.board.search.entries import Entry
from ledger.board.search.kinds import kind_of, listed
from ledger.board.search.places import packed, power_of_two, shard_of, shards_for, unpacked

FOLDER = "search/"
PAGES = f"{FOLDER}pages.json"
FORMAT = 1
Content = tuple[str, bytes]
Read = Callable[[str], bytes]
"""Reads a file of the board that stands."""


def path_of(shard: int) -> str:
    """Where a file of terms stands."""
    return f"{FOLDER}{shard:03}.json"


def whole(entries: Mapping[str, Entry]) -> Iterator[Content]:
    """Every file of the index of some pages."""
    names = sorted(entries, key=address.url)
    listing = _listing(_row(name, entries[name]) for name in names)
    yield PAGES, orjson.dumps(listing)
    places: dict[str, array[int]] = defaultdict(lambda: array("I"))
    for number, name in enumerate(names):
        for place, terms in enumerate(entries[name].terms(), number * listing["sections"]):
            for term in terms:
                places[term].append(place)
    shards: list[list[str]] = [[] for _ in range(listing["shards"])]
    for term in sorted(places):
        shards[shard_of(term, len(shards))].append(term)
    for shard, terms in enumerate(shards):
        yield path_of(shard), orjson.dumps({term: packed(places[term]) for term in terms})


def changed(read: Read, before: Mapping[str, Entry | None], now: Mapping[str, Entry]) -> list[Content] | None:
    """The files that differ after some pages changed; None when the numbers of documents do as well."""
    old = orjson.loads(read(PAGES))
    numbers = {row[0]: number for number, row in enumerate(old["pages"])}
    if any(address.url(name) not in numbers for name in now):
        return None
    rows = list(old["pages"])
    for name, entry in now.items():
        rows[numbers[address.url(name)]] = _row(name, entry)
    listing = _listing(rows)
    if any(listing[each] != old[each] for each in ("shards", "sections")):
        return None
    moved: dict[str, set[int]] = defaultdict(set)
    for name, entry in now.items():
        first = numbers[address.url(name)] * listing["sections"]
        for term, place in _pairs(before[name], first) ^ _pairs(entry, first):
            moved[term].add(place)
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


def _listing(rows: Iterable[list[Any]]) -> dict[str, Any]:
    """What `pages.json` holds."""
    pages = list(rows)
    sections = power_of_two(max((len(row[3]) + 1 for row in pages), default=1))
    shards = shards_for(sum(len(row[3]) + 1 for row in pages))
    return {"format": FORMAT, "shards": shards, "sections": sections, "kinds": listed(), "pages": pages}


def _row(name: str, entry: Entry) -> list[Any]:
    """A page: its address, its kind, its title in each language, the anchors of its sections."""
    titles = entry.titles if len(set(entry.titles)) > 1 else entry.titles[:1]
    return [address.url(name), kind_of(name), list(titles), list(entry.anchors)]
