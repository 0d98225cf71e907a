"""`shaiji new log`: file a day's work log, with questions or with options."""

from __future__ import annotations

import click

from ledger.cli.command import Command
from ledger.cli.environment import interactive
from ledger.cli.findings_view import code, show
from ledger.cli.options import (
    DayType,
    find_root,
    is_day,
    jobs_option,
    lang_option,
    now_option,
    root_option,
    text_option,
)
from ledger.cli.output import put, tell
from ledger.cli.source import source_of
from ledger.cli.words import Words
from ledger.log_entry.month import Entry
from ledger.refusal import Refusal
from ledger.results.book import Book


def command(words: Words) -> Command:
    """The command in the words' language."""
    parameters = [
        text_option(words, "person", "ID", "option.person"),
        click.Option(["--date"], type=DayType(words), help=words("option.date")),
        text_option(words, "text", "TEXT", "option.text"),
        text_option(words, "theme", "ID", "option.theme"),
        click.Option(["--filed"], type=DayType(words), help=words("option.filed")),
        now_option(words),
        root_option(words),
        jobs_option(words),
        lang_option(words),
    ]
    return Command(words, "new-log", run, parameters)


def run(
    words: Words,
    person: str | None,
    date: str | None,
    text: str | None,
    theme: str | None,
    filed: str | None,
    now: str,
    root: str | None,
    jobs: int,
) -> int:
    """Ask for what is missing, check, write."""
    from ledger.log_entry.file import file_entry
    from ledger.records.tree import WorkTree
    from ledger.results.book import open_book

    folder = find_root(root)
    asking = person is None or date is None or text is None
    if asking and not interactive():
        raise Refusal("log.options")
    book = open_book(WorkTree(folder), jobs=jobs)
    person = _known(book, person or _ask(words, "log.ask_person"))
    date = date or _ask_day(words, now)
    text = text or _ask(words, "log.ask_text")
    theme = theme if theme is not None or not asking else _ask(words, "log.ask_theme", _themes(book, date))
    entry = Entry(person, _unit(book, person, date), date, filed or now, text.strip(), theme or "")
    done = file_entry(folder, entry, now=now, jobs=jobs)
    written = source_of(folder)
    show(words, done.findings, "text", lambda path: done.data if path == done.path else written(path))
    if done.accepted:
        put(f"{done.path}\n")
    tell(words("log.filed" if done.accepted else "log.refused", person=person, date=date))
    return code(done.findings)


def _ask(words: Words, key: str, hint: str | None = None) -> str:
    """One line from the person at the terminal; with a hint it may stay empty."""
    question = words(key, hint=hint or "")
    while True:
        answer = str(click.prompt(question, default="", show_default=False, err=True)).strip()
        if answer or hint is not None:
            return answer


def _ask_day(words: Words, now: str) -> str:
    while True:
        answer = _ask(words, "log.ask_date", now) or now
        if is_day(answer):
            return answer
        tell(words("usage.day", value=answer))


def _known(book: Book, person: str) -> str:
    if person not in book.facts.people:
        raise Refusal("person.unknown", name=person, nearest=", ".join(book.facts.people))
    return person


def _unit(book: Book, person: str, date: str) -> str:
    """The unit in which the person holds a post on that day."""
    for post in book.facts.people[person].appointments:
        if post.start <= date and (post.end is None or date <= post.end):
            return post.unit
    raise Refusal("log.no_post", person=person, date=date)


def _themes(book: Book, date: str) -> str:
    themes = book.policies.for_day(date).logs.themes
    return ", ".join(f"{theme.id} {theme.name}" for theme in themes)
