"""`shaiji demo`: write a fictional ledger to try things on."""

from __future__ import annotations

from pathlib import Path

import click

from ledger.cli.command import Command
from ledger.cli.options import Number, argument, jobs_option, lang_option, now_option
from ledger.cli.output import put, tell
from ledger.cli.words import Words


def command(words: Words) -> Command:
    """The command in the words' language."""
    parameters = [
        argument("folder", "DIR"),
        click.Option(["--people"], type=Number(words, 999_999), help=words("option.people")),
        click.Option(["--year"], type=Number(words, 9999), help=words("option.demo_year")),
        now_option(words),
        jobs_option(words),
        lang_option(words),
    ]
    return Command(words, "demo", run, parameters)


def run(words: Words, folder: str, people: int | None, year: int | None, now: str, jobs: int) -> int:
    """Plan, write and settle it; each stage is told."""
    from ledger.demo.make import Order, make_demo

    order = Order(people, year or int(now[:4]))
    make_demo(
        Path(folder), order, lambda stage: tell(words("demo.stage", stage=_stage(words, stage))), jobs=jobs
    )
    put(f"{folder}\n")
    return 0


def _stage(words: Words, stage: str) -> str:
    if stage in ("plan", "records", "logs"):
        return words(f"demo.{stage}")
    return words("demo.settling", period=stage)
