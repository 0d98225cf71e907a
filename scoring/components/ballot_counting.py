"""Counting ballots: what a unit's boxes hold for each subject, and the means of the rater groups (J6–J8)."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from scoring.components.ballot_rules import BallotRules, Group
from scoring.exact import weighted_mean
from scoring.facts import BallotBox, Mark
from scoring.frame import Frame
from scoring.item_scores import Scores, items_score
from scoring.styles import Style, styles_of


class Tally(NamedTuple):
    """What one box holds for one subject: how many ballots name the person, and the sum of their scores.

    ``items`` are the sums by item where ballots are scored by item.
    """

    style: Style
    box: BallotBox
    counted: bool
    ballots: int
    total: int | Fraction
    items: Scores


class GroupScore(NamedTuple):
    """A rater group's boxes for one subject and their mean; None when the group is absent."""

    group: Group
    tallies: Sequence[Tally]
    mean: Fraction | None


def tally_boxes(rules: BallotRules, frame: Frame, unit: str) -> dict[tuple[str, str], list[Tally]]:
    """The boxes of the unit's styles, by group and subject."""
    styles = styles_of(rules, frame.facts, frame.period, unit, frame.units.get(unit, ()), frame.posted)
    boxes = {(box.group, box.block): box for box in frame.facts.boxes.get((frame.period.id, unit), ())}
    found: dict[tuple[str, str], list[Tally]] = {}
    for style in styles:
        box = boxes.get((style.group, style.block))
        if box is not None:
            for subject, tally in _tally(rules, style, box):
                found.setdefault((style.group, subject), []).append(tally)
    return found


def _tally(rules: BallotRules, style: Style, box: BallotBox) -> Iterator[tuple[str, Tally]]:
    counted = style.named or len(box.ballots) >= rules.withhold_below
    for subject in style.subjects:
        marks = [ballot[subject] for ballot in box.ballots if subject in ballot]
        scores = [score for mark in marks if (score := mark_score(rules, mark)) is not None]
        yield subject, Tally(style, box, counted, len(scores), sum(scores), _item_sums(rules, marks))


def mark_score(rules: BallotRules, mark: Mark) -> int | Fraction | None:
    """The score of one subject on one ballot; None when it is not of the form that the policy asks for."""
    if not rules.items or isinstance(mark, int):
        return mark if isinstance(mark, int) and not rules.items else None
    scores = {item: Fraction(score) for item, score in mark.items()}
    return items_score(rules.items, scores, "withhold")


def _item_sums(rules: BallotRules, marks: Sequence[Mark]) -> Scores:
    """The sums by item over the marks that count."""
    sums: dict[str, Fraction] = {}
    for mark in marks:
        if isinstance(mark, Mapping) and mark_score(rules, mark) is not None:
            for item, score in mark.items():
                sums[item] = sums.get(item, Fraction(0)) + score
    return sums


def group_score(group: Group, tallies: Sequence[Tally]) -> GroupScore:
    """The mean of a group over its counted boxes."""
    top, bottom = Fraction(0), 0
    for tally in tallies:
        if tally.counted:
            top += tally.style.ballot_weight * tally.total
            bottom += tally.style.ballot_weight * tally.ballots
    return GroupScore(group, tallies, top / bottom if bottom else None)


def component_value(rules: BallotRules, groups: Sequence[GroupScore]) -> Fraction | None:
    """The weighted mean of the groups, absent ones as the policy treats them; None when it is absent."""
    present = [score for score in groups if score.mean is not None]
    if not present or (rules.absent_group == "withhold" and len(present) < len(groups)):
        return None
    weighed = groups if rules.absent_group == "zero" else present
    return weighted_mean([(score.group.weight, score.mean or _NOTHING) for score in weighed])


_NOTHING = Fraction(0)
