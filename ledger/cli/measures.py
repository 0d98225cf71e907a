"""`shaiji measures`: what is due, overdue, open and closed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ledger.cli.command import Command
from ledger.cli.measures_view import as_json, as_table
from ledger.cli.options import (
    as_of_option,
    find_root,
    flag,
    format_option,
    jobs_option,
    lang_option,
    now_option,
    root_option,
    text_option,
)
from ledger.cli.output import put, tell
from ledger.cli.progress import reading
from ledger.cli.words import Words
from ledger.refusal import Refusal
from ledger.results.book import Book
from scoring.care.standing import Standing, counts
from scoring.roster import in_force


def command(words: Words) -> Command:
    """The command in the words' language."""
    parameters = [
        text_option(words, "unit", "UNIT", "option.unit"),
        flag(words, "all", "option.all_measures"),
        as_of_option(words),
        format_option(words, tuple(_VIEWS)),
        now_option(words),
        root_option(words),
        jobs_option(words),
        lang_option(words),
    ]
    return Command(words, "measures", run, parameters)


def run(
    words: Words,
    unit: str | None,
    all: bool,
    as_of: str | None,
    form: str,
    now: str,
    root: str | None,
    jobs: int,
) -> int:
    """List them as of a day; the closed ones only when asked for. Nothing is written."""
    from ledger.care.measures import measures
    from ledger.records.tree import WorkTree
    from ledger.results.book import open_book

    tree, day = WorkTree(find_root(root)), as_of or now
    with reading(words) as progress:
        book = open_book(tree, jobs=jobs, progress=progress)
    if unit is not None and unit not in book.facts.units:
        raise Refusal("unit.unknown", name=unit, nearest=", ".join(book.facts.units))
    found = [each for each in measures(tree, book, day) if unit in (None, _unit(book, each, day))]
    put(_VIEWS[form](words, book, [each for each in found if all or each.state != "closed"], day))
    states = [state.values() for state in counts(found).values()]
    awaited, overdue, opened, closed = (sum(column) for column in zip(*states, strict=True))
    tell(words("measures.counts", day=day, awaited=awaited, overdue=overdue, open=opened, closed=closed))
    return 0


_VIEWS: Mapping[str, Callable[[Words, Book, Sequence[Standing], str], str]] = {
    "text": as_table,
    "json": as_json,
}


def _unit(book: Book, found: Standing, day: str) -> str | None:
    person = book.facts.people.get(found.person)
    post = in_force(person.appointments, day) if person else None
    return post.unit if post else None
