"""`shaiji diff`: what two revisions of the ledger differ in, or two settled rounds, or two policies.

`shaiji diff A B` compares revisions (`ledger_diff`); with `--policy A B` two policies are compared over the
ledger's facts, and the positional arguments are rounds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from ledger.cli.command import Command
from ledger.cli.options import (
    OneOf,
    argument,
    as_of_option,
    find_root,
    flag,
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

BY = ("round", "person", "unit", "rule")
"""How the account of two revisions can be ordered."""


def command(words: Words) -> Command:
    """The command in the words' language."""
    parameters = [
        argument("names", "A B", many=True),
        click.Option(["--policy"], nargs=2, metavar="A B", help=words("option.policies")),
        _several(words, "period", "PERIOD", "option.diff_period"),
        _several(words, "person", "PERSON", "option.diff_person"),
        _several(words, "unit", "UNIT", "option.diff_unit"),
        _several(words, "rule", "RULE", "option.diff_rule"),
        click.Option(["--by"], type=OneOf(words, BY), default="round", help=words("option.diff_by")),
        flag(words, "open", "option.diff_open"),
        as_of_option(words),
        format_option(words, ("text", "json")),
        now_option(words),
        root_option(words),
        jobs_option(words),
        lang_option(words),
    ]
    return Command(words, "diff", run, parameters)


def _several(words: Words, name: str, metavar: str, key: str) -> click.Option:
    return click.Option([f"--{name}"], multiple=True, metavar=metavar, help=words(key))


def run(
    words: Words,
    names: Sequence[str],
    policy: tuple[str, str] | None,
    period: Sequence[str],
    person: Sequence[str],
    unit: Sequence[str],
    rule: Sequence[str],
    by: str,
    open: bool,
    as_of: str | None,
    form: str,
    now: str,
    root: str | None,
    jobs: int,
) -> int:
    """Compare and print; exit code 1 when somebody moves."""
    if policy:
        return _policies(words, policy, [*names, *period], as_of, form, now, root, jobs)
    from ledger.cli.ledger_diff import Asked, run

    day = (as_of or now) if open else None
    asked = Asked(tuple(period), tuple(person), tuple(unit), tuple(rule), by, day)
    return run(words, root, names, asked, form)


def _policies(
    words: Words,
    policy: tuple[str, str],
    periods: Sequence[str],
    as_of: str | None,
    form: str,
    now: str,
    root: str | None,
    jobs: int,
) -> int:
    from ledger.cli.proposals import sound_policy
    from ledger.records.tree import WorkTree
    from ledger.results.book import open_book
    from ledger.verify.found import Found
    from ledger.whatif.suppose import differ

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
