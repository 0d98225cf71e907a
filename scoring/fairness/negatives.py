"""Completeness of negative records: units in which nothing negative is ever put on record.

Counted in the round, for each unit and its people (a person once for every period of the round in which they
are on the unit's roster: the *seats*):

    negatives  = adjustments with points below 0, vetoes and criticisms, of the people and of the unit itself;
                 petitions received and findings of inspections that ended in the period, of the unit
    positives  = adjustments with points above 0, and praise, of the people and of the unit itself
    expected   = negatives of the whole body × seats of the unit ÷ seats of the body
    unanswered = seats with a day absent without leave and no deduction, veto or criticism of the person in
                 that period

A petition or finding counts once, for its unit, also when it names a person; a finding that recognises an
earlier one does not count again.

Pointed out: no negative record although ``expected`` ≥ ``negatives.expected``, or an unanswered absence.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from scoring.derivation import Node, step
from scoring.fairness.figures import count, number, quotient
from scoring.fairness.observation import Evidence, Observation, Round, Row
from scoring.fairness.withholding import tellable
from scoring.frame import Frame
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
        seats = each.frame.seats
        for name, seat in seats.items():
            people.setdefault(seat.unit, set()).add(name)
            found.setdefault(seat.unit, []).append(_of_person(each.frame, name))
        for unit in {seat.unit for seat in seats.values()}:
            found[unit].append(_of_unit(each.frame, unit))
    return {unit: _sum(records)._replace(people=len(people[unit])) for unit, records in sorted(found.items())}


def _of_person(frame: Frame, person: str) -> Records:
    positives, negatives = _judged(frame, person)
    absent = bool(frame.facts.absent.get((frame.period.id, person))) and not negatives
    return Records(1, 1, positives, negatives, int(absent))


def _of_unit(frame: Frame, unit: str) -> Records:
    positives, negatives = _judged(frame, unit)
    return Records(0, 0, positives, negatives + _matters(frame, unit), 0)


def _judged(frame: Frame, subject: str) -> tuple[int, int]:
    """Positive and negative judgements of a person or unit: adjustments, vetoes, reviews."""
    facts, key = frame.facts, (frame.period.id, subject)
    points = [each.points for each in facts.adjustments.get(key, ())]
    tones = [each.tone for each in facts.reviews.get(key, ())]
    positives = sum(each > 0 for each in points) + tones.count("praise")
    negatives = sum(each < 0 for each in points) + tones.count("criticism")
    return positives, negatives + len(facts.vetoes.get(key, ()))


def _matters(frame: Frame, subject: str) -> int:
    """Petitions received, and findings of inspections that ended, in the period."""
    facts, (first, last) = frame.facts, (frame.period.first, frame.period.last)
    received = sum(first <= each.received <= last for each in facts.petitions.get(subject, ()))
    findings = (each for each in facts.findings.get(subject, ()) if each.same_as is None)
    return received + sum(first <= each.until <= last for each in findings)


def _sum(records: Iterable[Records]) -> Records:
    columns = tuple(zip(*records, strict=True)) or ((), (), (), (), ())
    return Records(*(sum(column) for column in columns))
