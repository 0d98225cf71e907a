"""`shaiji check`: everything that is wrong with the records."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
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
    text_option,
)
from ledger.cli.output import tell
from ledger.cli.paths import below, is_below, repository_paths
from ledger.cli.progress import reading
from ledger.cli.source import source_of
from ledger.cli.words import Words

if TYPE_CHECKING:
    from ledger.findings import Finding
    from ledger.records.tree import WorkTree

_SCISSORS = "\n# ------------------------ >8 ------------------------\n"
"""Git leaves out everything below this line of a message."""


def command(words: Words) -> Command:
    """The command in the words' language."""
    parameters = [
        argument("paths", "PATH", many=True),
        flag(words, "strict", "option.strict"),
        flag(words, "staged", "option.staged"),
        text_option(words, "message", "FILE", "option.message"),
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
    staged: bool,
    message: str | None,
    form: str,
    now: str,
    root: str | None,
    jobs: int,
    no_cache: bool,
) -> int:
    """Check the whole ledger; show what lies below the paths, if any are given."""
    from ledger.records.tree import WorkTree

    if message is not None:
        return _check_message(words, Path(message), form)
    folder = find_root(root)
    wanted = repository_paths(folder, paths)
    if staged:
        return _check_staged(words, folder, wanted, strict, form, now, no_cache)
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


def _check_staged(
    words: Words, folder: Path, wanted: Sequence[str], strict: bool, form: str, now: str, no_cache: bool
) -> int:
    """What the next commit would bring in."""
    from ledger.gate.staged import staged, staged_findings
    from ledger.git import Git
    from ledger.git.run import Quarantine

    found = staged(Git(folder, Quarantine.of_index(os.environ)))
    findings = below(staged_findings(found, now, None if no_cache else private_folder()), wanted)
    show(words, findings, form, lambda path: found.tree.read(path) if path in found.tree.entries else None)
    if not findings:
        tell(words("check.staged", files=len(found.files)))
    return code(findings, strict=strict)


def _check_message(words: Words, file: Path, form: str) -> int:
    """What must not be in the message of a commit; lines that git leaves out are not looked at."""
    from ledger.content.findings import text_findings

    text = file.read_text("utf-8", "replace").partition(_SCISSORS)[0]
    kept = "".join(line if not line.startswith("#") else "\n" for line in text.splitlines(keepends=True))
    findings = text_findings(file.name, kept)
    show(words, findings, form, lambda _: None)
    return code(findings)
