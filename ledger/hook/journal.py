"""What came in and what was refused, line by line, beside the repository: when, who, what.

The times are the server's, so this is the one place that knows when something was received. No content of a
push is written down, only ids, and the rules that it broke.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from ledger.hook.answer import Answer

FOLDER = "shaiji"
NAME = "journal.jsonl"


def entry(answer: Answer, caller: str, received: datetime) -> Mapping[str, Any]:
    """One line: what was said to one reference."""
    rules = {each.rule for each in answer.verdict.findings} if answer.verdict else set()
    return {
        "received": received.isoformat(),
        "principal": answer.actor or caller or None,
        "ref": answer.update.ref,
        "old": answer.update.old,
        "new": answer.update.new,
        "accepted": answer.accepted,
        "reason": answer.reason,
        "rules": sorted(rules),
    }


def write(root: Path, entries: Iterable[Mapping[str, Any]]) -> None:
    """Add lines; each is written at once, so that pushes at the same time do not mix. Raises OSError."""
    folder = root / FOLDER
    folder.mkdir(exist_ok=True)
    descriptor = os.open(folder / NAME, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        for each in entries:
            os.write(descriptor, (json.dumps(each, ensure_ascii=False) + "\n").encode())
    finally:
        os.close(descriptor)
