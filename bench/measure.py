"""Time a command as a whole process, with the greatest memory of all its processes together."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

PAUSE, SHARE = 0.25, 0.02
"""Seconds between two looks at the memory: at least, and as a share of the time so far. A look at a large
process takes time from it."""


@dataclass(frozen=True)
class Measure:
    """Median seconds by the clock and on all processors over the runs, and the most memory in bytes seen."""

    seconds: float
    cpu: float
    memory: int
    code: int


def measure(command: Sequence[str], *, cwd: Path, runs: int = 1) -> Measure:
    """Run a command ``runs`` times. Memory counts shared pages once (Linux only, else 0)."""
    measured = [_once(command, cwd) for _ in range(runs)]
    return Measure(
        statistics.median(m.seconds for m in measured),
        statistics.median(m.cpu for m in measured),
        max(m.memory for m in measured),
        measured[-1].code,
    )


def row(name: str, measured: Measure, more: str = "") -> None:
    """Print a line of a table: seconds by the clock and of the processors, the most memory, and more."""
    spent = f"{measured.seconds:>9.2f} s {measured.cpu:>9.2f} s cpu"
    print(f"{name:<38}{spent} {measured.memory / 1e6:>7,.0f} MB{more}", flush=True)


def run(main: Callable[[], None]) -> None:
    """Run a program that measures; in one sentence, if something measured cannot be run."""
    try:
        main()
    except subprocess.CalledProcessError as error:
        sys.exit(f"could not run: {error}")


def _once(command: Sequence[str], cwd: Path) -> Measure:
    start, before = time.perf_counter(), _spent()
    process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most = 0
    while _runs_on(process, max(PAUSE, (time.perf_counter() - start) * SHARE)):
        most = max(most, sum(map(_memory, _family(process.pid))))
    seconds = time.perf_counter() - start
    if process.returncode not in (0, 1):
        raise subprocess.CalledProcessError(process.returncode, list(command))
    return Measure(seconds, _spent() - before, most, process.returncode)


def _runs_on(process: subprocess.Popen[bytes], pause: float) -> bool:
    """Whether it is still running after a while; when it ends, this is known at once."""
    try:
        process.wait(pause)
    except subprocess.TimeoutExpired:
        return True
    return False


def _spent() -> float:
    """Seconds on all processors of every process that was started here and has ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _family(pid: int) -> list[int]:
    """A process and all that descend from it."""
    family = [pid]
    for parent in family:
        try:
            for task in Path(f"/proc/{parent}/task").iterdir():
                family.extend(int(child) for child in (task / "children").read_text().split())
        except OSError:
            continue
    return family


def _memory(pid: int) -> int:
    """The proportional set size: what a process holds, shared pages divided among those who share them."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        return 0
    return 0
