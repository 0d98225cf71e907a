"""Time `shaiji gate` on a change of 200 logs, with the base known from the judging of an earlier change.

python -m bench.change LEDGER YEAR

The ledger is taken back to a day in its last quarter: three quarters are settled, the last one is under way.
The change is the next day's work of 200 people, brought by a clerk who may enter everybody's logs.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from bench.measure import Measure, measure

PEOPLE = 200
SPARE = 40
"""People who may turn out to have written nearly what they wrote before."""
WORDS = ("", "一", "二", "三")
"""The last words of the entries, proposal by proposal."""
DAY = "{year}-12-15"
CLERK = "clerk@bench"
HERE = Path(__file__).resolve().parent
SHAIJI = str(Path(sys.executable).parent / "shaiji")
WHO = {f"GIT_{role}_{part}": "x@x" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
_ROLE = """- id: clerk
  name: 代录
  may:
  - acts:
    - create
    - amend
    kinds:
    - log
    whose: any
    basis: illustrative
principals:
- id: clerk@bench
  roles:
  - clerk
"""
_GOES_ON = frozenset(
    {
        *("organization", "calendar", "policies", "past-results", "goals", "unit-goals", "tasks", "logs"),
        *("orders", "petitions", "inspections", "inspection-lists"),
    }
)
"""Folders whose records of the year were there already in its last quarter."""


@dataclass(frozen=True)
class Proposed:
    """A repository with a base and changes that begin at it, and when they were received."""

    root: Path
    base: str
    heads: tuple[str, ...]
    received: str


def judged(ledger: Path, year: int) -> tuple[Measure, Measure]:
    """What the first change costs, with nothing known, and the median of others, with the base known."""
    with proposed(ledger, year) as found:
        cold, *warm = (measure(command(found, head), cwd=found.root) for head in found.heads)
        if any(each.code for each in (cold, *warm)):
            raise SystemExit("the change is refused: it is not what was to be measured")
        return cold, sorted(warm, key=lambda each: each.cpu)[len(warm) // 2]


def command(found: Proposed, head: str) -> list[str]:
    """The command that judges a change."""
    given = ["--base", found.base, "--head", head, "--actor", CLERK, "--now", found.received]
    # As installed: what was compiled is not compiled again.
    surroundings = ["-u", "PYTHONDONTWRITEBYTECODE", f"XDG_CACHE_HOME={found.root.parent / 'private'}"]
    return ["env", *surroundings, SHAIJI, "gate", *given]


@contextmanager
def proposed(ledger: Path, year: int) -> Iterator[Proposed]:
    """A ledger of a year with two proposals, in a folder for the time being."""
    with tempfile.TemporaryDirectory(prefix="shaiji-change-") as made:
        yield propose(ledger, Path(made, "ledger"), year)


def propose(ledger: Path, root: Path, year: int) -> Proposed:
    """The same in a folder that stays."""
    day = DAY.format(year=year)
    shutil.copytree(ledger / "records", root / "records")
    kept = _take_back(root, day)
    _admit_clerk(root)
    git(root, "init", "-q", "-b", "main")
    base = _commit(root)
    trial = Proposed(root, base, (_propose(root, kept, ""),), f"{day}T17:30:00+08:00")
    honest = _honest(trial, kept)
    heads = tuple(_propose(root, honest, word) for word in WORDS)
    git(root, "checkout", "-q", "main")
    git(root, "gc", "-q")
    shutil.rmtree(root / ".git" / "shaiji-cache", ignore_errors=True)
    return replace(trial, heads=heads)


def _honest(found: Proposed, texts: dict[Path, str]) -> dict[Path, str]:
    """The logs of which nothing is told, as many as are wanted."""
    asked = [*command(found, found.heads[0]), "--no-moves", "--format", "json"]
    told = subprocess.run(asked, cwd=found.root, capture_output=True, text=True, check=False).stdout
    named = {each["path"] for each in json.loads(told)["findings"]}
    fit = [path for path in texts if path.relative_to(found.root).as_posix() not in named]
    return {path: texts[path] for path in fit[:PEOPLE]}


def _take_back(root: Path, day: str) -> dict[Path, str]:
    """Leave out what came on a day and later; path → text of the logs that the day would have added to."""
    year, quarter = day[:4], (int(day[5:7]) + 2) // 3
    gone = {year, f"{year}-Q{quarter}", f"units-{year}", f"units-{year}-Q{quarter}", str(int(year) + 1)}
    for folder in sorted((root / "records").glob("*/*")):
        if folder.parent.name not in _GOES_ON and (
            folder.name in gone or re.match(f"(units-)?{year}(-q{quarter})?-results", folder.name)
        ):
            shutil.rmtree(folder) if folder.is_dir() else folder.unlink()
    kept: dict[Path, str] = {}
    for path in sorted((root / "records/logs" / year).glob("*/*/*.yaml")):
        if path.stem > day[:7]:
            path.unlink()
        elif path.stem == day[:7] and (text := _cut(path, day)) and len(kept) < PEOPLE + SPARE:
            kept[path] = text
    return kept


def _cut(path: Path, day: str) -> str:
    """Leave a log as it was before a day; its text with the entry of that day, empty when it has none."""
    head, *entries = re.split("(?m)^(?=- date: )", path.read_text("utf-8"))
    before = [each for each in entries if each[9:19] < day and _filed(each) < day]
    today = [re.sub('filed: ".*"', f'filed: "{day}"', each) for each in entries if each[9:19] == day]
    path.write_text(head + "".join(before), encoding="utf-8") if before else path.unlink()
    return head + "".join((*before, *today)) if before and today else ""


def _filed(entry: str) -> str:
    found = re.search('filed: "(.*)"', entry)
    return found[1] if found else ""


def _admit_clerk(root: Path) -> None:
    path = root / "records/organization/roles.yaml"
    path.write_text(path.read_text("utf-8").replace("principals:\n", _ROLE, 1), encoding="utf-8")


def _propose(root: Path, texts: dict[Path, str], word: str) -> str:
    """The logs with the day's entry, each ending in a word of the proposal, on a branch from the base."""
    git(root, "checkout", "-q", "--detach", "main")
    for path, text in texts.items():
        path.write_text(text.rstrip("\n") + f"{word}\n", encoding="utf-8")
    return _commit(root)


def _commit(root: Path) -> str:
    git(root, "add", "-A")
    git(root, "-c", "gc.auto=0", "commit", "-q", "-m", "x")
    return git(root, "rev-parse", "HEAD")


def git(root: Path, *arguments: str) -> str:
    """What git prints. Raises CalledProcessError when it fails."""
    environment = {**os.environ, **WHO}
    done = subprocess.run(
        ["git", *arguments], cwd=root, env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


if __name__ == "__main__":
    for name, found in zip(("cold", "warm"), judged(Path(sys.argv[1]), int(sys.argv[2])), strict=True):
        print(f"{name}: {found.seconds:.2f} s, {found.cpu:.2f} s of processor time")
