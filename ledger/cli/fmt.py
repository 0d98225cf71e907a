"""`shaiji fmt`: rewrite records in the canonical form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ledger.cli.command import Command
from ledger.cli.findings_view import code, show
from ledger.cli.options import argument, find_root, flag, format_option, lang_option, root_option
from ledger.cli.output import put, tell
from ledger.cli.paths import is_below, repository_paths
from ledger.cli.source import source_of
from ledger.cli.words import Words
from ledger.files import replace_file
from ledger.findings import Finding
from ledger.reading.fmt import reformat
from ledger.records.tree import WorkTree
from ledger.results.places import FOLDER


def command(words: Words) -> Command:
    """The command in the words' language."""
    parameters = [
        argument("paths", "PATH", many=True),
        flag(words, "check", "option.check"),
        format_option(words),
        root_option(words),
        lang_option(words),
    ]
    return Command(words, "fmt", run, parameters)


def run(words: Words, paths: Sequence[str], check: bool, form: str, root: str | None) -> int:
    """Rewrite every honest record; list what changed, and show what stands in the way of the others."""
    folder = find_root(root)
    wanted = repository_paths(folder, paths)
    names = [p for p in WorkTree(folder).paths() if is_below(p, wanted) and not p.startswith(FOLDER)]
    findings: list[Finding] = []
    changed = 0
    for path, new in _rewritten(folder, names, findings):
        changed += 1
        put(words("fmt.would" if check else "fmt.changed", path=path) + "\n" if form == "text" else "")
        if not check:
            replace_file(folder / path, new)
    show(words, findings, form, source_of(folder))
    tell(words("fmt.would_all" if check else "fmt.all", changed=changed, files=len(names)))
    return 1 if (check and changed) or code(findings) else 0


def _rewritten(folder: Path, names: Sequence[str], findings: list[Finding]) -> Iterator[tuple[str, bytes]]:
    """Path and new bytes of each record that is not canonical; why others cannot be goes to ``findings``."""
    for path in names:
        data = (folder / path).read_bytes()
        new, faults = reformat(path, data)
        findings += faults
        if new is not None and new != data:
            yield path, new
