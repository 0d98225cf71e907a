"""One more entry in a month's log."""

from __future__ import annotations

from dataclasses import dataclass

from ledger.reading.values import Map, Value
from ledger.records.kinds import KIND
from ledger.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Entry:
    """A day's log of one person: what was done on ``date``, received on ``filed``; ``theme`` may be empty."""

    person: str
    unit: str
    date: str
    filed: str
    text: str
    theme: str = ""

    @property
    def path(self) -> str:
        """The path of the month's file."""
        month = self.date[:7]
        return KIND["log"].path(year=month[:4], unit=self.unit, person=self.person, month=month)


def with_entry(month: Map | None, entry: Entry) -> Map:
    """The month's record with the entry in its place by date; a new record when there is none yet.

    Raises Refusal when the day has an entry already.
    """
    record = month or {"person": entry.person, "unit": entry.unit, "month": entry.date[:7], "entries": []}
    listed = record["entries"]
    entries = [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
    if any(each["date"] == entry.date for each in entries):
        raise Refusal("log.there", person=entry.person, date=entry.date)
    ordered: list[Value] = [*sorted([*entries, _value(entry)], key=lambda each: str(each["date"]))]
    return {**record, "entries": ordered}


def _value(entry: Entry) -> Map:
    theme: Map = {"theme": entry.theme} if entry.theme else {}
    return {"date": entry.date, "filed": entry.filed, **theme, "text": entry.text}
