"""What became of the mutants, by file, and those that no test noticed."""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import Any

from scripts.mutation.apply import folder

_HEAD = "| file | tried | killed | survived | too long | killed, % |\n|---|---:|---:|---:|---:|---:|"


def main() -> int:
    """Print a table in Markdown, and the survivors."""
    lines = (folder() / "build/mutation/results.jsonl").read_text(encoding="utf-8").splitlines()
    last = {each["name"]: each for each in map(json.loads, lines)}
    tried = [each for each in last.values() if each["state"] != "same"]
    print(_HEAD)
    for path in sorted({each["path"] for each in tried}):
        print(_row(f"`{path}`", [each for each in tried if each["path"] == path]))
    print(_row("all", tried))
    for each in sorted(tried, key=lambda one: (one["path"], one["line"])):
        if each["state"] == "survived":
            print(f"\n{each['name']} {each['function']}\n- {each['was']}\n+ {each['now']}")
    return 0


def _row(name: str, tried: list[dict[str, Any]]) -> str:
    """One line; what ran on for ever was noticed too."""
    states = Counter(each["state"] for each in tried)
    killed = states["killed"] + states["timeout"]
    share = f"{killed * 1000 // len(tried) / 10:.1f}" if tried else "—"
    return f"| {name} | {len(tried)} | {killed} | {states['survived']} | {states['timeout']} | {share} |"


if __name__ == "__main__":
    sys.exit(main())
