"""`shaiji orders`: orders and petitions that are not closed, and what of them is overdue."""

from __future__ import annotations

import click

from ledger.cli.command import Command
from ledger.cli.options import (
    DayType,
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
from ledger.cli.table import table
from ledger.cli.words import Words
from ledger.refusal import Refusal
from ledger.report.display import visible
from ledger.results.book import Book
from ledger.supervision.open_matters import Open, open_matters

_COLUMNS = ("kind", "id", "unit", "title", "state", "next", "last", "overdue")
_NUMBERS = frozenset({7})
_LETTERS = 24
"""So much of a title stands in the table."""


def command(words: Words) -> Command:
    """The command in the words' language."""
    parameters = [
        text_option(words, "unit", "UNIT", "option.unit"),
        flag(words, "overdue", "option.overdue"),
        click.Option(["--as-of"], type=DayType(words), help=words("option.as_of_orders")),
        format_option(words, ("text", "json")),
        now_option(words),
        root_option(words),
        jobs_option(words),
        lang_option(words),
    ]
    return Command(words, "orders", run, parameters)


def run(
    words: Words,
    unit: str | None,
    overdue: bool,
    as_of: str | None,
    form: str,
    now: str,
    root: str | None,
    jobs: int,
) -> int:
    """List them; exit code 1 when something is overdue."""
    from ledger.records.tree import WorkTree
    from ledger.results.book import open_book

    day = as_of or now
    with reading(words) as progress:
        book = open_book(WorkTree(find_root(root)), jobs=jobs, progress=progress)
    if unit is not None and unit not in book.facts.units:
        raise Refusal("unit.unknown", name=unit, nearest=", ".join(book.facts.units))
    found = [each for each in open_matters(book, day) if unit in (None, each.unit)]
    late = [each for each in found if each.overdue]
    shown = late if overdue else found
    put(_json(shown, day) if form == "json" else _table(words, book, shown))
    tell(words("orders.sum", as_of=day, open=len(found), overdue=len(late)))
    return 1 if late else 0


def _table(words: Words, book: Book, found: list[Open]) -> str:
    if not found:
        return ""
    head = [words(f"orders.{column}") for column in _COLUMNS]
    return table(head, [_row(words, book, each) for each in found], _NUMBERS)


def _row(words: Words, book: Book, each: Open) -> list[str]:
    unit = book.facts.units.get(each.unit)
    return [
        words(f"kind.{each.kind}"),
        each.id,
        visible(unit.name if unit else each.unit),
        visible(_short(each.title)),
        words(f"step.{each.state}"),
        words(f"step.{each.step}") if each.step else "",
        each.last or "",
        str(each.overdue) if each.overdue else "",
    ]


def _short(title: str) -> str:
    """The beginning of a title, or of a matter that has none."""
    line = title.partition("\n")[0]
    return line if line == title and len(line) <= _LETTERS else f"{line[:_LETTERS]}…"


def _json(found: list[Open], day: str) -> str:
    from ledger.report.json_ import dump

    return dump({"as_of": day, "matters": [each.value() for each in found]})
