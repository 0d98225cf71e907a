"""The renderers of a build, one for each language, at work while further pages are still being made."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from ledger.board import address
from ledger.board.both import LANGS
from ledger.refusal import Refusal
from ledger.resources import data_path

if sys.platform == "linux":
    import fcntl

_RENDERER = "ledger.board.renderer"
"""Not imported: it takes MkDocs along."""
_PIPE = 2**20
"""Bytes; more is not allowed to everybody."""
_SAID = 2000
"""Characters at the end of what a renderer says that are told when it fails."""


class Renderers:
    """Render the Markdown of each language in the folder ``work`` in a process of its own.

    They run away from the ledger, and start with the first page at the latest. With ``whole`` they also write
    the frame: style sheets, scripts, the page for addresses that lead nowhere. Nothing of them is left when
    the block is left.
    """

    def __init__(self, work: Path, *, whole: bool) -> None:
        self._work = work
        self._whole = whole
        self._running: list[subprocess.Popen[str]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in self._running:
            process.kill()
            process.communicate()

    def start(self) -> None:
        """Have them get ready, while there are no settings yet, for pages that may come."""
        self._running = self._running or [self._start(lang) for lang in LANGS]

    def render(self, pages: Iterable[str]) -> None:
        """Have pages rendered, whose Markdown is there in all languages."""
        self._tell(map(address.markdown, pages))

    def finish(self) -> None:
        """Wait for those that run. Raises Refusal with what they say when one fails."""
        if self._running:
            self._tell([""])
        for process in self._running:
            process.communicate()
        if any(process.returncode for process in self._running):
            said = [self._said(lang).read_text(encoding="utf-8").strip()[-_SAID:] for lang in LANGS]
            raise Refusal("build.mkdocs", what="\n".join(filter(None, said)))

    def _tell(self, lines: Iterable[str]) -> None:
        """Lines for every renderer; one that is gone is heard of in the end."""
        self.start()
        text = "".join(f"{line}\n" for line in lines)
        for process in self._running:
            assert process.stdin is not None
            with suppress(BrokenPipeError):
                process.stdin.write(text)
                process.stdin.flush()

    def _start(self, lang: str) -> subprocess.Popen[str]:
        docs = self._work / lang
        docs.mkdir(exist_ok=True)
        arguments = [f"{lang}.yml"]
        if self._whole:
            shutil.copytree(data_path("site", "assets"), docs / "assets")
            arguments.append("whole")
        with self._said(lang).open("w", encoding="utf-8") as said:
            process = subprocess.Popen(
                [sys.executable, "-I", "-m", _RENDERER, *arguments],
                cwd=self._work,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=said,
                text=True,
                encoding="utf-8",
            )
        _widen(process.stdin)
        return process

    def _said(self, lang: str) -> Path:
        return self._work / f"{lang}.said"


def _widen(pipe: IO[str] | None) -> None:
    """Let a pipe hold the names of many pages, where that can be: whoever writes them then need not wait."""
    if pipe and sys.platform == "linux":
        with suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)


def folder_of(lang: str) -> str:
    """Where the pages of a language stand, with a final stroke; empty for the first one."""
    return "" if lang == LANGS[0] else f"{lang}/"
