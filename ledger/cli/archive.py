"""`shaiji archive`: everything the records say of one person."""

from __future__ import annotations

from collections.abc import Sequence

from ledger.archive.modules import Module
from ledger.cli.command import Command
from ledger.cli.options import (
    argument,
    find_root,
    format_option,
    jobs_option,
    lang_option,
    now_option,
    root_option,
)
from ledger.cli.output import put
from ledger.cli.progress import reading
from ledger.cli.words import Words
from ledger.refusal import Refusal
from ledger.report.display import visible
from ledger.results.book import Book
from scoring.policy.lists import ArchiveModule


def command(words: Words) -> Command:
    """The command in the words' language."""
    parameters = [
        argument("person", "PERSON"),
        format_option(words, ("text", "json")),
        now_option(words),
        root_option(words),
        jobs_option(words),
        lang_option(words),
    ]
    return Command(words, "archive", run, parameters)


def run(words: Words, person: str, form: str, now: str, root: str | None, jobs: int) -> int:
    """Print the archive of a person by modules."""
    from ledger.archive.items import items_of
    from ledger.archive.modules import modules_of
    from ledger.records.tree import WorkTree
    from ledger.results.book import open_book

    tree = WorkTree(find_root(root))
    with reading(words) as progress:
        book = open_book(tree, jobs=jobs, progress=progress)
    if person not in book.facts.people:
        raise Refusal("person.unknown", name=person, nearest=", ".join(book.facts.people))
    modules = modules_of(_asked(book, now), items_of(book, tree, person))
    put(_as_json(person, modules) if form == "json" else _as_text(words, book, person, modules))
    return 0


def _asked(book: Book, day: str) -> tuple[ArchiveModule, ...]:
    """The modules of the policy in force, if one is."""
    from scoring.policy.versions import NoPolicy

    try:
        return book.policies.for_day(day).archive
    except NoPolicy:
        return ()


def _as_text(words: Words, book: Book, person: str, modules: Sequence[Module]) -> str:
    lines = [words("archive.head", person=person, name=book.facts.people[person].name)]
    for module in modules:
        lines.append(words("archive.module", name=module.names[words.lang], count=len(module.items)))
        lines += [f"  {visible(item.date):<10}  {item.record}" for item in module.items]
    return "".join(f"{line}\n" for line in lines)


def _as_json(person: str, modules: Sequence[Module]) -> str:
    from ledger.report.json_ import dump

    listed = [
        {
            "module": module.id,
            "name": module.names["zh"],
            "items": [
                {"record": item.record, "kind": item.kind, "date": item.date, "value": item.value}
                for item in module.items
            ],
        }
        for module in modules
    ]
    return dump({"format": 1, "person": person, "modules": listed})
