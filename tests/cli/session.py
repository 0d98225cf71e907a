"""Sessions at the command line, written as text, run in a ledger of their own.

    # ledger: settled
    # language: zh
    $ shaiji verify 2025-Q3
    2025-Q3 第 1 次定案……
    $ shaiji verify 2025-Q9
    错误：……
    [2]

The first lines name the ledger (`small`, `settled`, `empty`) and the language. A line with `$ ` is a command:
`shaiji …`, `cat FILE`, `copy FILE TO`, `replace FILE OLD NEW`, `write FILE TEXT`, `remove FILE` or
`cd FOLDER`. The other lines are its output, standard output and standard error as they come; `[2]` is an exit
code other than 0. Digests are shown as `sha256:…`.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ledger.cli.main import main

_DIGEST = re.compile("sha256:[0-9a-f]{64}")


@dataclass(frozen=True)
class Transcript:
    """A session: the head lines, and pairs of command and output."""

    ledger: str
    language: str
    steps: tuple[tuple[str, str], ...]

    def text(self) -> str:
        """As it stands in the file."""
        head = f"# ledger: {self.ledger}\n# language: {self.language}\n"
        return head + "".join(f"$ {command}\n{output}" for command, output in self.steps)


def read_transcript(text: str) -> Transcript:
    """The inverse of ``Transcript.text``."""
    head, *steps = text.split("\n$ ")
    settings = dict(line.removeprefix("# ").split(": ") for line in head.splitlines())
    pairs = (step.partition("\n") for step in steps)
    outputs = tuple((command, _ended(output)) for command, _, output in pairs)
    return Transcript(settings["ledger"], settings["language"], outputs)


def replay(transcript: Transcript, root: Path, monkeypatch: pytest.MonkeyPatch) -> Transcript:
    """The transcript as it really goes, run in ``root``."""
    monkeypatch.chdir(root)
    monkeypatch.setenv("LC_ALL", {"zh": "zh_CN.UTF-8", "en": "C"}[transcript.language])
    steps = tuple((command, _run(command, root)) for command, _ in transcript.steps)
    return Transcript(transcript.ledger, transcript.language, steps)


def shaiji(*arguments: str) -> tuple[int, str]:
    """Run the command line in this process; answers the exit code and everything it said."""
    with captured() as said:
        code = main(arguments)
    return code, said()


class captured:
    """Both standard streams as one text, while the block runs."""

    def __enter__(self) -> Callable[[], str]:
        self.data = io.BytesIO()
        self.before = sys.stdout, sys.stderr
        stream = io.TextIOWrapper(self.data, encoding="utf-8", newline="\n", write_through=True)
        sys.stdout = sys.stderr = stream
        return lambda: self.data.getvalue().decode()

    def __exit__(self, *_: object) -> None:
        sys.stdout.flush()
        sys.stdout.detach()
        sys.stdout, sys.stderr = self.before


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"


def _run(command: str, root: Path) -> str:
    name, *arguments = shlex.split(command)
    return "".join(_COMMANDS[name](arguments, root))


def _shaiji(arguments: list[str], root: Path) -> Iterator[str]:
    code, said = shaiji(*arguments)
    said = _DIGEST.sub("sha256:…", said).replace(str(root), "/ledger")
    yield re.sub(r"\^{60,}", "^^^^^^^^", said)
    if code:
        yield f"[{code}]\n"


def _cat(arguments: list[str], root: Path) -> Iterator[str]:
    yield Path(arguments[0]).read_text("utf-8")


def _copy(arguments: list[str], root: Path) -> Iterator[str]:
    shutil.copyfile(*arguments)
    yield ""


def _replace(arguments: list[str], root: Path) -> Iterator[str]:
    path, old, new = (argument.replace("\\n", "\n") for argument in arguments)
    text = Path(path).read_text("utf-8")
    assert text.count(old) == 1, (path, old)
    Path(path).write_text(text.replace(old, new), encoding="utf-8", newline="\n")
    yield ""


def _write(arguments: list[str], root: Path) -> Iterator[str]:
    path = Path(arguments[0])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(arguments[1].replace("\\n", "\n"), encoding="utf-8", newline="\n")
    yield ""


def _remove(arguments: list[str], root: Path) -> Iterator[str]:
    Path(arguments[0]).unlink()
    yield ""


def _cd(arguments: list[str], root: Path) -> Iterator[str]:
    os.chdir(arguments[0])
    yield ""


_COMMANDS: dict[str, Callable[[list[str], Path], Iterator[str]]] = {
    "shaiji": _shaiji,
    "cat": _cat,
    "copy": _copy,
    "replace": _replace,
    "write": _write,
    "remove": _remove,
    "cd": _cd,
}
