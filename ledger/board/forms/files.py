"""The forms of every unit and settled round: which there are, as pages and as workbooks."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.board.forms.members import members
from ledger.board.forms.paper import Paper
from ledger.board.forms.registration import registration
from ledger.board.forms.roll import roll
from ledger.board.forms.workbook import workbook
from ledger.board.settled import Settled
from ledger.board.view import View
from scoring.rounds import PEOPLE, subjects_of

FOLDER = "forms/"
NEEDED = ("result.grade", "person.name")
"""Without these there is nothing to sign."""


def sets(view: View) -> Iterator[tuple[Settled, str]]:
    """Every settled round of people, the newest first, with each unit that has people in it."""
    for settled in reversed(view.settled):
        yield from ((settled, unit) for unit in units_of(view, settled))


def units_of(view: View, settled: Settled) -> list[str]:
    """The units that have people in a round and forms of it; none of a round of units."""
    if subjects_of(settled.period) != PEOPLE or not view.sight.sees(*NEEDED):
        return []
    return sorted({each.unit for each in settled.outcome.people.values()})


def papers(view: View, settled: Settled, unit: str) -> list[Paper]:
    """The list of a unit and, inside the body, the form of each of its people."""
    alone = [] if view.sight.tier == "public" else members(view, settled, unit)
    return [roll(view, settled, unit), *(registration(view, settled, each) for each in alone)]


def file_name(round_: str, unit: str) -> str:
    """Where the workbook of a unit in a round lies on the board."""
    return f"{FOLDER}{round_}/{unit}.xlsx"


def form_file(view: View, settled: Settled, unit: str) -> tuple[str, bytes]:
    """Path below the board's root and bytes of the workbook of a unit in a round."""
    return file_name(settled.period, unit), workbook(papers(view, settled, unit))
