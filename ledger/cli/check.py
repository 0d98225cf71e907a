"""`shaiji check`: everything that is wrong with the records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ledger.cli.command import Command
from ledger.cli.environment import private_folder
from ledger.cli.findings_view import code, show
from ledger.cli.options import (
    argument,
    cache_option,
    find_root,
    flag,
    format_option,
    jobs_option,
    lang_option,
    now_option,
    root_option,
)
from ledger.cli.output import tell
from ledger.cli.paths import below, is_below, repository_paths
from ledger.cli.progress import reading
from ledger.cli.source import source_of
from ledger.cli.words import Words

if TYPE_CHECKING:
    from ledger.findings import Finding
    from ledger.records.tree import WorkTree


def command(words: Words) -> Command:
    """The command in the words' language."""
    parameters = [
        argument("paths", "PATH", many=True),
        flag(words, "strict", "option.strict"),
        format_option(words),
        now_option(words),
        root_option(words),
        jobs_option(words),
        cache_option(words),
        lang_option(words),
    ]
    return Command(words, "check", run, parameters)


def run(
    words: Words,
    paths: Sequence[str],
    strict: bool,
    form: str,
    now: str,
    root: str | None,
    jobs: int,
    no_cache: bool,
) -> int:
    """Check the whole ledger; show what lies below the paths, if any are given."""
    from ledger.records.tree import WorkTree

    folder = find_root(root)
    wanted = repository_paths(folder, paths)
    tree = WorkTree(folder)
    findings = below(_findings(words, tree, now, jobs, no_cache), wanted)
    show(words, findings, form, source_of(folder))
    if not findings:
        tell(words("check.clean", files=sum(is_below(path, wanted) for path in tree.paths())))
    return code(findings, strict=strict)


def _findings(words: Words, tree: WorkTree, now: str, jobs: int, no_cache: bool) -> list[Finding]:
    from ledger.cache.run import check_view, open_view
    from ledger.checks.registry import check_ledger
    from ledger.records.loading import load

    with reading(words) as progress:
        view = None if no_cache else open_view(tree, private_folder(), jobs=jobs, progress=progress)
        if view is not None:
            return check_view(view, now)
        ledger = load(tree, jobs=jobs, progress=progress)
    return check_ledger(ledger, tree, now=now)
