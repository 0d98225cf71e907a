"""Counted ballot boxes and what may be taken from them together, never the ballots of one rater."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple, TypeVar

from scoring.components.ballot_counting import mark_score
from scoring.components.ballot_rules import BallotRules
from scoring.exact import total
from scoring.facts import BallotBox
from scoring.fairness.observation import Round
from scoring.styles import Style, rules_of, styles_of

Given = TypeVar("Given")
Score = int | Fraction
"""What a ballot gives somebody; a fraction where it scores by item."""


class Counted(NamedTuple):
    """A counted box of a unit: its style, and the ballots as far as they are about the style's subjects."""

    unit: str
    style: Style
    ballots: tuple[Mapping[str, Score], ...]


class Cell(NamedTuple):
    """What boxes hold together.

    ``people`` is the smaller of the numbers of raters and of people rated. ``strayed`` is the sum of the
    distances of the scores from the mean of their ballot, over the ``compared`` scores on ballots with two
    or more.
    """

    people: int
    total: Score
    scores: int
    strayed: Fraction
    compared: int


def counted_boxes(found: Round) -> Iterator[Counted]:
    """The counted boxes of a period, unit by unit, in the order of the blocks."""
    frame = found.frame
    rules = rules_of(frame.policy, frame.period)
    if rules is None:
        return
    for unit, seats in frame.units.items():
        boxes = {(box.group, box.block): box for box in frame.facts.boxes.get((frame.period.id, unit), ())}
        for style in styles_of(rules, frame.facts, frame.period, unit, seats, frame.posted):
            box = boxes.get((style.group, style.block))
            if box is not None and (style.named or len(box.ballots) >= rules.withhold_below):
                yield Counted(unit, style, _ballots(rules, box, style))


def _ballots(rules: BallotRules, box: BallotBox, style: Style) -> tuple[Mapping[str, Score], ...]:
    """The ballots of a box as far as they are about a style's subjects, one score for each."""
    marks = (_about(ballot, style.subjects) for ballot in box.ballots)
    return tuple(
        {person: score for person, mark in each.items() if (score := mark_score(rules, mark)) is not None}
        for each in marks
    )


def cell_of(boxes: Sequence[Counted], subjects: Collection[str] | None = None) -> Cell:
    """The boxes of one period together, as far as they are about ``subjects`` (None: everybody).

    Raters are those who may have cast a ballot, but no more than there are ballots: a person who rates in
    two boxes is one.
    """
    ballots = [_about(ballot, subjects) for box in boxes for ballot in box.ballots]
    ballots = [ballot for ballot in ballots if ballot]
    raters = {rater for box in boxes for rater in box.style.raters}
    rated = {subject for ballot in ballots for subject in ballot}
    several = [tuple(ballot.values()) for ballot in ballots if len(ballot) > 1]
    return Cell(
        people=min(len(ballots), len(raters), len(rated)),
        total=sum(sum(ballot.values()) for ballot in ballots),
        scores=sum(len(ballot) for ballot in ballots),
        strayed=total(_strayed(scores) for scores in several),
        compared=sum(map(len, several)),
    )


def together(cells: Iterable[Cell]) -> Cell:
    """Cells of several periods as one; people are those of the fullest period, who may be the same."""
    found = tuple(cells)
    return Cell(
        people=max((cell.people for cell in found), default=0),
        total=sum(cell.total for cell in found),
        scores=sum(cell.scores for cell in found),
        strayed=total(cell.strayed for cell in found),
        compared=sum(cell.compared for cell in found),
    )


def _about(ballot: Mapping[str, Given], subjects: Collection[str] | None) -> dict[str, Given]:
    return {name: score for name, score in ballot.items() if subjects is None or name in subjects}


def _strayed(scores: Sequence[Score]) -> Fraction:
    mean = Fraction(sum(scores)) / len(scores)
    return total(abs(score - mean) for score in scores)
