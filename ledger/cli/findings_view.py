"""Findings on standard output, in the format asked for, and their number on standard error."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ledger.cli.output import put, tell
from ledger.cli.words import Words
from ledger.findings import Finding

Source = Callable[[str], bytes | None]


def show(words: Words, findings: Sequence[Finding], form: str, source: Source) -> None:
    """Print the findings; ``source`` gives the bytes of a file for the excerpts."""
    put(_rendered(words, findings, form, source))
    if findings:
        from ledger.report.text import summary

        tell(summary(findings, words.lang))


def code(findings: Sequence[Finding], *, strict: bool = False) -> int:
    """The exit code: 1 when something is wrong; a warning counts only when one is ``strict``."""
    from ledger.rules.catalogue import is_error

    return 1 if any(strict or is_error(finding) for finding in findings) else 0


def _rendered(words: Words, findings: Sequence[Finding], form: str, source: Source) -> str:
    if form == "json":
        from ledger.report.json_ import render_json

        return render_json(findings, words.lang)
    if form == "github":
        from ledger.report.github import render_github

        return render_github(findings, words.lang)
    if form == "sarif":
        from ledger.report.sarif import render_sarif

        return render_sarif(findings, words.lang)
    from ledger.report.text import render_text

    return render_text(findings, source, words.lang)
