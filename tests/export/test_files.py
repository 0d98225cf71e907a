"""An export is one whole folder: the same bytes every time, digested, harmless, never in another's place."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.export import xlsx_sink
from ledger.export.export import MARK, SINKS, export
from ledger.export.table import Column, Table, Type
from ledger.export.xlsx_sink import XlsxSink
from ledger.records.schemas import Words
from ledger.refusal import Refusal
from ledger.report.csv_ import guarded, unguarded
from tests.house.console import RUN

RISKY = tuple("=+-@\t\r\n＝＋－＠")


def files(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@pytest.mark.parametrize("form", SINKS)
def test_two_runs_give_the_same_bytes(form: str, year: Path, tmp_path: Path) -> None:
    """The second one in another process, time zone, language, order of hashing and copy of the ledger."""
    export(year, tmp_path / "one", form, tier="sealed")
    shutil.copytree(year, tmp_path / "moved")
    command = ["export", "--root", "moved", "--out", "two", "--format", form, "--tier", "sealed"]
    surroundings = {"PATH": os.environ["PATH"], "TZ": "Pacific/Kiritimati", "LC_ALL": "zh_CN.UTF-8",
                    "PYTHONHASHSEED": "7", "PYTHONPATH": str(Path(__file__).parents[2])}  # fmt: skip
    subprocess.run([*RUN, *command], cwd=tmp_path, env=surroundings, check=True, capture_output=True)
    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert len(files(tmp_path / "one")) > 20


def test_every_file_is_listed_with_its_digest(year: Path, tmp_path: Path) -> None:
    export(year, tmp_path / "out", "csv", tier="sealed")
    found = files(tmp_path / "out")
    del found[MARK]
    lines = found.pop("SHA256SUMS").decode().splitlines()
    assert dict(line.split("  ")[::-1] for line in lines) == {
        name: sha256(data).hexdigest() for name, data in found.items()
    }
    manifest = json.loads(found.pop("manifest.json"))
    assert {each["file"]: each["sha256"] for each in manifest["files"]} == {
        name: sha256(data).hexdigest() for name, data in found.items()
    }
    assert (manifest["format"], manifest["tier"], manifest["commit"]) == ("csv", "sealed", None)
    rows = {each["table"]: each["rows"] for each in manifest["tables"]}
    assert rows["log_entries"] == found["tables/log_entries.csv"].count(b"\r\n") - 1


def test_the_commit_is_told_when_all_records_are_in_it(year: Path, tmp_path: Path) -> None:
    root = tmp_path / "ledger"
    shutil.copytree(year, root)
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "records"]):
        subprocess.run(["git", *command], cwd=root, check=True)
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=root, check=True, capture_output=True, text=True)
    assert commit(root, tmp_path / "clean") == head.stdout.strip()
    (root / "records/organization/units/new-one.yaml").write_text(
        'unit: new-one\nname: 新单位\nclass: district\nassessed: true\nfrom: "2025-01-01"\n', "utf-8"
    )
    assert commit(root, tmp_path / "changed") is None


def commit(root: Path, out: Path) -> object:
    export(root, out, "csv", kinds=["body", "unit"])
    return json.loads((out / "manifest.json").read_text("utf-8"))["commit"]


@given(st.text() | st.text(alphabet="=+-@'＝ \t\n1.5a", max_size=5))
def test_a_guarded_text_is_no_formula_and_comes_back(text: str) -> None:
    cell = guarded(text)
    assert unguarded(cell) == text
    assert not cell.startswith(RISKY) or cell[1:].replace(".", "", 1).isdigit()


def test_no_cell_of_a_hostile_ledger_is_a_formula(hostile: Path, tmp_path: Path) -> None:
    export(hostile, tmp_path / "out", "csv", tier="sealed")
    cells = list(_cells(tmp_path / "out"))
    assert sum(cell.startswith(("'=", "'@", "'+", "'-")) for cell in cells) > 5
    for cell in cells:
        assert not cell.startswith(RISKY) or cell[1:].replace(".", "", 1).isdigit(), cell


def _cells(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*.csv"):
        text = path.read_bytes().decode("utf-8-sig")
        yield from (cell for row in csv.reader(text.splitlines(keepends=True)) for cell in row)


def test_a_workbook_has_no_formula_link_macro_or_day_of_its_making(hostile: Path, tmp_path: Path) -> None:
    export(hostile, tmp_path / "out", "xlsx", tier="sealed")
    for path in (tmp_path / "out" / "tables").iterdir():
        with zipfile.ZipFile(path) as book:
            assert {entry.date_time[0] for entry in book.infolist()} == {1980}
            core = book.read("docProps/core.xml").decode()
            assert core.count("2000-01-01T00:00:00Z") == 2
            for name in book.namelist():
                assert not name.endswith((".bin", ".rels")) or "hyperlink" not in book.read(name).decode()
                assert "<f>" not in book.read(name).decode() if name.startswith("xl/worksheets/") else True


TABLE = Table("many", "many", "", Words("多", "多"), Words("Many", "many"), (
    Column("text", Type.TEXT, "", Words("文", "文"), Words("Text", "text")),
    Column("number", Type.INTEGER, "", Words("数", "数"), Words("Number", "number")),
))  # fmt: skip


def test_rows_that_do_not_fit_into_a_sheet_go_on_in_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from openpyxl import load_workbook

    monkeypatch.setattr(xlsx_sink, "MOST_ROWS", 3)
    sink = XlsxSink(tmp_path, "many", [TABLE])
    for number in range(7):
        sink.put("many", (f"t{number}", number))
    sink.close()
    book = load_workbook(tmp_path / "many.xlsx")
    assert book.sheetnames == ["tables", "many", "many (2)", "many (3)"]
    rows = [row for name in book.sheetnames[1:] for row in book[name].iter_rows(min_row=2, values_only=True)]
    assert rows == [(f"t{number}", number) for number in range(7)]


def test_a_number_too_long_for_excel_is_a_text_and_a_text_too_long_is_refused(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    sink = XlsxSink(tmp_path, "many", [TABLE])
    sink.put("many", ("x" * 32_767, 10**15))
    with pytest.raises(Refusal, match="too_long"):
        sink.put("many", ("汉" * 32_766 + "𠀀", 10**15 - 1))
    sink.close()
    sheet = load_workbook(tmp_path / "many.xlsx")["many"]
    assert [cell.value for cell in sheet[2]] == ["x" * 32_767, "1000000000000000"]


def test_sheets_of_long_names_differ(tmp_path: Path) -> None:
    names = [f"{'t' * 31}{end}" for end in ("", "a", "b", "A")]
    tables = [Table(name, "many", "", TABLE.zh, TABLE.en, TABLE.columns) for name in names]
    sink = XlsxSink(tmp_path, "many", tables)
    sheets = [one.sheet.lower() for one in sink.close()]
    assert len(set(sheets)) == 4
    assert max(map(len, sheets)) == 31


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_another_folder_is_never_replaced(form: str, year: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "thesis.txt").write_text("keep", "utf-8")
    with pytest.raises(Refusal, match="not_an_export"):
        export(year, out, form, kinds=["body"])
    assert files(out) == {"thesis.txt": b"keep"}


def test_an_earlier_export_is_replaced_as_a_whole(year: Path, tmp_path: Path) -> None:
    export(year, tmp_path / "out", "json", tier="sealed")
    export(year, tmp_path / "out", "csv", kinds=["unit"])
    tables = sorted(path.name for path in (tmp_path / "out" / "tables").iterdir())
    assert tables == ["unit.csv", "unit_sections.csv"]
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_faulty_record_stops_the_export_and_leaves_what_was(year: Path, tmp_path: Path) -> None:
    root = tmp_path / "ledger"
    shutil.copytree(year, root)
    export(root, tmp_path / "out", "csv", kinds=["unit"])
    before = files(tmp_path / "out")
    broken = next((root / "records/logs").rglob("*.yaml"))
    broken.write_text(broken.read_text("utf-8").replace("month:", "mouth:"), "utf-8")
    with pytest.raises(Refusal, match=r"export\.findings\(path=records/logs"):
        export(root, tmp_path / "out", "csv", tier="sealed")
    assert files(tmp_path / "out") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ledger", "out"]


def test_a_log_in_the_wrong_place_stops_the_export(year: Path, tmp_path: Path) -> None:
    root = tmp_path / "ledger"
    shutil.copytree(year, root)
    log = next((root / "records/logs").rglob("*-03.yaml"))
    log.rename(log.with_name(log.name.replace("-03", "-12")))
    with pytest.raises(Refusal, match=r"export\.findings"):
        export(root, tmp_path / "out", "csv", tier="sealed")


@pytest.mark.parametrize(("form", "module"), [("parquet", "duckdb"), ("xlsx", "xlsxwriter")])
def test_what_is_not_installed_is_named(
    form: str, module: str, year: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(Refusal, match="extra=export"):
        export(year, tmp_path / "out", form, kinds=["body"])
    assert list(tmp_path.iterdir()) == []
    export(year, tmp_path / "out", "csv", kinds=["body"])
