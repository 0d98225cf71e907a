"""`shaiji query`: ask the ledger in SQL."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ledger.cli.command import Command
from ledger.cli.options import (
    OneOf,
    argument,
    find_root,
    flag,
    format_option,
    jobs_option,
    lang_option,
    root_option,
)
from ledger.cli.output import put, tell
from ledger.cli.query_view import VIEWS, listed
from ledger.cli.words import Words
from ledger.refusal import Refusal
from scoring.policy.lists import TIERS

if TYPE_CHECKING:
    from ledger.query.ask import Answer


def command(words: Words) -> Command:
    """The command in the words' language."""
    tier = OneOf(words, TIERS)
    parameters = [
        argument("sql", "SQL|NAME", required=False),
        flag(words, "list", "option.queries"),
        click.Option(["--sql", "only_sql"], is_flag=True, help=words("option.show_sql")),
        format_option(words, tuple(VIEWS)),
        click.Option(["--tier"], type=tier, default=TIERS[-1], help=words("option.query_tier")),
        root_option(words),
        jobs_option(words),
        lang_option(words),
    ]
    return Command(words, "query", run, parameters)


def run(
    words: Words,
    sql: str | None,
    list: bool,
    only_sql: bool,
    form: str,
    tier: str,
    root: str | None,
    jobs: int,
) -> int:
    """Answer one question, or list what can be asked by name."""
    if list:
        put(listed(words))
        return 0
    if not sql:
        raise Refusal("query.nothing")
    asked = _sql(sql)
    if only_sql:
        put(asked)
        return 0
    answer = _answer(find_root(root), asked, tier, jobs)
    put(VIEWS[form](answer))
    tell(words("query.rows", rows=len(answer.rows)))
    return 0


def _sql(asked: str) -> str:
    """The SQL of a named query, or what was typed."""
    from ledger.query.named import named_queries

    named = named_queries()
    if asked in named:
        return named[asked].sql
    if len(asked.split()) == 1:
        raise Refusal("query.unknown", name=asked, nearest=", ".join(named))
    return asked


def _answer(root: Path, sql: str, tier: str, jobs: int) -> Answer:
    from ledger.export.source import open_source
    from ledger.query.ask import ask
    from ledger.query.database import open_database
    from ledger.records.tree import WorkTree
    from ledger.results.book import open_book

    tree = WorkTree(root)
    source = open_source(tree, tier, lambda: open_book(tree, jobs=jobs))
    database = open_database(source, sql)
    try:
        return ask(database, sql)
    finally:
        database.close()
