"""Export a ledger: its tables in one format, a data dictionary, and a manifest, as one new folder."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ledger.export.dictionary import dictionary_files
from ledger.export.groups import Group, groups
from ledger.export.manifest import commit_of, write_manifest
from ledger.export.parquet_sink import ParquetSink
from ledger.export.sink import Open, Written
from ledger.export.source import open_source
from ledger.export.text_sinks import CsvSink, JsonSink
from ledger.export.xlsx_sink import XlsxSink
from ledger.folder import refuse_foreign, replace_folder
from ledger.records.tree import WorkTree
from ledger.results.book import open_book

SINKS: Mapping[str, Open] = {"csv": CsvSink, "json": JsonSink, "parquet": ParquetSink, "xlsx": XlsxSink}
"""Format → how it is written."""
MARK = ".shaiji-export"
"""A file in the root of every export: only a folder that has it is ever replaced."""
TABLES = "tables"
"""The folder of the tables in an export; dictionary and manifest lie beside it."""
_FOREIGN = "export.not_an_export"


class Exported(NamedTuple):
    """How much was written."""

    tables: int
    rows: int


def export(
    root: Path,
    out: Path,
    form: str,
    *,
    tier: str = "public",
    kinds: Sequence[str] = (),
    jobs: int = 1,
) -> Exported:
    """Export the ledger below ``root`` as a tier may see it into ``out``, replacing an earlier export.

    Raises Refusal when ``out`` is something else than an export, when a record has a fault, or when the
    format needs something that is not installed; ``out`` is then as it was.
    """
    refuse_foreign(out, MARK, _FOREIGN)
    tree = WorkTree(root)
    commit = commit_of(root)
    source = open_source(tree, tier, lambda: open_book(tree, jobs=jobs))
    told = groups(source, kinds)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".shaiji-export-", dir=out.parent) as name:
        made = Path(name) / "made"
        made.mkdir()
        (made / TABLES).mkdir()
        written = [one for group in told for one in _write(made / TABLES, SINKS[form], group)]
        for file, data in dictionary_files([table for group in told for table in group.tables]).items():
            (made / file).write_bytes(data)
        write_manifest(made, form, tier, commit, written)
        (made / MARK).touch()
        replace_folder(made, out, MARK, _FOREIGN)
    return Exported(len(written), sum(one.rows for one in written))


def _write(folder: Path, opens: Open, group: Group) -> list[Written]:
    sink = opens(folder, group.name, group.tables)
    try:
        for table, row in group.rows():
            sink.put(table, row)
        return sink.close()
    except BaseException:
        sink.abandon()
        raise
