"""`shaiji verify`: recompute what is settled and compare."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ledger.cli.command import Command
from ledger.cli.environment import private_folder
from ledger.cli.findings_view import code, show
from ledger.cli.options import (
    argument,
    cache_option,
    find_root,
    format_option,
    jobs_option,
    lang_option,
    root_option,
)
from ledger.cli.output import put, tell
from ledger.cli.progress import reading
from ledger.cli.source import source_of
from ledger.cli.words import Words
from scoring.rounds import UNITS, subjects_of

if TYPE_CHECKING:
    from ledger.verify.run import Report


def command(words: Words) -> Command:
    """The command in the words' language."""
    parameters = [
        argument("periods", "PERIOD", many=True),
        format_option(words),
        root_option(words),
        jobs_option(words),
        cache_option(words),
        lang_option(words),
    ]
    return Command(words, "verify", run, parameters)


def run(words: Words, periods: Sequence[str], form: str, root: str | None, jobs: int, no_cache: bool) -> int:
    """Verify; one line for each settlement that agrees, and the findings of those that do not."""
    folder = find_root(root)
    report = _report(words, folder, periods, jobs, no_cache)
    show(words, report.findings, form, source_of(folder))
    for one in report.settlements if form == "text" else ():
        of_units = ".units" if subjects_of(one.period) == UNITS else ""
        key = ("verify.agrees" if one.agrees else "verify.differs") + of_units
        values = {"period": one.period, "number": one.number, "as_of": one.as_of}
        put(words(key, **values, people=one.people, units=one.units) + "\n")
    if not report.settlements and not report.findings:
        tell(words("verify.nothing"))
    return code(report.findings)


def _report(words: Words, folder: Path, periods: Sequence[str], jobs: int, no_cache: bool) -> Report:
    from ledger.cache.run import open_view, verify_view
    from ledger.records.tree import WorkTree
    from ledger.results.book import open_book
    from ledger.verify.run import verify_records

    tree = WorkTree(folder)
    with reading(words) as progress:
        view = None if no_cache else open_view(tree, private_folder(), jobs=jobs, progress=progress)
        if view is not None:
            return verify_view(view, periods)
        book = open_book(tree, jobs=jobs, progress=progress)
    return verify_records(tree, book, periods, jobs=jobs)
