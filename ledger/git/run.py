"""How git is run: by plumbing, in an environment that nobody else sets.

Neither the user's nor the system's configuration has a say, nothing of the repository is executed (hooks,
file monitors, external diffs, text conversions, pagers), and replaced objects are not believed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import IO, cast

_ENVIRONMENT = {
    "LC_ALL": "C.UTF-8",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_PAGER": "cat",
}
_KEPT = ("PATH", "SYSTEMROOT", "TEMP", "TMP")
_QUARANTINE = ("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_QUARANTINE_PATH")
_INDEX = ("GIT_INDEX_FILE",)
_SETTINGS = {
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.quotePath": "false",
    "core.attributesFile": os.devnull,
    "advice.graftFileDeprecated": "false",
    "log.showSignature": "false",
    "diff.renames": "false",
    "protocol.allow": "never",
    # Only objects are read and nothing is run, so whose repository it is does not matter.
    "safe.directory": "*",
}


class GitError(Exception):
    """Git is missing, or could not answer; the text says why."""


@dataclass(frozen=True, slots=True)
class Quarantine:
    """Where git keeps the objects of a push until a hook has accepted it.

    A `pre-receive` hook sees them only through these settings, so they are the one thing that may be taken
    over from the environment, and only by who asks for it.
    """

    settings: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Quarantine:
        """That of a hook's environment; empty outside of a push."""
        return cls(tuple((name, environment[name]) for name in _QUARANTINE if name in environment))

    @classmethod
    def of_index(cls, environment: Mapping[str, str]) -> Quarantine:
        """The index that a commit under way is made of: a hook is told it when only some files go in."""
        return cls(tuple((name, environment[name]) for name in _INDEX if name in environment))

    @classmethod
    def here(cls) -> Quarantine:
        """That of this process."""
        return cls.of(os.environ)


NO_QUARANTINE = Quarantine(())


@dataclass(frozen=True, slots=True)
class Runner:
    """Runs git in the folder `root`."""

    root: Path
    quarantine: Quarantine = NO_QUARANTINE

    def text(
        self, arguments: Sequence[str], *, given: str = "", settings: Mapping[str, str] | None = None
    ) -> str:
        """What git prints, given some text; `settings` add to the configuration.

        Raises GitError when it fails.
        """
        done = self.run(arguments, given=given, settings=settings)
        if done.returncode:
            raise GitError(_said(done.stderr))
        return done.stdout.decode("utf-8", "surrogateescape")

    def run(
        self, arguments: Sequence[str], *, given: str = "", settings: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        """Git run to its end, whatever it answers. Raises GitError when git is missing."""
        command = self._command(arguments, settings or {})
        data = given.encode("utf-8", "surrogateescape")
        return subprocess.run(command, env=self._environment(), input=data, capture_output=True, check=False)

    def open(self, arguments: Sequence[str], given: IO[bytes] | None = None) -> Process:
        """Git to talk to; it reads a file when one is given, else what is written to it."""
        return Process(self._command(arguments, {}), self._environment(), given)

    def _environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        return {**kept, **_ENVIRONMENT, **dict(self.quarantine.settings)}

    def _command(self, arguments: Sequence[str], settings: Mapping[str, str]) -> list[str]:
        wanted = {**_SETTINGS, **settings}
        flags = [part for name, value in wanted.items() for part in ("-c", f"{name}={value}")]
        start = [program("git"), "--no-pager", "--literal-pathspecs", "-C", str(self.root)]
        return [*start, *flags, *arguments]


class Process:
    """A git that is talked to; it is ended when the talk is over, finished or not."""

    def __init__(
        self, command: list[str], environment: Mapping[str, str], given: IO[bytes] | None = None
    ) -> None:
        pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
        self._process = subprocess.Popen(
            command, env=environment, stdin=given or pipe, stdout=pipe, stderr=nowhere
        )
        self.stdin = cast(IO[bytes], given or self._process.stdin)
        self.stdout = cast(BufferedReader, self._process.stdout)

    def ended(self) -> int:
        """The answer of a git that has nothing more to say: 0 when all went well."""
        return self._process.wait()

    def __enter__(self) -> Process:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        self.stdout.close()
        with suppress(BrokenPipeError):
            self.stdin.close()


def program(name: str) -> str:
    """Where a program lies. Raises GitError when it is not there."""
    found = shutil.which(name)
    if found is None:
        raise GitError(f"{name} is not installed or not on the PATH")
    return found


def _said(stderr: bytes) -> str:
    return stderr.decode("utf-8", "replace").strip() or "git failed without a word"
