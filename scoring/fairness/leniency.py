"""Leniency and severity: how high, and how evenly, the raters of a group score in a unit.

Over all single scores on the counted ballots of a rater group in a unit, in the round:

    mean   = sum of the scores ÷ their number
    lean   = mean − the mean of the same group over the whole body
    spread = sum of |score − mean of its own ballot| ÷ number of scores, on ballots with two scores or more

A lean above 0 is lenient, below 0 severe; a spread near 0 says that everybody gets about the same (老好人).
Pointed out: |lean| ≥ ``leniency.points``, or spread ≤ ``leniency.spread``. A cell is withheld when fewer than
``withhold_below`` people rated or were rated in it; so it never shows a single rater.
"""

from collections.abc import Mapping

from scoring.derivation import Node, given
from scoring.fairness.boxes import Cell, Counted, cell_of, counted_boxes, together
from scoring.fairness.figures import count, difference, number, quotient
from scoring.fairness.observation import Evidence, Observation, Row
from scoring.fairness.withholding import tellable
from scoring.policy.fairness import Leniency

COLUMNS = ("scores", "mean", "lean", "spread")


def observe(evidence: Evidence, rules: Leniency) -> Observation:
    """One row for every rater group and unit, groups in the policy's order, the farthest from 0 first."""
    cells = _cells(evidence)
    rows: list[Row] = []
    for group in dict.fromkeys(group for group, _ in cells):
        rows += _rows(evidence, rules, group, {unit: cell for (g, unit), cell in cells.items() if g == group})
    return Observation("leniency", COLUMNS, tuple(rows))


def _rows(evidence: Evidence, rules: Leniency, group: str, cells: Mapping[str, Cell]) -> list[Row]:
    told = tellable({unit: cell.people for unit, cell in cells.items()}, evidence.rules.withhold_below)
    body = mean_of("body_mean", together(cells.values()))
    found = [_row(rules, group, unit, cells[unit], body) for unit in told]
    found.sort(key=lambda row: (-abs(number(row.figures["lean"])), row.about))
    return found + [Row((("group", group), ("unit", unit))) for unit in sorted(cells.keys() - told)]


def _row(rules: Leniency, group: str, unit: str, cell: Cell, body: Node) -> Row:
    mean = mean_of("mean", cell)
    lean = difference("lean", mean, body)
    strayed = given("fairness.strayed", cell.strayed)
    spread = quotient("spread", strayed, count("compared", cell.compared))
    flat = spread.value is not None and number(spread) <= rules.spread
    figures = {"scores": count("scores", cell.scores), "mean": mean, "lean": lean, "spread": spread}
    return Row((("group", group), ("unit", unit)), figures, flat or abs(number(lean)) >= rules.points)


def mean_of(name: str, cell: Cell) -> Node:
    """The mean of the scores of a cell."""
    return quotient(name, given("fairness.total", cell.total), count("scores", cell.scores))


def _cells(evidence: Evidence) -> dict[tuple[str, str], Cell]:
    """Rater group and unit → what its boxes hold, over the periods of the round."""
    found: dict[tuple[str, str], list[Cell]] = {}
    for each in evidence.periods:
        boxes: dict[tuple[str, str], list[Counted]] = {}
        for box in counted_boxes(each):
            boxes.setdefault((box.style.group, box.unit), []).append(box)
        for key, several in boxes.items():
            cell = cell_of(several)
            if cell.scores:
                found.setdefault(key, []).append(cell)
    return {key: together(cells) for key, cells in found.items()}
