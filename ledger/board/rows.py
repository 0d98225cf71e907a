"""A settled result as data, as far as the board may show it: for downloads and for the API."""

from __future__ import annotations

from ledger.board.settled import Settled
from ledger.board.view import View
from ledger.reading.values import Map
from ledger.results.render import row_value
from scoring.outcome import PersonOutcome
from scoring.rounds import UNITS, subjects_of


def result_row(view: View, settled: Settled, outcome: PersonOutcome) -> Map:
    """The fields of a settled result that the board may show, whom it is about first."""
    row = _subject(view, settled, outcome)
    for name, value in row_value(settled.outcome, outcome).items():
        if name not in row and view.sight.sees(f"result.{name}"):
            row[name] = value
    if outcome.grade is not None and view.sight.sees("result.grade"):
        row["grade_name"] = view.grade_word(settled, outcome.grade, outcome.identity)
    return row


def _subject(view: View, settled: Settled, outcome: PersonOutcome) -> Map:
    """Whom a row is about: a person of a unit, or a unit of a class."""
    if subjects_of(settled.period) == UNITS:
        name = view.facts.units[outcome.person].name
        return {"period": settled.period, "class": outcome.unit, "unit": outcome.person, "name": name}
    row: Map = {"period": settled.period, "unit": outcome.unit, "person": outcome.person}
    if view.sight.sees("person.name"):
        row["name"] = view.facts.people[outcome.person].name
    return row
