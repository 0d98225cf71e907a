"""Reciprocal rating: two that rate each other, and both higher than others are rated.

Two parts of a split block rate each other: the raters of part ``a`` score those who rate in part ``b``, and
the other way round. Two units lend each other raters: people of ``b`` sit on the panel of ``a``, and people
of ``a`` on the panel of ``b``. For both directions, over the counted ballots of the round:

    lean   = mean of the scores given in this direction − mean of all boxes of the same block over the body
    mutual = the smaller of the two leans

A box is always taken as a whole, also when only some of a panel come from the other unit. Pointed out:
mutual ≥ ``reciprocity.points``. A pair is withheld when fewer than ``withhold_below`` people rated or were
rated in one of its directions.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from scoring.derivation import Node, step
from scoring.fairness.boxes import Cell, Counted, cell_of, counted_boxes, together
from scoring.fairness.figures import difference, number
from scoring.fairness.leniency import mean_of
from scoring.fairness.observation import About, Evidence, Observation, Round, Row
from scoring.fairness.withholding import tellable
from scoring.policy.fairness import Reciprocity

COLUMNS = ("there", "back", "mutual")


class Direction(NamedTuple):
    """What one side of a pair gives the other in one period; ``block`` is the clause of the block."""

    about: About
    back: bool
    block: str
    cell: Cell


def observe(evidence: Evidence, rules: Reciprocity) -> Observation:
    """One row for every pair, the highest mutual lean first."""
    boxes = [(each, list(counted_boxes(each))) for each in evidence.periods]
    body = _body_means(box for _, found in boxes for box in found)
    sides: dict[About, dict[bool, list[Direction]]] = {}
    for each, found in boxes:
        for side in [*_parts(found), *_panels(each, found)]:
            sides.setdefault(side.about, {}).setdefault(side.back, []).append(side)
    pairs = {about: (_cell(both[False]), _cell(both[True])) for about, both in sides.items()}
    blocks = {about: both[False][0].block for about, both in sides.items()}
    people = {about: min(there.people, back.people) for about, (there, back) in pairs.items()}
    told = tellable(people, evidence.rules.withhold_below)
    rows = [_row(rules, about, *pairs[about], body[blocks[about]]) for about in told]
    rows.sort(key=lambda row: (-number(row.figures["mutual"]), row.about))
    return Observation("reciprocity", COLUMNS, (*rows, *map(Row, sorted(pairs.keys() - told))))


def _row(rules: Reciprocity, about: About, there: Cell, back: Cell, body: Node) -> Row:
    leans = (
        difference("lean_there", mean_of("mean", there), body),
        difference("lean_back", mean_of("mean", back), body),
    )
    mutual = step("fairness.mutual", "minimum", min(map(number, leans)), leans)
    figures = {"there": leans[0], "back": leans[1], "mutual": mutual}
    return Row(about, figures, number(mutual) >= rules.points)


def _body_means(boxes: Iterable[Counted]) -> dict[str, Node]:
    cells: dict[str, list[Cell]] = {}
    for box in boxes:
        cells.setdefault(box.style.clause, []).append(cell_of([box]))
    return {block: mean_of("body_mean", together(found)) for block, found in cells.items()}


def _cell(directions: Iterable[Direction]) -> Cell:
    return together(direction.cell for direction in directions)


def _parts(boxes: Iterable[Counted]) -> Iterator[Direction]:
    """Both directions of every two parts of a split block in a unit, where both gave scores."""
    blocks: dict[tuple[str, str], list[Counted]] = {}
    for box in boxes:
        blocks.setdefault((box.unit, box.style.clause), []).append(box)
    for (unit, block), found in blocks.items():
        for one, other in combinations(found, 2):
            about = (("unit", unit), ("part", one.style.block), ("part", other.style.block))
            there, back = cell_of([one], other.style.raters), cell_of([other], one.style.raters)
            if there.scores and back.scores:
                yield Direction(about, False, block, there)
                yield Direction(about, True, block, back)


def _panels(found: Round, boxes: Iterable[Counted]) -> Iterator[Direction]:
    """Both directions of every two units that lend each other raters."""
    panels = found.frame.facts.panels
    lent: dict[str, tuple[Counted, set[str]]] = {}
    for box in boxes:
        panel = panels.get((found.frame.period.id, box.unit))
        if panel is not None and set(box.style.raters) <= set(panel.raters):
            lent[box.unit] = (box, _homes(found, box))
    for one, other in combinations(sorted(lent), 2):
        (there, homes), (back, others) = lent[other], lent[one]
        if one in homes and other in others and there.ballots and back.ballots:
            about = (("unit", one), ("unit", other))
            yield Direction(about, False, there.style.clause, cell_of([there]))
            yield Direction(about, True, back.style.clause, cell_of([back]))


def _homes(found: Round, box: Counted) -> set[str]:
    seats = found.frame.seats
    return {seats[rater].unit for rater in box.style.raters if rater in seats}
