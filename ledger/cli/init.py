"""`shaiji init`: start a ledger."""

from __future__ import annotations

from pathlib import Path

import click

from ledger.cli.command import Command
from ledger.cli.options import Number, argument, flag, lang_option, now_option, text_option
from ledger.cli.output import put, tell
from ledger.cli.words import Words


def command(words: Words) -> Command:
    """The command in the words' language."""
    parameters = [
        argument("folder", "DIR"),
        text_option(words, "preset", "NAME", "option.preset", required=True),
        click.Option(["--name"], metavar="TEXT", help=words("option.name")),
        click.Option(["--year"], type=Number(words, 9998), help=words("option.year")),
        flag(words, "sample", "option.sample"),
        now_option(words),
        lang_option(words),
    ]
    return Command(words, "init", run, parameters)


def run(
    words: Words, folder: str, preset: str, name: str | None, year: int | None, sample: bool, now: str
) -> int:
    """Write the ledger, make it a repository when git is there, and say what to do next."""
    from ledger.git import Git, GitError
    from ledger.preset import start

    root = Path(folder)
    begin = start.sample(preset) if sample else start.beginning(preset, year or int(now[:4]))
    for path in start.start(root, preset, name, begin):
        put(f"{path}\n")
    try:
        Git(root).init()
        tell(words("init.git"))
    except GitError:
        tell(words("init.no_git"))
    tell(words("init.next", folder=folder))
    return 0
