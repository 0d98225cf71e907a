"""`shaiji history RECORD|PERSON`: every version, who brought it, when, on what authority, what it moved."""

from __future__ import annotations

import re
from pathlib import Path

import click

from ledger.cli.command import Command
from ledger.cli.history_view import dossier_json, dossier_text, record_json, record_text
from ledger.cli.options import (
    argument,
    flag,
    format_option,
    lang_option,
    now_option,
    root_option,
)
from ledger.cli.output import put
from ledger.cli.repository import open_repository
from ledger.cli.words import Words
from ledger.git import Git, GitError
from ledger.history.authors import Authors
from ledger.history.dossier import Dossier
from ledger.history.edition import Edition, edition
from ledger.history.receipts import receipts
from ledger.history.shelf import Shelf
from ledger.history.versions import Effects, History
from ledger.records.kinds import is_record, record_id, record_path
from ledger.refusal import Refusal

_PERSON = re.compile("p[0-9]{4,6}", re.ASCII)


def command(words: Words) -> Command:
    """The command in the words' language."""
    parameters = [
        argument("what", "RECORD|PERSON"),
        click.Option(["--revision"], metavar="REV", default="HEAD", help=words("option.revision")),
        flag(words, "brief", "option.brief"),
        format_option(words, ("text", "json")),
        now_option(words),
        root_option(words),
        lang_option(words),
    ]
    return Command(words, "history", run, parameters)


def run(words: Words, what: str, revision: str, brief: bool, form: str, now: str, root: str | None) -> int:
    """Print the history; exit code 0, and 2 when there is none."""
    git = open_repository(root)
    tip = _tip(git, revision)
    effects = None if brief else Effects(tip, now)
    if _PERSON.fullmatch(what):
        _person(words, tip, what, effects, form)
    else:
        _record(words, tip, what, effects, form)
    return 0


def _tip(git: Git, revision: str) -> Edition:
    try:
        return edition(Shelf(git), revision)
    except GitError:
        raise Refusal("diff.revision", name=revision) from None


def _person(words: Words, tip: Edition, person: str, effects: Effects | None, form: str) -> None:
    dossier = Dossier(tip, person, effects)
    notes = dossier.notes()
    if not notes:
        raise Refusal("history.nobody", name=person, revision=tip.revision)
    authors = Authors(tip.shelf.git)
    received = receipts(tip.shelf.git, tip.revision, dossier.lines.links)
    show = dossier_json if form == "json" else dossier_text
    put(show(words, dossier, notes, authors, received))


def _record(words: Words, tip: Edition, what: str, effects: Effects | None, form: str) -> None:
    record = record_id(Path(what).as_posix())
    if not is_record(record_path(record)):
        raise Refusal("history.no_record", name=what)
    history = History(tip, record, effects)
    if not history.entries and not history.passing:
        raise Refusal("history.none", name=record, revision=tip.revision)
    authors = Authors(tip.shelf.git)
    received = receipts(tip.shelf.git, tip.revision, history.lines.links)
    show = record_json if form == "json" else record_text
    put(show(words, history, authors, received))
