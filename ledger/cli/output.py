"""Where output goes: results on standard output, talk on standard error."""

from __future__ import annotations

import io
import os
import sys
from typing import TextIO, cast


def put(text: str) -> None:
    """Write a result; the text brings its own line ends."""
    sys.stdout.write(text)


def tell(text: str) -> None:
    """Say something to the person at the terminal, after the results so far."""
    sys.stdout.flush()
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def prepare() -> None:
    """Give both streams UTF-8 with LF line ends, so that the same bytes come out everywhere.

    A terminal keeps its own encoding. A closed stream is replaced by the null device.
    """
    sys.stdout = _prepared(sys.stdout)
    sys.stderr = _prepared(sys.stderr)


def abandon() -> None:
    """Send what cannot be written to the null device, so that the interpreter's own last flush passes."""
    for stream in (sys.stdout, sys.stderr):
        if _deaf(stream):
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, stream.fileno())
            os.close(null)


def _prepared(stream: TextIO | None) -> TextIO:
    if stream is None:
        return open(os.devnull, "w", encoding="utf-8")
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    if isinstance(stream.buffer, io.RawIOBase):
        stream = _buffered(stream)
    if stream.isatty():
        stream.reconfigure(errors="backslashreplace")
    else:
        stream.reconfigure(errors="backslashreplace", encoding="utf-8", newline="\n")
    return stream


def _buffered(stream: io.TextIOWrapper) -> io.TextIOWrapper:
    """An unbuffered stream (PYTHONUNBUFFERED) takes half-done writes for done: it gets its buffer back."""
    encoding, lines = stream.encoding, stream.line_buffering
    raw = cast(io.RawIOBase, stream.detach())
    return io.TextIOWrapper(io.BufferedWriter(raw), encoding=encoding, line_buffering=lines)


def _deaf(stream: TextIO) -> bool:
    try:
        stream.flush()
    except (OSError, ValueError):
        return True
    return False
