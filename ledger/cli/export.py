"""`shaiji export`: the records as tables in files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from ledger.cli.command import Command
from ledger.cli.options import OneOf, find_root, jobs_option, lang_option, root_option
from ledger.cli.output import put, tell
from ledger.cli.words import Words
from scoring.policy.lists import TIERS

FORMATS = ("csv", "json", "parquet", "xlsx")


def command(words: Words) -> Command:
    """The command in the words' language."""
    form = OneOf(words, FORMATS)
    parameters = [
        click.Option(["--format", "form"], type=form, default="csv", help=words("option.export_format")),
        click.Option(["--out"], metavar="DIR", required=True, help=words("option.export_out")),
        click.Option(
            ["--tier"], type=OneOf(words, TIERS), default=TIERS[0], help=words("option.export_tier")
        ),
        click.Option(["--kind", "kinds"], metavar="KIND", multiple=True, help=words("option.kind")),
        root_option(words),
        jobs_option(words),
        lang_option(words),
    ]
    return Command(words, "export", run, parameters)


def run(
    words: Words, form: str, out: str, tier: str, kinds: Sequence[str], root: str | None, jobs: int
) -> int:
    """Export everything that the tier may see."""
    from ledger.export.export import export

    done = export(find_root(root), Path(out), form, tier=tier, kinds=kinds, jobs=jobs)
    put(f"{out}\n")
    tell(words("export.done", tables=done.tables, rows=done.rows, tier=words(f"tier.{tier}")))
    return 0
