"""Findings for a reader at a terminal: place, what is wrong, the line, what to do.

records/logs/2025/roads/p0012/2025-03.yaml:7:9: error[L004] the text has 5 letters; the policy asks …
  7 |   text: 到社区走访
    |         ^^^^^^^^^^
  fix: describe what was done and what came of it
  more: shaiji rule L004
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ledger.findings import Finding
from ledger.report.display import visible
from ledger.report.excerpt import excerpt
from ledger.rules import catalogue

Source = Callable[[str], bytes | None]
"""The bytes of a file by its repository-relative path; None when there is nothing to quote."""

_WORDS = {
    "zh": {"error": "错误", "warning": "提醒", "fix": "改法：", "more": "详见：", "whole": "整份改动"},
    "en": {"error": "error", "warning": "warning", "fix": "fix: ", "more": "more: ", "whole": "the change"},
}


def render_text(findings: Iterable[Finding], source: Source, lang: str) -> str:
    """All findings in their order, with a line between two; empty when there are none."""
    return "\n".join(_block(finding, source, lang) for finding in findings)


def summary(findings: Sequence[Finding], lang: str) -> str:
    """How many errors and warnings, in one line without an end; empty when there are none."""
    if not findings:
        return ""
    errors = sum(catalogue.is_error(finding) for finding in findings)
    warnings = len(findings) - errors
    if lang == "zh":
        return f"错误 {errors} 处，提醒 {warnings} 处"
    return f"{_counted(errors, 'error')}, {_counted(warnings, 'warning')}"


def place(finding: Finding) -> str:
    """`path:line:column`, as far as it is known."""
    parts = [visible(finding.path)]
    if finding.line:
        parts.append(str(finding.line))
    if finding.line and finding.column:
        parts.append(str(finding.column))
    return ":".join(parts)


def _block(finding: Finding, source: Source, lang: str) -> str:
    words = _WORDS["zh" if lang == "zh" else "en"]
    severity = words[catalogue.rule(finding.rule).severity]
    where = place(finding) if finding.path else words["whole"]
    lines = [f"{where}: {severity}[{finding.rule}] {visible(catalogue.message(finding, lang))}"]
    lines += _quoted(finding, source)
    lines.append(f"  {words['fix']}{visible(catalogue.fix(finding, lang))}")
    lines.append(f"  {words['more']}shaiji rule {finding.rule}")
    return "\n".join(lines) + "\n"


def _quoted(finding: Finding, source: Source) -> list[str]:
    data = source(finding.path) if finding.line else None
    return excerpt(data, finding.line, finding.column, finding.span) if data is not None else []


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
