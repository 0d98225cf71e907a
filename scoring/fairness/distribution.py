"""Distribution of grades by unit, rank and identity, and how far each is from the body's.

Over the people with a grade in the round:

    share of a grade = people with it ÷ people
    distance         = Σ over the grades in which the share is above the body's of (share − body's share)

The distance is the part of the people who would need another grade to make the two alike: 0 when they are,
1 when they have no grade in common. Units are ranked by it, the farthest first; so are ranks and identities.
Pointed out: distance ≥ ``distribution.distance``. It says nothing of why: a unit may simply do better.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction

from scoring.derivation import Node, given, step
from scoring.fairness.figures import count, difference, number, quotient
from scoring.fairness.observation import Evidence, Observation, Row
from scoring.fairness.withholding import tellable
from scoring.outcome import PersonOutcome
from scoring.policy.fairness import Distribution

DIMENSIONS = ("unit", "rank", "identity")


def observe(evidence: Evidence, rules: Distribution) -> Observation:
    """One row for every unit, rank and identity, dimension by dimension, the farthest first."""
    order = evidence.asked.frame.scheme.composition.grades.ids
    people = [person for person in evidence.asked.outcome.people.values() if person.grade is not None]
    columns = ("people", *(f"grade.{grade}" for grade in order), "distance")
    rows: list[Row] = []
    for dimension in DIMENSIONS:
        rows += _rows(evidence, rules, dimension, people, order)
    return Observation("distribution", columns, tuple(rows), _counts(people, order))


def _rows(
    evidence: Evidence,
    rules: Distribution,
    dimension: str,
    people: Sequence[PersonOutcome],
    order: Sequence[str],
) -> list[Row]:
    cells: dict[str, list[PersonOutcome]] = {}
    for person in people:
        cells.setdefault(getattr(person, dimension), []).append(person)
    told = tellable({name: len(found) for name, found in cells.items()}, evidence.rules.withhold_below)
    rows = []
    for name in told:
        figures = _counts(cells[name], order)
        figures["distance"] = _distance(cells[name], people, order)
        noted = number(figures["distance"]) >= rules.distance
        rows.append(Row(((dimension, name),), figures, noted))
    rows.sort(key=lambda row: (-number(row.figures["distance"]), row.about))
    return rows + [Row(((dimension, name),)) for name in sorted(cells.keys() - told)]


def _counts(people: Sequence[PersonOutcome], order: Sequence[str]) -> dict[str, Node]:
    grades = _grades(people)
    return {
        "people": count("people", len(people)),
        **{f"grade.{grade}": count("grade_count", grades[grade]) for grade in order},
    }


def _grades(people: Sequence[PersonOutcome]) -> Mapping[str | None, int]:
    return Counter(person.grade for person in people)


def _distance(cell: Sequence[PersonOutcome], body: Sequence[PersonOutcome], order: Sequence[str]) -> Node:
    own, all_ = _grades(cell), _grades(body)
    above = []
    for grade in order:
        share = quotient("share", count("grade_count", own[grade]), count("people", len(cell)))
        whole = quotient("body_share", count("grade_count", all_[grade]), count("people", len(body)))
        less = difference("share_lean", share, whole)
        value = max(number(less), Fraction(0))
        above.append(step("fairness.above", "maximum", value, (less, given("fairness.zero", 0))))
    return step("fairness.distance", "sum", sum(map(number, above), Fraction(0)), above)
