"""`shaiji explain`: where the result of one person, or one unit, comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click

from ledger.cli.command import Command
from ledger.cli.options import (
    OneOf,
    argument,
    find_root,
    format_option,
    jobs_option,
    lang_option,
    now_option,
    root_option,
)
from ledger.cli.output import put, tell
from ledger.cli.progress import reading
from ledger.cli.words import Words
from ledger.explain.explanation import Explanation
from ledger.records.kinds import record_path
from ledger.refusal import Refusal
from ledger.results.book import Book
from scoring.outcome import Outcome
from scoring.policy.lists import TIERS
from scoring.rounds import UNITS, subjects_of

EYES = TIERS[-2:]
"""Whom an explanation may be for: the person it is about, or whoever has the records anyway."""


def command(words: Words) -> Command:
    """The command in the words' language."""
    parameters = [
        argument("person", "PERSON"),
        argument("period", "PERIOD"),
        click.Option(
            ["--tier"],
            type=OneOf(words, EYES),
            default=EYES[-1],
            help=words("option.explain_tier"),
        ),
        format_option(words, ("text", "json")),
        now_option(words),
        root_option(words),
        jobs_option(words),
        lang_option(words),
    ]
    return Command(words, "explain", run, parameters)


def run(
    words: Words, person: str, period: str, tier: str, form: str, now: str, root: str | None, jobs: int
) -> int:
    """Explain the result in force, or the provisional one; exit code 1 when the settled one is another."""
    from ledger.explain.explanation import explain
    from ledger.records.tree import WorkTree
    from ledger.results.book import open_book
    from ledger.verify.found import Found
    from ledger.verify.present import present, same_as_settled

    folder = find_root(root)
    tree = WorkTree(folder)
    with reading(words) as progress:
        book = open_book(tree, jobs=jobs, progress=progress)
    found = Found(tree)
    outcome, act = present(found, book, period, now, trace=[person])
    _refuse_stranger(book, outcome, person)
    shown = outcome if tier == EYES[-1] else _shown(words, book, outcome, person, tier)
    explanation = explain(book, shown, person, words.lang, act)
    put(_rendered(words, explanation, shown, _commits(folder, explanation), form))
    if act is not None and not same_as_settled(found, outcome, person):
        tell(words("explain.differs", period=period))
        return 1
    return 0


def _shown(words: Words, book: Book, outcome: Outcome, person: str, tier: str) -> Outcome:
    """The outcome of one alone, no deeper than a tier may see; a lone ballot keeps groups back."""
    from ledger.explain.sealing import is_sealed, told
    from ledger.visibility import sight

    found = outcome.people[person]
    if is_sealed(found.derivation):
        tell(words("explain.sealed"))
    known = told(found, sight(book.policies.versions[-1].visibility, tier))
    return replace(outcome, people={**outcome.people, person: known})


def _refuse_stranger(book: Book, outcome: Outcome, person: str) -> None:
    units = subjects_of(outcome.period) == UNITS
    known = book.facts.units if units else book.facts.people
    if person not in known:
        raise Refusal(f"{'unit' if units else 'person'}.unknown", name=person, nearest=", ".join(known))
    if person not in outcome.people:
        raise Refusal("person.not_there", person=person, period=outcome.period)


def _rendered(
    words: Words, explanation: Explanation, outcome: Outcome, commits: Mapping[str, str] | None, form: str
) -> str:
    if form == "json":
        from ledger.explain.json_ import render_json

        return render_json(explanation, outcome, commits)
    from ledger.explain.text import render_text
    from ledger.report.display import visible

    text = render_text(explanation, commits, words.lang)
    return "".join(visible(line) + "\n" for line in text.splitlines())


def _commits(folder: Path, explanation: Explanation) -> dict[str, str] | None:
    """Path → last commit of the records named; None when the ledger is in no repository."""
    from ledger.git import Git, GitError

    steps = [step for section in explanation.sections for step in section.steps]
    parts = [part for step in steps for part in (*step.parts, *step.notes)]
    paths = {record_path(record) for part in parts for record in part.item.records}
    git = Git(folder)
    try:
        return git.commits_of(sorted(paths)) if git.is_repository() else None
    except GitError:
        return None
