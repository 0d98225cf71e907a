"""Files to download: results and archives as CSV and JSON, each with its SHA-256."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import StringIO
from itertools import chain

from ledger.board.both import both
from ledger.board.pages.words import period_name
from ledger.board.rows import result_row
from ledger.board.view import Settled, View
from ledger.reading.values import Map, Value
from ledger.report.csv_ import guarded
from scoring.outcome import PersonOutcome
from scoring.rounds import UNITS, subjects_of

ARCHIVES = "data/archive/"
"""Where the archives of single people lie."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What a page says of a file: where it lies on the board, what it is (encoded), its bytes and SHA-256."""

    path: str
    title: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Download:
    """One file: where it lies on the board, what it is (encoded), and its bytes."""

    path: str
    title: str
    data: bytes

    @property
    def listed(self) -> Listed:
        """What a page says of it."""
        return Listed(self.path, self.title, len(self.data), sha256(self.data).hexdigest())


def downloads(view: View) -> Iterator[Download]:
    """Every file the board offers, one at a time, and the list of their digests last."""
    sums = []
    for file in chain(_archives(view), _results(view)):
        sums.append(f"{sha256(file.data).hexdigest()}  {file.path.removeprefix('data/')}\n")
        yield file
    told = "".join(sorted(sums, key=lambda line: line[66:]))
    yield Download("data/SHA256SUMS", both("全部文件的摘要", "digests of all files"), told.encode())


def sheet(rows: Sequence[Sequence[str]]) -> bytes:
    """Rows as CSV that Excel opens in Chinese; a text that could be a formula is led by an apostrophe."""
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([[guarded(value) for value in row] for row in rows])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _results(view: View) -> Iterator[Download]:
    for settled in (*view.settled, *view.units_settled):
        rows = [_result(view, settled, outcome) for outcome in settled.outcome.people.values()]
        title = _title(settled.period)
        yield Download(
            f"data/results-{settled.period}.json", both(f"{title}（JSON）", f"{title} (JSON)"), _json(rows)
        )
        names = list(dict.fromkeys(name for row in rows for name in row))
        table = [names, *([str(row.get(name, "")) for name in names] for row in rows)]
        yield Download(
            f"data/results-{settled.period}.csv", both(f"{title}（CSV）", f"{title} (CSV)"), sheet(table)
        )


def _title(period: str) -> str:
    name = period_name(period)
    if subjects_of(period) == UNITS:
        return both(f"{name}单位考核结果", f"{name}, results of units")
    return both(f"{name}考核结果", f"{name}, results")


def _archives(view: View) -> Iterator[Download]:
    """One archive per person and year: logs, results, rewards and penalties (J14)."""
    for year in archived_years(view):
        for person in view.people_shown():
            title = both(f"{person.id} {year}年个人实绩档案", f"{person.id}: archive of {year}")
            yield Download(archive_path(person.id, year), title, _json(archive(view, person.id, year)))


def archived_years(view: View) -> list[str]:
    """The years of which there are archives."""
    return sorted({settled.period[:4] for settled in view.settled})


def archive_path(person: str, year: str) -> str:
    """Where a person's archive of a year lies."""
    return f"{ARCHIVES}{year}/{person}.json"


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
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
