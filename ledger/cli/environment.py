"""The one place that reads the surroundings: locale, clock, number of cores, terminal."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

Lang = Literal["zh", "en"]


def language(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> Lang:
    """The language to speak: that of ``--lang``, else Chinese under a Chinese locale, else English."""
    asked = _asked(arguments)
    if asked in ("zh", "en"):
        return "zh" if asked == "zh" else "en"
    named = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next((value for value in named if value), "")
    return "zh" if locale.lower().startswith("zh") else "en"


def today() -> str:
    """The day by this machine's clock, as an ISO string; only ever the default of an option."""
    return datetime.date.today().isoformat()


def moment() -> datetime.datetime:
    """The time by this machine's clock, to the second; only ever the default of an option."""
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)


def cores() -> int:
    """The number of cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def private_folder(environment: Mapping[str, str] = os.environ) -> Path | None:
    """The user's own folder for what `shaiji` remembers; None when the user has no home."""
    asked = environment.get("XDG_CACHE_HOME") or environment.get("LOCALAPPDATA") or ""
    try:
        above = Path(asked) if os.path.isabs(asked) else Path.home() / ".cache"
    except RuntimeError:
        return None
    return above / "shaiji"


def program() -> str:
    """How another program calls this one: by the path that belongs to this interpreter, else by its name."""
    names = ("shaiji", "shaiji.exe")
    found = (Path(sys.executable).parent / name for name in names)
    return next((str(path) for path in found if path.is_file()), names[0])


def surroundings() -> Mapping[str, str]:
    """What whoever started this process has set; a hook is told by it who pushes."""
    return os.environ


def parent() -> int:
    """The process that started this one."""
    return os.getppid()


def isolated() -> list[str]:
    """How to start this program elsewhere, by absolute path and without what lies about there.

    It writes no compiled modules: on a disk that is full, Python keeps the half of one for a whole one.
    """
    return [os.path.abspath(sys.executable), "-I", "-B", "-m", "ledger.cli"]


def on_terminal() -> bool:
    """Whether somebody watches standard error, so that a progress bar makes sense."""
    return sys.stderr.isatty()


def interactive() -> bool:
    """Whether somebody is there to answer questions."""
    return sys.stdin is not None and sys.stdin.isatty()


def _asked(arguments: Sequence[str]) -> str:
    for number, argument in enumerate(arguments):
        if argument == "--lang" and number + 1 < len(arguments):
            return arguments[number + 1]
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return ""
