"""Completeness of negative records: units in which nothing negative is ever put on record.

Counted in the round, for the people of each unit (a person once for every period of the round in which they
are on the unit's roster: the *seats*):

    negatives  = adjustments with points below 0, and vetoes
    positives  = adjustments with points above 0
    expected   = negatives of the whole body × seats of the unit ÷ seats of the body
    unanswered = seats with a day absent without leave and no negative record in that period

Pointed out: no negative record although ``expected`` ≥ ``negatives.expected``, or an unanswered absence.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from scoring.derivation import Node, step
from scoring.fairness.figures import count, number, quotient
from scoring.fairness.observation import Evidence, Observation, Round, Row
from scoring.fairness.withholding import tellable
from scoring.policy.fairness import Negatives

COLUMNS = ("seats", "positives", "negatives", "expected", "unanswered")


class Records(NamedTuple):
    """What is on record about people; ``people`` counts each once."""

    people: int
    seats: int
    positives: int
    negatives: int
    unanswered: int


def observe(evidence: Evidence, rules: Negatives) -> Observation:
    """One row for every unit, the one with the most lacking first."""
    units = _by_unit(evidence.periods)
    whole = _sum(units.values())
    told = tellable({unit: found.people for unit, found in units.items()}, evidence.rules.withhold_below)
    rows = [_row(rules, unit, units[unit], whole) for unit in told]
    rows.sort(key=lambda row: (number(row.figures["negatives"]) - number(row.figures["expected"]), row.about))
    withheld = [Row((("unit", unit),)) for unit in sorted(units.keys() - told)]
    return Observation("negatives", COLUMNS, (*rows, *withheld), _body(rows, whole))


def _row(rules: Negatives, unit: str, found: Records, whole: Records) -> Row:
    figures = _figures(found)
    product = step(
        "fairness.negatives_by_seats",
        "product",
        whole.negatives * found.seats,
        (count("body_negatives", whole.negatives), figures["seats"]),
    )
    expected = quotient("expected_negatives", product, count("body_seats", whole.seats))
    noted = found.unanswered > 0 or (not found.negatives and number(expected) >= rules.expected)
    return Row((("unit", unit),), {**figures, "expected": expected}, noted)


def _figures(found: Records) -> dict[str, Node]:
    names = ("seats", "positives", "negatives", "unanswered")
    return {name: count(name, getattr(found, name)) for name in names}


def _body(rows: Sequence[Row], whole: Records) -> dict[str, Node]:
    """The whole body, and how many of the units told have nothing negative: the others might show by it."""
    silent = sum(not row.figures["negatives"].value for row in rows)
    return {**_figures(whole), "units": count("units", len(rows)), "silent": count("silent", silent)}


def _by_unit(periods: Iterable[Round]) -> dict[str, Records]:
    people: dict[str, set[str]] = {}
    found: dict[str, list[Records]] = {}
    for each in periods:
        for name, seat in each.frame.seats.items():
            people.setdefault(seat.unit, set()).add(name)
            found.setdefault(seat.unit, []).append(_records(each, name))
    return {unit: _sum(records)._replace(people=len(people[unit])) for unit, records in sorted(found.items())}


def _records(found: Round, person: str) -> Records:
    facts, key = found.frame.facts, (found.frame.period.id, person)
    points = [each.points for each in facts.adjustments.get(key, ())]
    negatives = sum(each < 0 for each in points) + len(facts.vetoes.get(key, ()))
    absent = bool(facts.absent.get(key)) and not negatives
    return Records(1, 1, sum(each > 0 for each in points), negatives, int(absent))


def _sum(records: Iterable[Records]) -> Records:
    columns = tuple(zip(*records, strict=True)) or ((), (), (), (), ())
    return Records(*(sum(column) for column in columns))
