"""Surveys (T6): what is asked, of whom, how many are drawn, and what is withheld."""

from collections.abc import Iterator
from dataclasses import dataclass

from scoring.exact import WHOLE
from scoring.policy.reading import Section


@dataclass(frozen=True, slots=True)
class Topic:
    """What people are asked about, with its weight in basis points."""

    id: str
    name: str
    weight: int
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer and the points it stands for."""

    id: str
    name: str
    value: int
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """The part of the population that one draw is made from: a stratum, or one level of a stratum.

    ``size`` is how many are drawn. ``weight`` is in units of 1/10000². A level's id is ``stratum.level``.
    """

    id: str
    name: str
    weight: int
    size: int
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Stratum:
    """A category of the population, in one cell or in one for each of its levels."""

    id: str
    weight: int
    cells: tuple[Cell, ...]
    levels: tuple[int, ...]
    """The weights of the levels; empty when it has none."""


@dataclass(frozen=True, slots=True)
class Survey:
    """One survey. ``source`` names the public value that seeds the draw.

    A cell of a topic with fewer than ``withhold_below`` answers is withheld; ``withhold_complement``: so is
    another one, when it would be the only one.
    """

    id: str
    name: str
    topics: tuple[Topic, ...]
    strata: tuple[Stratum, ...]
    options: tuple[Choice, ...]
    source: str
    withhold_below: int
    withhold_complement: bool
    clause: str = ""
    basis: str = ""

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells of all strata, in order."""
        return tuple(cell for stratum in self.strata for cell in stratum.cells)


def read_survey(section: Section) -> Survey:
    """An entry of ``surveys``."""
    return Survey(
        id=section.text("id"),
        name=section.text("name"),
        topics=section.each("topics", _read_topic),
        strata=section.each("strata", _read_stratum),
        options=section.each("options", _read_choice),
        source=section.inner("seed", lambda inner: inner.text("source")),
        withhold_below=section.integer("withhold_below"),
        withhold_complement=section.flag("withhold_complement", True),
        clause=section.clause,
        basis=section.basis(),
    )


def _read_topic(section: Section) -> Topic:
    return Topic(section.text("id"), section.text("name"), section.integer("weight"), section.clause)


def _read_choice(section: Section) -> Choice:
    return Choice(section.text("id"), section.text("name"), section.integer("value"), section.clause)


def _read_stratum(section: Section) -> Stratum:
    id_, name, weight = section.text("id"), section.text("name"), section.integer("weight")
    if not section.has("levels"):
        cell = Cell(id_, name, weight * WHOLE, section.integer("size"), section.clause)
        return Stratum(id_, weight, (cell,), ())
    levels = section.each("levels", _read_level)
    cells = tuple(_within(id_, name, weight, level) for level in levels)
    return Stratum(id_, weight, cells, tuple(level.weight for level in levels))


def _read_level(section: Section) -> Cell:
    return Cell(
        id=section.text("id"),
        name=section.text("name"),
        weight=section.integer("weight"),
        size=section.integer("size"),
        clause=section.clause,
    )


def _within(stratum: str, name: str, weight: int, level: Cell) -> Cell:
    return Cell(
        f"{stratum}.{level.id}", f"{name}·{level.name}", weight * level.weight, level.size, level.clause
    )


def levels_of(survey: Survey) -> Iterator[tuple[int, Stratum]]:
    """The strata that have levels, with their places in the list."""
    return ((index, stratum) for index, stratum in enumerate(survey.strata) if stratum.levels)
