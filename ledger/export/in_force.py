"""The settlements in force: of every settled round the last."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ledger.export.source import Found, Source, records
from ledger.records.kinds import kind_of


class InForce(NamedTuple):
    """A settlement in force: its number and the day as of which it was computed."""

    number: int
    as_of: str


def rounds(source: Source) -> dict[str, InForce]:
    """Settled round → the settlement in force, in order of id."""
    found: dict[str, InForce] = {}
    for each in records(source.tree, source.paths.get("settlement", [])):
        act = InForce(each.value["number"], each.value["as_of"])
        found[each.value["period"]] = max(act, found.get(each.value["period"], act))
    return dict(sorted(found.items()))


def results(source: Source) -> Iterator[Found]:
    """The results that belong to settlements in force, in order of path."""
    numbers = {period: str(act.number) for period, act in rounds(source).items()}
    places = [(path, kind_of(path)) for path in source.paths.get("result", [])]
    paths = [path for path, place in places if place and numbers[place[1]["period"]] == place[1]["number"]]
    return records(source.tree, paths)
