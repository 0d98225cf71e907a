"""Where settled results lie: `records/results/<round>/<number>/`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ledger.records.kinds import KIND, SETTLED, kind_of
from scoring.rounds import running_order

FOLDER = "records/results/"


@dataclass(frozen=True, slots=True)
class Place:
    """One settled file: its settlement, what it is, and of which unit (empty for the settlement).

    ``period`` is the round that was settled; of a round of units, ``unit`` is the class.
    """

    period: str
    number: int
    kind: str
    unit: str


def folder(period: str, number: int) -> str:
    """The folder of one settlement, ``records/results/2026-Q1/1``."""
    return f"{FOLDER}{period}/{number}"


def settlement_path(period: str, number: int) -> str:
    """The path of the act itself."""
    return KIND["settlement"].path(period=period, number=number)


def result_path(period: str, number: int, unit: str) -> str:
    """The path of a unit's results."""
    return KIND["result"].path(period=period, number=number, unit=unit)


def manifest_path(period: str, number: int, unit: str) -> str:
    """The path of the digests of all that a unit's results rest on."""
    return KIND["manifest"].path(period=period, number=number, unit=unit)


def place_of(path: str) -> Place | None:
    """What a path is; None when no settled file has that path."""
    found = kind_of(path)
    if found is None or found[0].name not in SETTLED:
        return None
    kind, keys = found
    return Place(keys["period"], int(keys["number"]), kind.name, keys.get("unit", ""))


def settled_numbers(places: Iterable[Place]) -> dict[str, list[int]]:
    """Round → the numbers of its settlements, ascending; rounds in the order in which they ran."""
    found: dict[str, set[int]] = {}
    for place in places:
        found.setdefault(place.period, set()).add(place.number)
    return {period: sorted(found[period]) for period in sorted(found, key=running_order)}
