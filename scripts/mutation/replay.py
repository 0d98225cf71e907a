"""What git answered in the sound run, told again to each mutant: most of a test's time is git's.

An answer is kept for the test, the number of steps that the test itself has taken with git so far, and the
whole question. A mutant that asks what was never asked gets a true answer, from the repository as the sound
run left it.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import IO, Any

from ledger.cache.commits import Looking
from ledger.git.run import Process, Runner
from tests.gate import proposals
from tests.git.repositories import Repository

Answer = tuple[int, bytes, bytes]


class Told:
    """A git that is asked once everything has been said to it."""

    def __init__(self, ask: Callable[[bytes], Answer], given: IO[bytes] | None) -> None:
        self._ask = ask
        self._given = given
        self.stdin = _Heard()

    @cached_property
    def _answer(self) -> Answer:
        return self._ask(self._given.read() if self._given else self.stdin.heard)

    @cached_property
    def stdout(self) -> io.BytesIO:
        """What it says."""
        return io.BytesIO(self._answer[1])

    def ended(self) -> int:
        """Whether all went well."""
        return self._answer[0]

    def __enter__(self) -> Told:
        return self

    def __exit__(self, *_: object) -> None:
        pass


class _Heard(io.BytesIO):
    heard = b""

    def write(self, data: Any) -> int:
        self.heard += bytes(data)
        return len(data)


class Replay:
    """Answers of git by test; `again` tells them instead of asking."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.again = False
        self.alive: set[str] = set()
        """Tests that go otherwise when git's answers are told again, and so always ask."""
        self.all_findings = True
        self._test, self._step, self._here = "", 0, folder
        self._homes: dict[str, Path] = {}
        self._steps: dict[tuple[str, int], str] = {}
        self._answers: dict[object, Answer] = {}
        self._findings: dict[object, Any] = {}

    @property
    def telling(self) -> bool:
        """Whether this test is told what was said."""
        return self.again and self._test not in self.alive

    def begin(self, test: str) -> None:
        """A test begins."""
        self._test, self._step, self._here = test, 0, self.folder

    def home(self) -> Path:
        """A folder for the test that runs; that of the sound run is kept."""
        self._here = Path(tempfile.mkdtemp(dir=self.folder))
        if not self.again:
            self._homes[self._test] = self._here
        return self._here

    def install(self) -> None:
        """Stand between the tests, the engine and git."""
        Repository.git = self._git(Repository.git)  # type: ignore[method-assign]
        Runner.run = self._run(Runner.run)  # type: ignore[method-assign]
        Runner.open = self._open(Runner.open)  # type: ignore[assignment, method-assign]
        Looking.findings = self._found(Looking.findings)  # type: ignore[method-assign]
        proposals.shutil = _Copying(self)  # type: ignore[assignment, attr-defined]

    def saved(self) -> Any:
        """Everything that is known, to be kept for another run."""
        return self._homes, self._steps, self._answers, self._findings

    def load(self, saved: Any) -> None:
        """Know what another run knew."""
        self._homes, self._steps, self._answers, self._findings = saved

    def _git(self, real: Callable[..., str]) -> Callable[..., str]:
        def git(repository: Repository, *arguments: str, **options: Any) -> str:
            self._step += 1
            key = self._test, self._step
            if self.telling and key in self._steps:
                return self._steps[key]
            said = real(repository, *arguments, **options)
            if not self.again:
                self._steps[key] = said
            return said

        return git

    def _run(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def run(
            runner: Runner,
            arguments: Sequence[str],
            *,
            given: str = "",
            settings: Mapping[str, str] | None = None,
        ) -> subprocess.CompletedProcess[bytes]:
            key = self._key(runner, arguments, given, settings or {})

            def ask(place: Runner) -> Answer:
                done = real(place, arguments, given=given, settings=settings)
                return done.returncode, done.stdout, done.stderr

            return subprocess.CompletedProcess([], *self._answer(runner, key, ask))

        return run

    def _open(self, real: Callable[..., Process]) -> Callable[..., Process | Told]:
        def open_(runner: Runner, arguments: Sequence[str], given: IO[bytes] | None = None) -> Process | Told:
            if self.again and not self.telling:
                return real(runner, arguments, given)

            def ask(data: bytes) -> Answer:
                def real_one(place: Runner) -> Answer:
                    command, environment = place._command(arguments, {}), place._environment()
                    done = subprocess.run(
                        command, env=environment, input=data, capture_output=True, check=False
                    )
                    return done.returncode, done.stdout, b""

                return self._answer(runner, self._key(runner, arguments, data, {}), real_one)

            return Told(ask, given)

        return open_

    def _answer(self, runner: Runner, key: object, ask: Callable[[Runner], Answer]) -> Answer:
        if self.telling and key in self._answers:
            return self._answers[key]
        home = self._homes.get(self._test)
        place = runner
        if self.telling and home is not None and runner.root.is_relative_to(self._here):
            place = Runner(home / runner.root.relative_to(self._here), runner.quarantine)
        answer = ask(place)
        if not self.again:
            self._answers[key] = answer
        return answer

    def _key(
        self, runner: Runner, arguments: Sequence[str], given: str | bytes, settings: Mapping[str, str]
    ) -> object:
        here = str(self._here)
        told = [(name, _text(name, value)) for name, value in sorted(settings.items())]
        quarantine = str(runner.quarantine).replace(here, "")
        asked = tuple(each.replace(here, "") for each in arguments)
        return (
            self._test,
            self._step,
            str(runner.root).replace(here, ""),
            quarantine,
            asked,
            given,
            tuple(told),
        )

    def _found(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def found(looking: Looking, revision: str, now: Any) -> Any:
            place = str(looking.git.root).replace(str(self._here), "")
            key = self._test, self._step, place, revision, now
            if self.all_findings and self.telling and looking._private is None and key in self._findings:
                return set(self._findings[key])
            answer = real(looking, revision, now)
            if not self.again:
                self._findings[key] = frozenset(answer)
            return answer

        return found


def _text(name: str, value: str) -> str:
    return Path(value).read_text() if name == "gpg.ssh.allowedSignersFile" else value


class _Copying:
    """`shutil` for the tests' repositories: where git's answers are told again, its folder is not copied."""

    def __init__(self, replay: Replay) -> None:
        self._replay = replay

    def copytree(self, source: Path, target: Path, **options: Any) -> Any:
        """Copy a repository."""
        if self._replay.telling:
            options["ignore"] = shutil.ignore_patterns(".git")
        return shutil.copytree(source, target, **options)

    def __getattr__(self, name: str) -> Any:
        return getattr(shutil, name)
