"""A settlement is old or new, never mixed: with every system call failing, with kills, with two at once."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ledger.refusal import Refusal
from ledger.settle.install import clear_leftovers, install
from ledger.settle.lock import alone

FILES = {
    "settlement.yaml": b"period: 2026-Q1\n",
    "units/roads.yaml": b"unit: roads\n" * 400,
    "units/archives.yaml": b"unit: archives\n",
    "inputs/roads.yaml": b"inputs: []\n",
    "inputs/archives.yaml": b"inputs: []\n",
}
CALLS = ("open", "write", "fsync", "close", "mkdir", "rename")


def read(folder: Path) -> dict[str, bytes]:
    """All visible files below a folder; hidden names are no settlement."""
    names = (path for path in folder.rglob("*") if path.is_file())
    shown = (p for p in names if not any(part.startswith(".") for part in p.relative_to(folder).parts))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in shown}


class Fault:
    """Makes the k-th system call of a kind fail."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str, at: int, code: int) -> None:
        self.calls = 0
        self.at = at
        self.code = code
        self.real: Callable[..., Any] = getattr(os, name)
        monkeypatch.setattr(os, name, self)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        self.calls += 1
        if self.calls == self.at:
            raise OSError(self.code, os.strerror(self.code))
        return self.real(*args, **kwargs)


def faults(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, code: int) -> int:
    """Install with the first, second, … call failing until none does; answers how many were tried."""
    for at in range(1, 200):
        folder = tmp_path / f"{at}" / "results" / "2026-Q1"
        with monkeypatch.context() as patch:
            fault = Fault(patch, name, at, code)
            failed = False
            try:
                install(folder, 1, FILES)
            except (OSError, Refusal):
                failed = True
        found = read(folder) if folder.exists() else {}
        assert found in ({}, {f"1/{name}": data for name, data in FILES.items()})
        if fault.calls < at:
            assert not failed
            assert found
            return at - 1
        assert failed
        install_again(folder, found)
    raise AssertionError("no end")


def install_again(folder: Path, found: dict[str, bytes]) -> None:
    """After a failure a second run brings the ledger to the new state."""
    if not found:
        clear_leftovers(folder.parent)
        install(folder, 1, FILES)
    assert read(folder) == {f"1/{name}": data for name, data in FILES.items()}
    assert not list(folder.glob(".*"))


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("name", CALLS)
def test_every_failing_call_leaves_old_or_new(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, code: int
) -> None:
    (tmp_path / "results").mkdir()
    tried = faults(monkeypatch, tmp_path, name, code)
    assert tried >= {"rename": 1, "mkdir": 4}.get(name, 5)


def test_short_writes_are_continued(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, bytes(data)[:7]))
    install(tmp_path / "2026-Q1", 1, FILES)
    assert read(tmp_path / "2026-Q1" / "1") == FILES


def test_a_settlement_is_never_replaced(tmp_path: Path) -> None:
    install(tmp_path / "2026-Q1", 1, FILES)
    with pytest.raises(Refusal) as refused:
        install(tmp_path / "2026-Q1", 1, {"settlement.yaml": b"other\n"})
    assert refused.value.reason == "settle.already"
    assert read(tmp_path / "2026-Q1" / "1") == FILES
    assert not list((tmp_path / "2026-Q1").glob(".*"))


def test_the_disk_cannot_confirm_the_last_step(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    syncs = len(FILES) + 3
    Fault(monkeypatch, "fsync", syncs + 1, errno.EIO)
    with pytest.raises(Refusal) as refused:
        install(tmp_path / "2026-Q1", 1, FILES)
    assert refused.value.reason == "settle.unconfirmed"
    assert read(tmp_path / "2026-Q1" / "1") == FILES


def test_only_one_holds_the_lock(tmp_path: Path) -> None:
    with alone(tmp_path) as locked:
        assert locked
        with pytest.raises(Refusal) as refused, alone(tmp_path):
            pass
    assert refused.value.reason == "settle.running"
    with alone(tmp_path):
        pass


KILLED = """
import os, sys
from pathlib import Path
from ledger.settle.install import install
real, calls, at = {}, 0, int(sys.argv[2])
def deadly(name):
    def call(*args, **kwargs):
        global calls
        calls += 1
        if calls == at:
            os.kill(os.getpid(), 9)
        return real[name](*args, **kwargs)
    return call
for name in ("open", "write", "fsync", "close", "mkdir", "rename"):
    real[name] = getattr(os, name)
    setattr(os, name, deadly(name))
files = {"settlement.yaml": b"a", "units/roads.yaml": b"b", "inputs/roads.yaml": b"c"}
install(Path(sys.argv[1]), 1, files)
"""


def test_a_kill_at_any_call_leaves_old_or_new(tmp_path: Path, root: Path) -> None:
    whole = {"1/settlement.yaml": b"a", "1/units/roads.yaml": b"b", "1/inputs/roads.yaml": b"c"}
    ends = []
    for at in range(1, 60):
        folder = tmp_path / str(at) / "results" / "2026-Q1"
        folder.parent.mkdir(parents=True)
        ended = subprocess.run([sys.executable, "-c", KILLED, str(folder), str(at)], cwd=root, check=False)
        found = read(folder) if folder.exists() else {}
        assert found in ({}, whole)
        ends.append((ended.returncode, bool(found)))
        if ended.returncode == 0:
            break
        clear_leftovers(folder.parent)
        assert not list(folder.glob(".*"))
    assert ends[-1] == (0, True)
    assert (-signal.SIGKILL, False) in ends
    assert (-signal.SIGKILL, True) in ends
