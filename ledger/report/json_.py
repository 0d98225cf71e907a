"""Findings as JSON for other programs; `findings.schema.json` beside this module is the contract."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from ledger.findings import Finding
from ledger.report.display import visible
from ledger.rules import catalogue

FORMAT = 1
"""Rises when a field changes its meaning or goes away."""


def render_json(findings: Sequence[Finding], lang: str) -> str:
    """One JSON object on several lines, with a final line end."""
    entries = [_entry(finding, lang) for finding in findings]
    counted = Counter(entry["severity"] for entry in entries)
    totals = {f"{severity}s": counted[severity] for severity in catalogue.SEVERITIES}
    return dump({"format": FORMAT, **totals, "findings": entries})


def dump(value: object) -> str:
    """Readable JSON in which no character of a text can steer a terminal."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return "\n".join(_escaped(line) for line in text.split("\n")) + "\n"


def _entry(finding: Finding, lang: str) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": catalogue.rule(finding.rule).severity,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "span": finding.span,
        "message": catalogue.message(finding, lang),
        "fix": catalogue.fix(finding, lang),
        "args": dict(finding.args),
    }


def _escaped(line: str) -> str:
    """What `json` leaves raw stands inside a string, where an escape means the same."""
    if line.isascii() and line.isprintable():
        return line
    return "".join(c if visible(c) == c else json.dumps(c)[1:-1] for c in line)
