"""The newest months of everybody's log as files, so that the form can add a day to the month's file."""

from __future__ import annotations

from dataclasses import dataclass

from ledger.board.view import View
from ledger.reading.emit import emit
from ledger.reading.values import Map
from ledger.records.kinds import KIND

NEWEST = 2
"""So many months back a log may still be filed, and a little more."""


@dataclass(frozen=True, slots=True)
class Month:
    """One month's file: its path from the ledger's root, and its record."""

    path: str
    value: Map

    @property
    def data(self) -> bytes:
        """The file, byte for byte as in the ledger."""
        return emit(self.value).encode()


def shows_months(view: View) -> bool:
    """Whether the board shows logs whole: a file with a field left out would not be that of the ledger."""
    return bool(view.log_days) and view.sight.whole("log")


def shown_months(view: View) -> dict[str, list[Month]]:
    """Person → the files of the newest months that anybody has a log of; none that are not shown whole."""
    if not shows_months(view):
        return {}
    newest = sorted({str(each["month"]) for months in view.logs.values() for each in months})[-NEWEST:]
    found: dict[str, list[Month]] = {}
    for person in view.people_shown():
        for value in view.logs.get(person.id, ()):
            if value["month"] in newest:
                found.setdefault(person.id, []).append(Month(_path(value), value))
    return found


def _path(value: Map) -> str:
    month = str(value["month"])
    keys = {"year": month[:4], "unit": str(value["unit"]), "person": str(value["person"]), "month": month}
    return KIND["log"].path(**keys)
