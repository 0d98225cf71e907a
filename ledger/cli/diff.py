"""`shaiji diff`: who would move between two policies, from what to what, and by which clause.

Positional arguments are rounds. Two revisions of the ledger, `shaiji diff A B`, are the same question about
facts instead of policies; without `--policy` nothing is compared yet, so that they can take its place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import click

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
from ledger.cli.words import Words
from ledger.refusal import Refusal

if TYPE_CHECKING:
    from ledger.verify.found import Found
    from ledger.whatif.suppose import Difference


def command(words: Words) -> Command:
    """The command in the words' language."""
    parameters = [
        argument("periods", "PERIOD", many=True),
        click.Option(["--policy"], nargs=2, metavar="A B", help=words("option.policies")),
        as_of_option(words),
        format_option(words, ("text", "json")),
        now_option(words),
        root_option(words),
        jobs_option(words),
        lang_option(words),
    ]
    return Command(words, "diff", run, parameters)


def run(
    words: Words,
    periods: Sequence[str],
    policy: tuple[str, str] | None,
    as_of: str | None,
    form: str,
    now: str,
    root: str | None,
    jobs: int,
) -> int:
    """Compare and print; exit code 1 when somebody moves."""
    from ledger.cli.proposals import sound_policy
    from ledger.records.tree import WorkTree
    from ledger.results.book import open_book
    from ledger.verify.found import Found
    from ledger.whatif.suppose import differ

    if not policy:
        raise Refusal("diff.compare")
    folder = find_root(root)
    pair = (sound_policy(words, folder, policy[0])[0], sound_policy(words, folder, policy[1])[0])
    tree = WorkTree(folder)
    with reading(words) as progress:
        book = open_book(tree, jobs=jobs, progress=progress)
    found = Found(tree)
    asked = _rounds(found, periods, as_of, now)
    differences = [differ(found, book, pair, period, day) for period, day in asked]
    put(_views()[form](words, policy, differences))
    return 1 if any(each.comparison.moves for each in differences) else 0


def _rounds(found: Found, periods: Sequence[str], as_of: str | None, now: str) -> list[tuple[str, str]]:
    """The rounds asked for, else all that are settled, each with the day as of which it is computed."""
    from ledger.whatif.suppose import rounds

    settled = dict(rounds(found, now))
    asked = list(dict.fromkeys(periods)) or list(settled)
    if not asked:
        raise Refusal("diff.nothing")
    return [(period, as_of or settled.get(period, now)) for period in asked]


def _views() -> Mapping[str, Callable[[Words, tuple[str, str], Sequence[Difference]], str]]:
    from ledger.cli.diff_view import as_json, as_text

    return {"text": as_text, "json": as_json}
