"""Files to download: results and archives as CSV and JSON."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

import orjson

from ledger.board.both import both
from ledger.board.pages.words import period_name
from ledger.board.rows import result_row
from ledger.board.settled import Settled
from ledger.board.view import View
from ledger.reading.values import Map, Value
from ledger.report.csv_ import guarded
from scoring.facts import Person
from scoring.outcome import PersonOutcome
from scoring.rounds import UNITS, subjects_of

FOLDER = "data/"
"""Where all files lie."""


def results_files(view: View, settled: Settled) -> Iterator[tuple[str, bytes]]:
    """The results of a round: paths and bytes."""
    as_json, as_csv = results_paths(settled)
    rows = [_result(view, settled, outcome) for outcome in settled.outcome.people.values()]
    yield as_json, _json(rows)
    names = list(dict.fromkeys(name for row in rows for name in row))
    yield as_csv, sheet([names, *([str(row.get(name, "")) for name in names] for row in rows)])


def results_paths(settled: Settled) -> tuple[str, str]:
    """Where they lie as JSON and as CSV."""
    return f"{FOLDER}results-{settled.period}.json", f"{FOLDER}results-{settled.period}.csv"


def results_title(settled: Settled) -> str:
    """What they are, encoded."""
    name = period_name(settled.period)
    if subjects_of(settled.period) == UNITS:
        return both(f"{name}单位考核结果", f"{name}, results of units")
    return both(f"{name}考核结果", f"{name}, results")


def archive_files(view: View, person: Person) -> Iterator[tuple[str, bytes]]:
    """Somebody's archives, one a year: logs, results, rewards and penalties (J14)."""
    for year in archived_years(view):
        yield archive_path(person.id, year), _json(archive(view, person.id, year))


def sheet(rows: Sequence[Sequence[str]]) -> bytes:
    """Rows as CSV that Excel opens in Chinese; a text that could be a formula is led by an apostrophe."""
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([[guarded(value) for value in row] for row in rows])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def archived_years(view: View) -> list[str]:
    """The years of which there are archives."""
    return sorted({settled.period[:4] for settled in view.settled})


def archive_path(person: str, year: str) -> str:
    """Where a person's archive of a year lies."""
    return f"{FOLDER}archive/{year}/{person}.json"


def archive(view: View, person: str, year: str) -> Map:
    """A person's archive of one year, as far as the board's tier allows."""
    value: Map = {"person": person, "year": int(year)}
    if view.sight.sees("person.name"):
        value["name"] = view.facts.people[person].name
    value["results"] = [
        _result(view, settled, settled.outcome.people[person])
        for settled in view.settled
        if settled.period.startswith(year) and person in settled.outcome.people
    ]
    months = [month for month in view.logs.get(person, ()) if str(month["month"]).startswith(year)]
    value["logs"] = [view.sight.shown("log", month) for month in months]
    for kind in ("summary", "adjustment", "veto"):
        of_year = [each for each in view.records_of(kind, person) if str(each.get("period")).startswith(year)]
        value[f"{kind}_records"] = [*of_year]
    return value


def _result(view: View, settled: Settled, outcome: PersonOutcome) -> Map:
    """A result with one value a field, for a table."""
    row: Map = {}
    for name, value in result_row(view, settled, outcome).items():
        row |= _flat(name, value)
    return row


def _flat(name: str, value: Value) -> Map:
    """A field as columns: ``parts`` becomes ``parts_ballots`` and so on, a list one text."""
    if isinstance(value, dict):
        return {f"{name}_{inner}": each for inner, each in value.items()}
    return {name: " ".join(map(str, value)) if isinstance(value, list) else value}


def _json(value: object) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
