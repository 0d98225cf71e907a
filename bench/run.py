"""Measure the speed of reading, checking and verifying, and print one table.

    python -m bench.run [--people 1340] [--year 2026] [--keep FOLDER] [--skip-reference] [--profile]

Every figure is a whole process from outside, on the same files in the same run; aims are ratios between
figures, so that they hold on a machine of any speed. Nothing here passes or fails.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.change import judged, proposed
from bench.decade import decade
from bench.measure import Measure, measure, row, run
from bench.younger import younger

HERE = Path(__file__).resolve().parent
BIN = Path(sys.executable).parent
SCHEMAS = HERE.parent / "schemas"
VERIFY = [str(BIN / "shaiji"), "verify"]
CHECK = [str(BIN / "shaiji"), "check"]
DIFF = [str(BIN / "shaiji"), "diff"]
NOW = "--now={}-03-01"
FEW = 60
"""People of the ledger of ten years, which is made in a few minutes."""
SETTLED = 3
"""Seconds after which the cache takes a file's times for true."""


@dataclass(frozen=True)
class Size:
    """How large the ledger is."""

    files: int
    bytes: int
    entries: int


def main() -> None:
    """Run everything and print the table."""
    arguments = _arguments()
    with _folder(arguments.keep) as folder:
        ledger = folder / f"ledger-{arguments.people}-{arguments.year}"
        if not ledger.exists():
            made = measure([str(BIN / "shaiji"), "demo", str(ledger), *_demo(arguments)], cwd=folder)
            _row("make the ledger (shaiji demo)", made)
        size = _size(ledger)
        print(f"\n{_machine()}")
        print(f"ledger: {size.files:,} files, {size.bytes / 1e6:.1f} MB, {size.entries:,} log entries\n")
        _compare(ledger, size, arguments.skip_reference)
        _warm(ledger, NOW.format(arguments.year + 1))
        _flat(ledger, folder / f"quarter-{arguments.people}-{arguments.year}", arguments.year)
        _gate(ledger, folder, arguments.year)
        _diff(ledger, arguments.year)
        _board(folder, arguments.year)
        if arguments.profile:
            subprocess.run([sys.executable, "-m", "bench.rooms", str(ledger)], check=True)


def _compare(ledger: Path, size: Size, skip_reference: bool) -> None:
    cold = measure([*VERIFY, "--no-cache"], cwd=ledger, runs=3)
    scan = measure([sys.executable, str(HERE / "event_scan.py"), "records"], cwd=ledger, runs=3)
    _row("verify, cold (no cache)", cold, size)
    _row("libyaml event scan, two processes", scan, size)
    if not skip_reference:
        reference = measure([sys.executable, str(HERE / "schema_only.py"), str(SCHEMAS)], cwd=ledger)
        _row("check-jsonschema, schema only", reference, size)
        print(
            f"  verify is {reference.seconds / cold.seconds:.1f} times as fast as check-jsonschema (aim: 40)"
        )
    print(
        f"  verify takes {cold.seconds / scan.seconds:.2f} times as long as the event scan (aim: at most 1.5)"
    )
    print(f"  verify used at most {cold.memory / 1e6:,.0f} MB (aim: under 1,500)\n")


def _warm(ledger: Path, now: str) -> None:
    """Fill the cache, change one log, and time both commands."""
    check = [*CHECK, now]
    _forget(ledger)
    _row("verify, filling the cache", measure(VERIFY, cwd=ledger))
    _row("check, after verify", measure(check, cwd=ledger))
    _row("verify, warm, nothing changed", measure(VERIFY, cwd=ledger, runs=3))
    _row("check, warm, nothing changed", measure(check, cwd=ledger, runs=3))
    _row("verify, warm, one settled log changed", _after_a_change(ledger, VERIFY))
    _row("check, warm, one log changed", _after_a_change(ledger, check))


def _gate(ledger: Path, folder: Path, year: int) -> None:
    """A change of 200 logs, and a smaller one in a ledger of one year and in one of ten."""
    cold, warm = judged(ledger, year)
    _row("gate, 200 logs, nothing known", cold)
    _row("gate, 200 logs, the base known", warm)
    one, ten = (judged(each, year)[1] for each in decade(folder, FEW, year))
    _row(f"gate, {FEW} logs, one year on record", one)
    _row(f"gate, {FEW} logs, ten years on record", ten)
    print(f"  ten years take {ten.cpu / one.cpu:.2f} times the processor time of one")


