"""`shaiji statistics`: the counts of a year."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

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
from ledger.cli.output import put
from ledger.cli.progress import reading
from ledger.cli.table import table
from ledger.cli.words import Words
from ledger.refusal import Refusal
from ledger.report.display import visible
from ledger.results.book import Book
from ledger.results.spans import year_of
from ledger.statistics.year import OUTCOMES, Statistics, Tally
from scoring.care.standing import STATES
from scoring.rounds import is_year


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
    return Command(words, "statistics", run, parameters)


def run(words: Words, year: str, as_of: str | None, form: str, now: str, root: str | None, jobs: int) -> int:
    """Count and print; nothing is written."""
    from ledger.care.measures import measures, of_year
    from ledger.records.tree import WorkTree
    from ledger.results.book import open_book
    from ledger.statistics.year import statistics

    tree, day = WorkTree(find_root(root)), as_of or now
    with reading(words) as progress:
        book = open_book(tree, jobs=jobs, progress=progress)
    if not is_year(year_of(book, year).id):
        raise Refusal("statistics.year", name=year, nearest=year[:4])
    kinds = book.ledger.by_kind
    found = statistics(
        int(year),
        day,
        objections=[record.value for record in kinds["objection"]],
        appeals=[record.value for record in kinds["appeal"]],
        standings=of_year(book.policies, measures(tree, book, day), int(year)),
        activities=[record.value for record in kinds["activity"]],
        listed=book.policies.for_year(int(year)).activities,
    )
    put(_VIEWS[form](words, book, found))
    return 0


def _as_text(words: Words, book: Book, found: Statistics) -> str:
    """One table after another, each under its heading."""
    parts = [words("statistics.head", year=found.year, as_of=found.as_of) + "\n"]
    for name, tally in (
        ("objections", found.objections), ("reviews", found.reviews), ("appeals", found.appeals)
    ):  # fmt: skip
        parts.append(f"{words(f'statistics.{name}')}\n{_cells(words, tally, 'about', OUTCOMES)}")
    states = {kind: counts for kind, counts in found.measures.items() if any(counts.values())}
    cells = _cells(words, states, "kind", STATES) if states else ""
    parts.append(f"{words('statistics.measures', mentored=found.mentored)}\n{cells}")
    parts.append(f"{words('statistics.activities')}\n{''.join(_activities(book, found))}")
    return "\n".join(parts)


def _as_json(words: Words, book: Book, found: Statistics) -> str:
    from ledger.report.json_ import dump

    return dump(found.value())


_VIEWS: Mapping[str, Callable[[Words, Book, Statistics], str]] = {"text": _as_text, "json": _as_json}


def _cells(words: Words, tally: Tally, rows: str, columns: tuple[str, ...]) -> str:
    """Counts with their sum, a row each; `rows` and the columns name the words."""
    head = ["", *(words(f"statistics.{column}") for column in columns), words("statistics.sum")]
    body = [
        [
            words(f"statistics.{rows}.{name}"),
            *(str(count[column]) for column in columns),
            str(sum(count.values())),
        ]
        for name, count in tally.items()
    ]
    return table(head, body, frozenset(range(1, len(head))))


def _activities(book: Book, found: Statistics) -> Iterator[str]:
    names = {each.id: each.name for each in book.policies.for_year(found.year).activities}
    for id_, held in found.activities.items():
        yield f"{visible(names[id_])}  {held}\n"
