"""The newest months of everybody's log as files, so that the form can add a day to the month's file."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.board.view import View
from ledger.reading.emit import emit
from ledger.records.kinds import KIND
from ledger.records.logs import LogFacts
from scoring.facts import Person

NEWEST = 2
"""So many months back a log may still be filed, and a little more."""
FOLDER = "file/"
"""Below it the months lie at the paths that they have in the ledger."""


def shows_months(view: View) -> bool:
    """Whether the board shows logs whole: a file with a field left out would not be that of the ledger."""
    return bool(view.log_days) and view.sight.whole("log")


def newest_months(view: View) -> list[str]:
    """The newest months that anybody has a log of; none where logs are not shown whole."""
    return sorted({log.month for log in view.ledger.logs})[-NEWEST:] if shows_months(view) else []


def shown_months(view: View) -> dict[str, list[LogFacts]]:
    """Person → their logs of the newest months, in order of time and unit."""
    newest = newest_months(view)
    found: dict[str, list[LogFacts]] = {}
    for log in sorted(view.ledger.logs, key=lambda log: (log.month, log.unit)):
        if log.month in newest:
            found.setdefault(log.person, []).append(log)
    return found


def month_files(view: View, person: Person, newest: list[str]) -> Iterator[tuple[str, bytes]]:
    """Path below the board's root and bytes of somebody's newest months, byte for byte as in the ledger."""
    for value in view.logs[person.id] if newest and person.id in view.logs else ():
        month = str(value["month"])
        if month in newest:
            keys = {"year": month[:4], "unit": str(value["unit"]), "person": person.id, "month": month}
            yield FOLDER + KIND["log"].path(**keys), emit(value).encode()
