"""Work-log entries: one honest office day per person and date.

No two entries of a year are alike, by construction: person and day are numbered together, the number is
scrambled (a bijection on ``KEYS`` values), and it fixes the low digits of the sentence's number in its
grammar. Whatever else is drawn at random, two different pairs spell two different sentences.
"""

from datetime import date
from functools import cache
from typing import NamedTuple

from ledger.demo.texts.desk import ROLES, Desk, banks_of
from ledger.demo.texts.grammar import Phrase, compile_pattern
from ledger.demo.texts.lines import LINES, common
from ledger.demo.texts.lines.shape import Scene
from ledger.demo.texts.stream import Stream, mix

_BITS = 21
KEYS = 1 << _BITS
"""How many (person, day) pairs of a year are kept apart: no scene's grammar has fewer sentences."""

_DAYS = 366
PEOPLE = KEYS // _DAYS
"""How many people a ledger may have."""

_OFFICE_SCENES = 12
"""How many of the common office days a member of staff knows, beside those of the line."""


class Entry(NamedTuple):
    """A log entry: the id of its theme and its text."""

    theme: str
    text: str


class _Day(NamedTuple):
    theme: str
    months: frozenset[int]
    phrase: Phrase


class Logbook:
    """The log entries of one person; the same seed and desk always give the same entries."""

    __slots__ = ("_days", "_desk", "_orders", "_seed", "_start")

    def __init__(self, seed: int, desk: Desk) -> None:
        """Raises ValueError when the role is unknown or the person's number is not below ``PEOPLE``."""
        if desk.role not in ROLES or not 0 <= desk.person < PEOPLE:
            raise ValueError(f"no such desk: {desk}")
        stream = Stream.of(seed, "log", desk.person)
        self._seed, self._desk, self._start = seed, desk, stream.bits()
        self._days = _days_of(desk, stream)
        self._orders: dict[tuple[int, int], list[_Day]] = {}

    def entry(self, day: date) -> Entry:
        """The entry of a day."""
        order = self._orders.get((day.year, day.month)) or self._order(day)
        scene = order[day.day % len(order)]
        place = self._desk.person * _DAYS + day.timetuple().tm_yday - 1
        drawn = mix(self._start ^ (day.toordinal() << 20))
        key = _scramble(place, _year_key(self._seed, day.year))
        free = drawn % (scene.phrase.count >> _BITS)
        return Entry(scene.theme, scene.phrase.sentence((free << _BITS) + key, mix(drawn)))

    def _order(self, day: date) -> list[_Day]:
        """The kinds of day in season, in the order in which this month brings them."""
        order = [each for each in self._days if day.month in each.months]
        Stream.of(self._seed, "month", self._desk.person, day.year, day.month).shuffle(order)
        self._orders[day.year, day.month] = order
        return order


def _days_of(desk: Desk, stream: Stream) -> list[_Day]:
    pools = _pools(desk.line, desk.town)
    if desk.role == "head":
        return list(pools["head"])
    if desk.role == "deputy":
        return [*pools["line"], *pools["deputy"]]
    return [*pools["line"], *stream.sample(pools["staff"], _OFFICE_SCENES)]


@cache
def _pools(line: str, town: int) -> dict[str, tuple[_Day, ...]]:
    scenes = {"line": LINES[line].scenes, "head": common.HEAD, "deputy": common.DEPUTY, "staff": common.STAFF}
    return {pool: tuple(_compiled(scene, line, town) for scene in found) for pool, found in scenes.items()}


def _compiled(scene: Scene, line: str, town: int) -> _Day:
    return _Day(scene.theme, scene.months, compile_pattern(scene.pattern, banks_of(line, town)))


@cache
def _year_key(seed: int, year: int) -> int:
    return Stream.of(seed, "year", year).below(KEYS)


def _scramble(place: int, key: int) -> int:
    """A bijection on 0 … ``KEYS`` - 1 for each key: odd factors and shifted xors lose nothing."""
    value = ((place ^ key) * 0x1D2F5) & (KEYS - 1)
    value ^= value >> 11
    value = (value * 0x0B6A3) & (KEYS - 1)
    return value ^ (value >> 10)
