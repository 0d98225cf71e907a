"""Facts of a survey: what the people drawn answered about one unit, as counts."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CellAnswers:
    """One cell: how many were drawn, reached, answered and refused; topic → option → count."""

    cell: str
    drawn: int
    reached: int
    answered: int
    refused: int
    topics: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class SurveyResult:
    """The results of a survey about one unit."""

    year: int
    survey: str
    unit: str
    cells: tuple[CellAnswers, ...]
    record: str = ""