def _diff(ledger: Path, year: int) -> None:
    """Two settled quarters of one revision, in a repository of its own."""
    with proposed(ledger, year) as found:
        spent = measure([*DIFF, f"{year}-Q1", f"{year}-Q2"], cwd=found.root)
    _row("diff of two settled quarters", spent)


def _board(folder: Path, year: int) -> None:
    """The board of the few people, beside MkDocs alone; that of a district takes a quarter of an hour."""
    one, _ = decade(folder, FEW, year)
    where = folder / f"board-{FEW}-{year}"
    shutil.rmtree(where, ignore_errors=True)
    command = [sys.executable, "-m", "bench.board", str(one), str(year), str(where), "--bare"]
    sys.stdout.flush()
    subprocess.run(command, cwd=HERE.parent, check=True)


def _flat(ledger: Path, early: Path, year: int) -> None:
    """The same change when one quarter is on record, and when all four and the year are."""
    if not early.exists():
        younger(ledger, early)
    _forget(early)
    spent = {}
    for folder, now in ((early, f"--now={year}-04-30"), (ledger, NOW.format(year + 1))):
        spent[folder] = _after_a_change(folder, [*CHECK, now]).cpu
    print(
        f"  check after one change: {spent[early]:.2f} s of processor time with a quarter on record,", end=" "
    )
    print(f"{spent[ledger]:.2f} s with a year: {spent[ledger] / spent[early]:.2f} times as much")


def _forget(ledger: Path) -> None:
    shutil.rmtree(ledger / ".shaiji-cache", ignore_errors=True)


def _after_a_change(ledger: Path, command: list[str]) -> Measure:
    """Median of three runs, each after one log was changed; the cache knows the ledger as it was."""
    time.sleep(SETTLED)
    measures = []
    for _ in range(3):
        measure(command, cwd=ledger)
        with _one_changed(ledger):
            measures.append(measure(command, cwd=ledger))
    return sorted(measures, key=lambda one: one.seconds)[1]


@contextmanager
def _one_changed(ledger: Path) -> Iterator[None]:
    """One word of one log changed, and put back."""
    log = sorted((ledger / "records" / "logs").glob("*/*/*/*.yaml"))[0]
    before = log.read_bytes()
    log.write_bytes(before.replace("，".encode(), "；".encode(), 1))
    try:
        yield
    finally:
        log.write_bytes(before)


def _row(name: str, measured: Measure, size: Size | None = None) -> None:
    rate = f"{size.entries / measured.seconds:>12,.0f} entries/s" if size else ""
    row(name, measured, rate)


def _size(ledger: Path) -> Size:
    files = sorted((ledger / "records").rglob("*.yaml"))
    logs = (ledger / "records" / "logs").rglob("*.yaml")
    entries = sum(path.read_bytes().count(b"\n- date:") for path in logs)
    return Size(len(files), sum(path.stat().st_size for path in files), entries)


def _machine() -> str:
    model = next(
        (line.split(":", 1)[1].strip() for line in _cpuinfo() if line.startswith("model name")),
        platform.machine(),
    )
    return (
        f"machine: {os.cpu_count()} cores, {model}, Python {platform.python_version()}, {platform.system()}"
    )


def _cpuinfo() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text().splitlines() if path.exists() else []


def _demo(arguments: argparse.Namespace) -> list[str]:
    return ["--people", str(arguments.people), "--year", str(arguments.year)]


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep.resolve()
        return
    made = Path(tempfile.mkdtemp(prefix="shaiji-bench-"))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, default=1340)
    parser.add_argument("--year", type=int, default=2026)
    parser.add_argument("--keep", type=Path, help="make the ledger here, and leave it for the next run")
    parser.add_argument(
        "--skip-reference", action="store_true", help="leave check-jsonschema out: it takes minutes"
    )
    parser.add_argument("--profile", action="store_true", help="say where the time of verify goes")
    return parser.parse_args()


if __name__ == "__main__":
    run(main)
