"""Where the time of a cold `shaiji verify` goes, room by room, in one process.

python -m bench.rooms LEDGER
"""

from __future__ import annotations

import cProfile
import pstats
import sys
from collections import Counter
from contextlib import redirect_stdout
from os import devnull
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
MOST = 10


def main() -> None:
    """The ledger's folder is named on the command line; shares of the profiled time are printed."""
    root = sys.argv[1]
    profile = cProfile.Profile()
    with open(devnull, "w") as nowhere, redirect_stdout(nowhere):
        from ledger.cli.main import main as shaiji

        if profile.runcall(shaiji, ["verify", "--no-cache", "--jobs", "1", "--root", root]) > 1:
            sys.exit("verify could not do its work")
    spent: Counter[str] = Counter()
    for (file, _, _), (_, _, own, _, _) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        spent[_room(file)] += own
    total = sum(spent.values())
    shares = ", ".join(f"{room} {share / total:.0%}" for room, share in spent.most_common(MOST))
    print(f"where verify spends its time in {root}: {shares}")


def _room(file: str) -> str:
    """`ledger/checks`, `scoring`, or where the time goes outside."""
    path = Path(file)
    if not path.is_relative_to(HERE) or ".venv" in path.parts:
        return "built into Python" if file == "~" else "libraries"
    return "/".join(path.relative_to(HERE).parts[:-1][:2])


if __name__ == "__main__":
    main()
