"""Where output goes: results on standard output, talk on standard error."""

from __future__ import annotations

import os
import sys
from typing import TextIO


def put(text: str) -> None:
    """Write a result; the text brings its own line ends."""
    sys.stdout.write(text)


def tell(text: str) -> None:
    """Say something to the person at the terminal."""
    sys.stderr.write(text + "\n")


def prepare() -> None:
    """Give both streams UTF-8 with LF line ends, so that the same bytes come out everywhere.

    A terminal keeps its own encoding. A closed stream is replaced by the null device.
    """
    sys.stdout = _prepared(sys.stdout)
    sys.stderr = _prepared(sys.stderr)


def finish() -> None:
    """Flush both streams. Raises OSError when what was written could not be delivered."""
    sys.stdout.flush()
    sys.stderr.flush()


def abandon() -> None:
    """Send what cannot be written to the null device, so that the interpreter's own last flush passes."""
    null = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        if _deaf(stream):
            os.dup2(null, stream.fileno())


def _prepared(stream: TextIO | None) -> TextIO:
    if stream is None:
        return open(os.devnull, "w", encoding="utf-8")
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(
            errors="backslashreplace", **({} if stream.isatty() else {"encoding": "utf-8", "newline": "\n"})
        )
    return stream


def _deaf(stream: TextIO) -> bool:
    try:
        stream.flush()
    except (OSError, ValueError):
        return True
    return False
