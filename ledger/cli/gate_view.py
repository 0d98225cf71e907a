"""The verdict of the gate, in the format asked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ledger.cli.findings_view import Source, show
from ledger.cli.output import put, tell
from ledger.cli.words import Words
from ledger.gate.change import Change, Commit
from ledger.gate.judge import Verdict
from ledger.report.annotations import render_annotations, render_markdown
from ledger.report.json_ import dump, render_json

_MOST = 1024 * 1024


def report(words: Words, verdict: Verdict, form: str, summary: Path | None) -> None:
    """Print the verdict; add it to the job's summary when there is one."""
    if form == "json":
        put(dump(as_json(words, verdict)))
    elif form == "github":
        put(render_annotations(verdict.findings, words.lang))
    else:
        show(words, verdict.findings, form, source_of(verdict.change))
    if summary is not None:
        with summary.open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(render_markdown(verdict.findings, words.lang))
    tell(_last_word(words, verdict))


def source_of(change: Change | None) -> Source:
    """A function from a path to its bytes in the head, for files that the change touches."""
    entries = {each.path: each.after for each in change.files} if change else {}

    def source(path: str) -> bytes | None:
        entry = entries.get(path)
        if change is None or entry is None or entry.type != "blob" or entry.size > _MOST:
            return None
        return change.contents.of(entry)

    return source


def as_json(words: Words, verdict: Verdict) -> dict[str, Any]:
    """The verdict for programs; `gate.schema.json` in `ledger/report` is the contract."""
    change = verdict.change
    found: dict[str, Any] = json.loads(render_json(verdict.findings, words.lang))
    return {
        "format": found.pop("format"),
        "accepted": verdict.accepted,
        "base": change.base if change else None,
        "head": change.head if change else None,
        "commits": [_commit(each) for each in change.commits] if change else [],
        "files": [each.path for each in change.files] if change else [],
        **found,
    }


def _commit(commit: Commit) -> dict[str, Any]:
    return {
        "id": commit.id,
        "principal": commit.principal,
        "signature": commit.standing.value if commit.standing else "none",
        "claimed": commit.claimed.isoformat() if commit.claimed else None,
        "merge": commit.is_merge,
    }


def _last_word(words: Words, verdict: Verdict) -> str:
    if verdict.change is None:
        return words("gate.beyond")
    change = verdict.change
    key = "gate.accepted" if verdict.accepted else "gate.refused"
    return words(key, commits=len(change.commits), files=len(change.files))
