"""Survey: the stratified mean of what people drawn by lot answered about a unit (T6)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from scoring.components.component import Component, Input, Part
from scoring.components.survey_derivation import absent, derive
from scoring.exact import weighted_mean
from scoring.frame import Frame
from scoring.policy.composition import Entry
from scoring.policy.errors import Pointer, PolicyFault
from scoring.policy.judging import unknown
from scoring.policy.reading import Section
from scoring.policy.surveys import Cell, Survey
from scoring.policy.types import Policy
from scoring.roster import Seat
from scoring.survey.answers import CellAnswers, SurveyResult
from scoring.survey.withholding import told

ABSENT_CELL = ("renormalise", "withhold")
"""What a cell or topic that is withheld does: its weight is left out, or there is no value at all."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The survey meant, and what a cell without a value does."""

    survey: str
    absent_cell: str


class Asked(NamedTuple):
    """One topic: the mean of each cell that counts, and the mean of them."""

    means: Mapping[str, Fraction]
    mean: Fraction | None


def _read(section: Section) -> Settings:
    return Settings(section.text("survey"), section.choice("absent_cell", ABSENT_CELL))


def _score(entry: Entry, frame: Frame, unit: str, seats: Sequence[Seat]) -> dict[str, Part]:
    survey = next((each for each in frame.policy.surveys if each.id == entry.settings.survey), None)
    return {seat.person: _part(entry, frame, survey, seat.person) for seat in seats}


def _part(entry: Entry, frame: Frame, survey: Survey | None, subject: str) -> Part:
    result = frame.facts.surveys.get((frame.period.year, entry.settings.survey, subject))
    if survey is None or result is None:
        return Part(None, partial(absent, entry))
    topics = {topic.id: _topic(entry, survey, result, topic.id) for topic in survey.topics}
    terms = [(topic.weight, mean) for topic in survey.topics if (mean := topics[topic.id].mean) is not None]
    complete = len(terms) == len(survey.topics) or entry.settings.absent_cell == "renormalise"
    value = weighted_mean(terms) if complete else None
    means = {topic: (dict(asked.means), asked.mean) for topic, asked in topics.items()}
    return Part(value, partial(derive, entry, survey, result, means, value))


def _topic(entry: Entry, survey: Survey, result: SurveyResult, topic: str) -> Asked:
    given = {each.cell: each for each in result.cells}
    votes = {cell.id: _votes(given.get(cell.id), topic) for cell in survey.cells}
    answers = {cell: sum(counts.values()) for cell, counts in votes.items()}
    hidden = [each.cell for each in result.cells if each.answered and topic not in each.topics]
    shown = told(answers, hidden, survey.withhold_below, complement=survey.withhold_complement)
    means = {cell: _mean(survey, votes[cell], answers[cell]) for cell in answers if cell in shown}
    return Asked(means, _over_cells(entry, survey.cells, means))


def _votes(cell: CellAnswers | None, topic: str) -> Mapping[str, int]:
    return cell.topics.get(topic, {}) if cell is not None else {}


def _mean(survey: Survey, votes: Mapping[str, int], answers: int) -> Fraction:
    return Fraction(sum(votes.get(option.id, 0) * option.value for option in survey.options), answers)


def _over_cells(entry: Entry, cells: Sequence[Cell], means: Mapping[str, Fraction]) -> Fraction | None:
    if len(means) < len(cells) and entry.settings.absent_cell == "withhold":
        return None
    return weighted_mean([(cell.weight, means[cell.id]) for cell in cells if cell.id in means])


def _inputs(entry: Entry, frame: Frame, unit: str, seats: Sequence[Seat]) -> Iterator[Input]:
    for seat in seats:
        result = frame.facts.surveys.get((frame.period.year, entry.settings.survey, seat.person))
        if result is not None:
            yield result.record, None


def _faults(entry: Entry, policy: Policy, at: Pointer) -> Iterator[PolicyFault]:
    known = [survey.id for survey in policy.surveys]
    yield from unknown([entry.settings.survey], known, (*at, "survey"), "surveys")


COMPONENT = Component(
    name="survey",
    lists=frozenset({"unit_annual.weighted"}),
    read=_read,
    score=_score,
    inputs=_inputs,
    faults=_faults,
)
