"""`shaiji uses`: what a year's result opens and leads to, as proposals, and what was decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ledger.cli.command import Command
from ledger.cli.options import (
    argument,
    as_of_option,
    find_root,
    format_option,
    jobs_option,
    lang_option,
    now_option,
    root_option,
)
from ledger.cli.output import put, tell
from ledger.cli.progress import reading
from ledger.cli.uses_view import as_json, as_text
from ledger.cli.words import Words
from ledger.refusal import Refusal
from ledger.results.book import Book
from ledger.uses.report import Report


def command(words: Words) -> Command:
    """The command in the words' language."""
    parameters = [
        argument("year", "YEAR"),
        as_of_option(words),
        format_option(words, tuple(_VIEWS)),
        now_option(words),
        root_option(words),
        jobs_option(words),
        lang_option(words),
    ]
    return Command(words, "uses", run, parameters)


def run(words: Words, year: str, as_of: str | None, form: str, now: str, root: str | None, jobs: int) -> int:
    """Print the uses of the settled result, or of the provisional one; nothing is written."""
    from ledger.records.tree import WorkTree
    from ledger.results.book import open_book
    from ledger.results.spans import span_of
    from ledger.uses.report import report
    from ledger.verify.found import Found
    from ledger.verify.present import present

    tree = WorkTree(find_root(root))
    with reading(words) as progress:
        book = open_book(tree, jobs=jobs, progress=progress)
    if not span_of(book, year).is_year:
        raise Refusal("uses.not_a_year", name=year)
    outcome, act = present(Found(tree), book, year, as_of or now, trace=True)
    put(_VIEWS[form](words, book, report(book, outcome, act, words.lang)))
    if act is None:
        tell(words("score.provisional", period=year, as_of=outcome.as_of))
    return 0


_VIEWS: Mapping[str, Callable[[Words, Book, Report], str]] = {"text": as_text, "json": as_json}
