"""Findings as GitHub workflow annotations.

    ::error file=records/logs/2025/roads/p0012/2025-03.yaml,line=7,col=9,title=L004::正文只有 5 个字……

A runner obeys every line that begins with `::`; text from records must neither end a line nor a property.
"""

from __future__ import annotations

from collections.abc import Iterable

from ledger.findings import Finding
from ledger.report.display import visible
from ledger.rules import catalogue


def render_github(findings: Iterable[Finding], lang: str) -> str:
    """One line for each finding."""
    return "".join(_annotation(finding, lang) for finding in findings)


def _annotation(finding: Finding, lang: str) -> str:
    severity = "error" if catalogue.is_error(finding) else "warning"
    text = f"{catalogue.message(finding, lang)} — {catalogue.fix(finding, lang)}"
    return f"::{severity} {_properties(finding)}::{_data(text)}\n"


def _properties(finding: Finding) -> str:
    known = {"file": finding.path} if finding.path else {}
    if finding.line:
        known["line"] = str(finding.line)
    if finding.line and finding.column:
        known["col"] = str(finding.column)
    known["title"] = finding.rule
    return ",".join(f"{name}={_property(value)}" for name, value in known.items())


def _data(text: str) -> str:
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
