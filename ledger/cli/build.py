"""`shaiji build`: the static board."""

from __future__ import annotations

from pathlib import Path

import click

from ledger.cli.command import Command
from ledger.cli.environment import private_folder
from ledger.cli.options import OneOf, find_root, jobs_option, lang_option, root_option
from ledger.cli.output import put, tell
from ledger.cli.progress import reading
from ledger.cli.words import Words
from scoring.policy.lists import TIERS


def command(words: Words) -> Command:
    """The command in the words' language."""
    parameters = [
        click.Option(["--out"], metavar="DIR", default="public", help=words("option.out")),
        click.Option(["--tier"], type=OneOf(words, TIERS[:2]), default=TIERS[0], help=words("option.tier")),
        root_option(words),
        jobs_option(words),
        lang_option(words),
    ]
    return Command(words, "build", run, parameters)


def run(words: Words, out: str, tier: str, root: str | None, jobs: int) -> int:
    """Build the board of what is settled."""
    from ledger.board.build import build_board

    folder = find_root(root)
    with reading(words) as progress:
        built = build_board(
            folder, Path(out), tier=tier, jobs=jobs, progress=progress, private=private_folder()
        )
    put(f"{out}\n")
    tell(words("build.done", pages=built.pages, files=built.files, tier=words(f"tier.{tier}")))
    return 0
