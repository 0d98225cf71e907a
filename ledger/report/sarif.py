"""Findings as SARIF 2.1.0, the exchange format of code-scanning services."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from ledger import __version__
from ledger.findings import Finding
from ledger.report.display import visible
from ledger.report.json_ import dump
from ledger.rules import catalogue
from ledger.rules.catalogue import Rule


def render_sarif(findings: Sequence[Finding], lang: str) -> str:
    """A SARIF log with one run, its rules and their results, with a final line end."""
    rules = sorted({finding.rule for finding in findings})
    driver = {"name": "shaiji", "version": __version__, "rules": [_rule(id_, lang) for id_ in rules]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, rules.index(finding.rule), lang) for finding in findings],
    }
    return dump({"version": "2.1.0", "runs": [run]})


def _rule(id_: str, lang: str) -> dict[str, Any]:
    rule = catalogue.rule(id_)
    return {
        "id": id_,
        "shortDescription": {"text": rule.title.of(lang)},
        "fullDescription": {"text": rule.why.of(lang)},
        "defaultConfiguration": {"level": _level(rule)},
    }


def _result(finding: Finding, index: int, lang: str) -> dict[str, Any]:
    text = f"{catalogue.message(finding, lang)} — {catalogue.fix(finding, lang)}"
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _level(catalogue.rule(finding.rule)),
        "message": {"text": visible(text)},
        "locations": [{"physicalLocation": _location(finding)}] if finding.path else [],
    }


def _level(rule: Rule) -> str:
    """SARIF knows no severity between error and warning."""
    return "error" if rule.is_error else "warning"


def _location(finding: Finding) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": quote(finding.path, safe="/", errors="replace")}}
    if finding.line:
        location["region"] = _region(finding)
    return location


def _region(finding: Finding) -> dict[str, int]:
    region = {"startLine": finding.line}
    if finding.column:
        region["startColumn"] = finding.column
        region["endColumn"] = finding.column + max(1, finding.span)
    return region
