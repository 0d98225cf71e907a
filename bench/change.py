"""Time what a change of 200 logs brings in, with the base known from the judging of an earlier change.

python -m bench.change LEDGER YEAR
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.measure import Measure, measure

RECORDS = 200
HERE = Path(__file__).resolve().parent
WHO = {f"GIT_{role}_{part}": "x@x" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
JUDGE = """
import sys
from pathlib import Path
from ledger.gate.content import new_findings
from ledger.git import Git
base, head, now, private = sys.argv[1:]
new_findings(Git(Path()), base, head, now, Path(private))
"""


def judged(ledger: Path, year: int) -> Measure:
    """Two proposals of the logs of 200 people for the month after a year; the second one is timed."""
    with tempfile.TemporaryDirectory(prefix="shaiji-change-") as made:
        root, private = Path(made, "ledger"), Path(made, "private")
        shutil.copytree(ledger / "records", root / "records")
        _git(root, "init", "-q", "-b", "main")
        _commit(root)
        base = _git(root, "rev-parse", "HEAD")
        months = sorted((root / "records" / "logs" / str(year)).glob(f"*/*/{year}-01.yaml"))[:RECORDS]
        heads = [_propose(root, months, year, sign) for sign in ("，", "；")]
        commands = [
            [sys.executable, "-c", JUDGE, base, head, f"{year + 1}-03-01", str(private)] for head in heads
        ]
        return [measure(command, cwd=root) for command in commands][-1]


def _propose(root: Path, months: list[Path], year: int, sign: str) -> str:
    """The months of January told for the next year, on a branch of their own from the base."""
    _git(root, "checkout", "-q", "--detach", "main")
    for path in months:
        text = path.read_text("utf-8").replace(f"{year}-01", f"{year + 1}-01").replace("，", sign, 1)
        target = root / path.relative_to(root).as_posix().replace(str(year), str(year + 1))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    _commit(root)
    return _git(root, "rev-parse", "HEAD")


def _commit(root: Path) -> None:
    _git(root, "add", "-A")
    _git(root, "commit", "-q", "-m", "x")


def _git(root: Path, *arguments: str) -> str:
    environment = {**os.environ, **WHO}
    done = subprocess.run(
        ["git", *arguments], cwd=root, env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


if __name__ == "__main__":
    found = judged(Path(sys.argv[1]), int(sys.argv[2]))
    print(
        f"content of a change of {RECORDS} logs: {found.seconds:.2f} s, {found.cpu:.2f} s of processor time"
    )
