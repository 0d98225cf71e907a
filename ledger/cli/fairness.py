"""`shaiji fairness`: what can be observed about how a round went; observations, not verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.cli.command import Command
from ledger.cli.options import (
    argument,
    as_of_option,
    find_root,
    format_option,
    jobs_option,
    lang_option,
    now_option,
    policy_option,
    root_option,
)
from ledger.cli.output import put, tell
from ledger.cli.progress import reading
from ledger.cli.words import Words

if TYPE_CHECKING:
    from ledger.fairness.names import Names
    from scoring.fairness.observation import Observation


def command(words: Words) -> Command:
    """The command in the words' language."""
    parameters = [
        argument("period", "PERIOD"),
        policy_option(words),
        as_of_option(words),
        format_option(words, ("text", "json")),
        now_option(words),
        root_option(words),
        jobs_option(words),
        lang_option(words),
    ]
    return Command(words, "fairness", run, parameters)


def run(
    words: Words,
    period: str,
    policy: str | None,
    as_of: str | None,
    form: str,
    now: str,
    root: str | None,
    jobs: int,
) -> int:
    """Observe and print; the exit code says only that it was done."""
    from ledger.fairness.evidence import gather
    from ledger.fairness.names import Names
    from ledger.records.tree import WorkTree
    from ledger.results.book import open_book
    from ledger.verify.found import Found
    from scoring.fairness.registry import observe

    folder = find_root(root)
    tree = WorkTree(folder)
    with reading(words) as progress:
        book = open_book(tree, jobs=jobs, progress=progress)
    if policy is not None:
        from ledger.cli.proposals import sound_policy
        from ledger.whatif.suppose import supposed

        book = supposed(book, sound_policy(words, folder, policy)[1], period)
    evidence = gather(Found(tree), book, period, as_of or now)
    put(_rendered(Names.of(evidence, book.facts, words.lang), observe(evidence), form))
    if policy is not None:
        tell(words("score.supposed", period=period, policy=policy))
    return 0


def _rendered(names: Names, observations: tuple[Observation, ...], form: str) -> str:
    if form == "json":
        from ledger.fairness.json_ import render_json

        return render_json(names, observations)
    from ledger.cli.table import table
    from ledger.fairness.text import render_text

    return render_text(names, observations, table)
