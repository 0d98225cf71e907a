"""Put a settlement in its place: all of it or nothing, whatever happens to the process or the disk.

Everything is written to a folder beside the target and flushed to the disk; one rename makes it visible. A
folder that an interrupted run left behind is removed by the next one.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from ledger.refusal import Refusal

_LEFTOVER = re.compile(r"\.[0-9]+\.tmp-[0-9]+")


def install(period_folder: Path, number: int, files: Mapping[str, bytes]) -> None:
    """Write the files (path below the settlement's folder → bytes) as settlement ``number`` of a period.

    Raises Refusal when that settlement is there already, or when the disk could not confirm the last step;
    OSError when anything before failed, and then nothing has changed.
    """
    target = period_folder / str(number)
    made = _make_folders(period_folder)
    temporary = period_folder / f".{number}.tmp-{os.getpid()}"
    try:
        _write_all(temporary, files)
        _rename(temporary, target)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise
    try:
        for folder in (period_folder, *made):
            _sync_folder(folder)
    except OSError as error:
        raise Refusal("settle.unconfirmed", folder=target, what=error.strerror or error) from error


def clear_leftovers(results: Path) -> None:
    """Remove the temporary folders that interrupted runs left below ``records/results``."""
    for folder in results.glob("*/.*"):
        if _LEFTOVER.fullmatch(folder.name):
            shutil.rmtree(folder)


def _make_folders(folder: Path) -> list[Path]:
    """Create the folder and those above it; answers the parents whose lists have changed, for flushing."""
    if folder.is_dir():
        return []
    above = _make_folders(folder.parent)
    os.mkdir(folder)
    return [folder.parent, *above]


def _write_all(temporary: Path, files: Mapping[str, bytes]) -> None:
    folders = {temporary} | {(temporary / name).parent for name in files}
    for folder in sorted(folders):
        os.mkdir(folder)
    for name, data in files.items():
        _write(temporary / name, data)
    for folder in sorted(folders, reverse=True):
        _sync_folder(folder)


def _write(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _rename(temporary: Path, target: Path) -> None:
    """Rename; a folder with something in it is never replaced, so of two settlers only one succeeds."""
    try:
        os.rename(temporary, target)
    except OSError as error:
        if target.exists():
            raise Refusal("settle.already", period=target.parent.name, number=target.name) from error
        raise


def _sync_folder(folder: Path) -> None:
    """Flush a folder's list of names to the disk, where the system can."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
