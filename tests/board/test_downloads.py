"""Downloads: exact, digested, and harmless to a spreadsheet."""

from __future__ import annotations

import csv
import json
from hashlib import sha256
from io import StringIO
from pathlib import Path

import pytest

from ledger.board.downloads import sheet
from ledger.board.source import read_view
from ledger.results.numbers import decimal
from tests.board.made import downloads


def cells(data: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("start", list("=+-@\t\r\n＝＋－＠"))
def test_a_text_that_could_be_a_formula_is_led_by_an_apostrophe(start: str) -> None:
    for rest in ("1+1", "SUM(A1)", "cmd|' /C calc'!A0"):
        if not rest.isdigit():
            assert cells(sheet([[f"{start}{rest}"]])) == [[f"'{start}{rest}"]]


@pytest.mark.parametrize("value", ["-0.50", "-3", "+0.50", "87.35", "林知远", "", "a=b", "1/3"])
def test_numbers_and_plain_texts_stay_as_they_are(value: str) -> None:
    assert cells(sheet([[value]])) == [[value]]


def test_a_sheet_opens_in_chinese() -> None:
    assert sheet([["姓名"]]) == "\ufeff姓名\r\n".encode()


def test_every_file_is_listed_with_its_digest(year: Path) -> None:
    files = downloads(read_view(year, "public"))
    sums = files.pop("data/SHA256SUMS")
    listed = dict(line.split("  ")[::-1] for line in sums.decode().splitlines())
    assert listed == {path.removeprefix("data/"): sha256(data).hexdigest() for path, data in files.items()}


def test_csv_and_json_say_the_same_as_the_settled_results(year: Path) -> None:
    view = read_view(year, "public")
    files = downloads(view)
    for settled in view.settled:
        rows = json.loads(files[f"data/results-{settled.period}.json"])
        head, *table = cells(files[f"data/results-{settled.period}.csv"])
        assert [dict(zip(head, line, strict=True)) for line in table] == [
            {name: str(row.get(name, "")) for name in head} for row in rows
        ]
        assert {row["person"]: row.get("score") for row in rows} == {
            person: decimal(outcome.score, 2) if outcome.score is not None else None
            for person, outcome in settled.outcome.people.items()
        }


@pytest.mark.rule("J14")
def test_an_archive_holds_a_persons_year(year: Path) -> None:
    files = downloads(read_view(year, "public"))
    archive = json.loads(files["data/archive/2025/p0005.json"])
    assert archive["name"] == "许知行"
    assert [result["period"] for result in archive["results"]][-1] == "2025"
    assert archive["logs"][0]["entries"]
    assert archive["adjustment_records"][0]["points"] == "0.50"


def test_two_runs_give_the_same_bytes(year: Path) -> None:
    assert downloads(read_view(year, "public")) == downloads(read_view(year, "public"))
