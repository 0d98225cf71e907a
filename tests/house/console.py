"""Read the console examples of a page, run them, and compare what they print with what the page shows.

An example is a fenced block marked ``console`` whose first line begins with ``$ shaiji``::

    $ shaiji check
    ...
    2 faults

Lines with ``$ `` are commands: ``shaiji …``, ``cd FOLDER`` or ``echo $?``. The other lines are the output;
there, a line of three dots stands for any number of lines and three dots at the end of a line for its rest.
"""

import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

BLOCK = re.compile(r"^```console\n(\$ shaiji\b.*?)^```$", re.MULTILINE | re.DOTALL)
RUN = [sys.executable, "-c", "import sys; from ledger.cli.main import main; sys.exit(main())"]


@dataclass(frozen=True)
class Step:
    """A command, the lines shown below it, and the line of the page it stands on."""

    command: str
    shown: tuple[str, ...]
    line: int


def examples(text: str) -> list[list[Step]]:
    """The examples of a page, each a list of steps."""
    return [_steps(match.group(1), text.count("\n", 0, match.start()) + 2) for match in BLOCK.finditer(text)]


def _steps(block: str, first: int) -> list[Step]:
    lines = block.splitlines()
    starts = [index for index, line in enumerate(lines) if line.startswith("$ ")]
    ends = [*starts[1:], len(lines)]
    return [
        Step(lines[start][2:], tuple(lines[start + 1 : end]), first + start)
        for start, end in zip(starts, ends, strict=True)
    ]


def matches(shown: tuple[str, ...], printed: tuple[str, ...]) -> bool:
    """Whether the output agrees with what is shown, three dots standing for what is left out."""
    parts = []
    for line in shown:
        if line.strip() in {"...", "…"}:
            parts.append(r"(?:.*\n)*?")
        elif line.endswith("..."):
            parts.append(re.escape(line[:-3]) + r".*\n")
        else:
            parts.append(re.escape(line.rstrip()) + r"\n")
    return re.fullmatch("".join(parts), "".join(f"{line.rstrip()}\n" for line in printed)) is not None


class Session:
    """A shell of three commands in one folder and one language."""

    def __init__(self, folder: Path, root: Path, language: str) -> None:
        self.folder = folder
        self.code = 0
        self.environment = {
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "PYTHONPATH": str(root),
            "PYTHONUTF8": "1",
            "HOME": str(folder.parent),
            "LC_ALL": language,
            "COLUMNS": "110",
            "NO_COLOR": "1",
            "GIT_CONFIG_NOSYSTEM": "1",
        }

    def run(self, command: str) -> tuple[str, ...]:
        """Output of one command, both streams in the order written."""
        match shlex.split(command):
            case ["echo", "$?"]:
                return (str(self.code),)
            case ["cd", folder]:
                self.folder = self.folder / folder
                return ()
            case ["shaiji", *arguments]:
                return self._shaiji(arguments)
        raise ValueError(f"an example may use shaiji, cd and echo $?, not: {command}")

    def _shaiji(self, arguments: list[str]) -> tuple[str, ...]:
        done = subprocess.run(
            [*RUN, *arguments],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=120,
            check=False,
        )
        self.code = done.returncode
        return tuple(done.stdout.decode("utf-8").splitlines())
