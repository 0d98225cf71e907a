"""Findings for a forge that shows ten annotations of a kind and drops the rest without a word.

The first nine of each kind become annotations, the tenth says where the rest is: in the job's summary, which
is Markdown.
"""

from __future__ import annotations

from collections.abc import Sequence

from ledger.board.encode import text
from ledger.findings import Finding
from ledger.report.display import visible
from ledger.report.github import render_github
from ledger.report.text import place, summary
from ledger.rules import catalogue

MOST = 9
"""The annotations of one kind; one more is kept for saying that there are others."""

_WORDS = {
    "zh": {
        "more": "还有 {count} 处没有在这里列出，见任务摘要",
        "heading": "### 核对结果",
        "head": "| 位置 | 规则 | 问题 | 改法 |",
        "whole": "整份改动",
        "clean": "没有发现问题。",
    },
    "en": {
        "more": "{count} more are not shown here; see the summary of the job",
        "heading": "### What was found",
        "head": "| where | rule | what is wrong | fix |",
        "whole": "the change",
        "clean": "Nothing is wrong.",
    },
}


def render_annotations(findings: Sequence[Finding], lang: str) -> str:
    """One line for each of the first findings of a kind, and one for how many are left out."""
    kinds = (True, False)
    of_kind = [[each for each in findings if catalogue.is_error(each) is error] for error in kinds]
    shown = {each for several in of_kind for each in several[:MOST]}
    lines = render_github([each for each in findings if each in shown], lang)
    for several, severity in zip(of_kind, ("error", "warning"), strict=True):
        if len(several) > MOST:
            lines += f"::{severity}::{_words(lang)['more'].format(count=len(several) - MOST)}\n"
    return lines


def render_markdown(findings: Sequence[Finding], lang: str) -> str:
    """All findings as a table; texts by people are characters in it, never markup."""
    words = _words(lang)
    if not findings:
        return f"{words['heading']}\n\n{words['clean']}\n"
    rows = [_row(finding, lang) for finding in findings]
    table = [words["head"], "|---|---|---|---|", *rows]
    return "\n".join([words["heading"], "", summary(findings, lang), "", *table]) + "\n"


def render_lines(lines: str) -> str:
    """Lines of text as they stand, for the same page; nothing for none."""
    shown = "<br>\n".join(text(visible(line)) for line in lines.splitlines())
    return f"\n{shown}\n" if shown else ""


def _row(finding: Finding, lang: str) -> str:
    where = place(finding) if finding.path else _words(lang)["whole"]
    cells = (where, finding.rule, catalogue.message(finding, lang), catalogue.fix(finding, lang))
    return "| " + " | ".join(text(visible(cell)) for cell in cells) + " |"


def _words(lang: str) -> dict[str, str]:
    return _WORDS["zh" if lang == "zh" else "en"]
