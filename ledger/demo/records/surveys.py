"""The survey of the year: lists filed first, a seed that came out later, the draw, and counts a unit (T6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple

from ledger.demo.plan.model import OFFICE
from ledger.demo.records.ground import Ground
from ledger.demo.texts.places import DISTRICT
from ledger.demo.texts.stream import Stream
from ledger.reading.values import Map, Value
from ledger.records.kinds import KIND
from scoring.survey.draw import draw

SURVEY = "public"


class Cell(NamedTuple):
    """A cell of the frame: its name, the letter of its ids, how many are listed and drawn."""

    name: str
    letter: str
    listed: int
    drawn: int


CELLS = (Cell("firms", "e", 60, 20), Cell("homes.town", "t", 90, 30), Cell("homes.village", "v", 60, 20))
TOPICS = ("service", "conduct")
LEAST, FEW = 5, 3
"""Fewer answers are not told; in the units in which a cell is withheld there are so few."""
EVERY = 30
"""In every so many units, from the first, the firms hardly answer."""


def surveys(ground: Ground) -> Iterator[tuple[str, Map]]:
    """Frame, draw and results."""
    year = ground.plan.year
    filed, agreed, held = (ground.days(f"{year}-05-06", f"{year}-06-30")[place] for place in (0, 10, 20))
    keys = {"year": year, "survey": SURVEY}
    yield KIND["survey-frame"].path(**keys), _frame(year, filed, agreed)
    yield KIND["survey-draw"].path(**keys), _draw(ground, agreed)
    for place, unit in enumerate(sorted(ground.units)):
        path = KIND["survey-result"].path(**keys, unit=unit)
        yield path, _result(ground, unit, held, few=place % EVERY == 0)


def _frame(year: int, filed: str, agreed: str) -> Map:
    strata: list[Value] = [
        {"stratum": cell.name, "digest": _digest(_ids(cell)), "ids": list[Value](_ids(cell))}
        for cell in CELLS
    ]
    head: Map = {"year": year, "survey": SURVEY, "filed": filed, "seed_date": agreed}
    return head | {"authority": f"云考〔{year}〕31号", "strata": strata}


def _ids(cell: Cell) -> list[str]:
    return [f"{cell.letter}{number:03}" for number in range(1, cell.listed + 1)]


def _digest(ids: Sequence[str]) -> str:
    return "sha256:" + sha256("".join(f"{id_}\n" for id_ in ids).encode()).hexdigest()


def _draw(ground: Ground, agreed: str) -> Map:
    stream = ground.stream("seed", SURVEY)
    balls = sorted(stream.sample([f"{ball:02}" for ball in range(1, 34)], 6))
    seed = f"{agreed} {' '.join(balls)} / {stream.between(1, 16):02}"
    drawn: Map = {cell.name: list[Value](draw(seed, cell.name, _ids(cell), cell.drawn)) for cell in CELLS}
    head: Map = {"year": ground.plan.year, "survey": SURVEY, "seed_value": seed, "published": agreed}
    return head | {"by": OFFICE, "authority": f"云考〔{ground.plan.year}〕32号", "drawn": drawn}


def _result(ground: Ground, unit: str, held: str, *, few: bool) -> Map:
    stream = ground.stream("survey", unit)
    strata: list[Value] = [_cell(cell, stream, few=few and cell is CELLS[0]) for cell in CELLS]
    head: Map = {"year": ground.plan.year, "survey": SURVEY, "unit": unit, "date": held}
    return head | {"by": f"{DISTRICT}统计局", "strata": strata}


def _cell(cell: Cell, stream: Stream, *, few: bool) -> Map:
    reached = cell.drawn - stream.below(3)
    answered = FEW if few else reached - stream.between(1, 5)
    value: Map = {
        "stratum": cell.name,
        "drawn": cell.drawn,
        "reached": reached,
        "answered": answered,
        "refused": reached - answered,
    }
    if answered < LEAST:
        return value
    return value | {"topics": {topic: _counts(stream, answered) for topic in TOPICS}}


def _counts(stream: Stream, answered: int) -> Map:
    answers = [stream.pick(("good", "good", "good", "fair", "fair", "poor")) for _ in range(answered)]
    return {option: answers.count(option) for option in ("good", "fair", "poor")}
