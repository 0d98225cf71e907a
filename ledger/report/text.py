"""Findings for a reader at a terminal: place, what is wrong, the line, what to do.

records/logs/2025/roads/p0012/2025-03.yaml:7:9: error[L004] the text has 5 letters; the policy asks …
  7 |   text: 到社区走访
    |         ^^^^^^^^^^
  fix: describe what was done and what came of it
  more: shaiji rule L004
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from ledger.findings import Finding
from ledger.report.display import visible
from ledger.report.excerpt import excerpt
from ledger.rules import catalogue

Source = Callable[[str], bytes | None]
"""The bytes of a file by its repository-relative path; None when there is nothing to quote."""

_WORDS = {
    "zh": {
        "error": "错误",
        "review": "待复核",
        "warning": "提醒",
        "fix": "改法：",
        "more": "详见：",
        "whole": "整份改动",
    },
    "en": {
        "error": "error",
        "review": "review",
        "warning": "warning",
        "fix": "fix: ",
        "more": "more: ",
        "whole": "the change",
    },
}


def render_text(findings: Iterable[Finding], source: Source, lang: str) -> str:
    """All findings in their order, with a line between two; empty when there are none.

    A line in which something was found that must not be shown again is not quoted for any finding.
    """
    listed = list(findings)
    hidden = {(each.path, each.line) for each in listed if catalogue.rule(each.rule).secret}
    return "\n".join(_block(each, source, lang, (each.path, each.line) in hidden) for each in listed)


def summary(findings: Sequence[Finding], lang: str) -> str:
    """How many of each severity, in one line without an end; empty when there are none."""
    if not findings:
        return ""
    counted = Counter(catalogue.rule(finding.rule).severity for finding in findings)
    told = [each for each in catalogue.SEVERITIES if each != "review" or counted[each]]
    if lang == "zh":
        return "，".join(f"{_WORDS['zh'][each]} {counted[each]} 处" for each in told)
    return ", ".join(_counted(counted[each], _WORDS["en"][each]) for each in told)


def place(finding: Finding) -> str:
    """`path:line:column`, as far as it is known."""
    parts = [visible(finding.path)]
    if finding.line:
        parts.append(str(finding.line))
    if finding.line and finding.column:
        parts.append(str(finding.column))
    return ":".join(parts)


def _block(finding: Finding, source: Source, lang: str, hidden: bool) -> str:
    words = _WORDS["zh" if lang == "zh" else "en"]
    severity = words[catalogue.rule(finding.rule).severity]
    where = place(finding) if finding.path else words["whole"]
    lines = [f"{where}: {severity}[{finding.rule}] {visible(catalogue.message(finding, lang))}"]
    lines += [] if hidden else _quoted(finding, source)
    lines.append(f"  {words['fix']}{visible(catalogue.fix(finding, lang))}")
    lines.append(f"  {words['more']}shaiji rule {finding.rule}")
    return "\n".join(lines) + "\n"


def _quoted(finding: Finding, source: Source) -> list[str]:
    data = source(finding.path) if finding.line else None
    return excerpt(data, finding.line, finding.column, finding.span) if data is not None else []


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
