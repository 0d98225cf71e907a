"""The only module that runs git, by plumbing and with an environment of its own.

Neither the user's nor the system's configuration has a say, nothing of the repository is executed (hooks,
file monitors, external diffs, text conversions, pagers), and replaced objects are not believed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from io import BufferedReader
from pathlib import Path
from typing import IO, NamedTuple, cast

_ENVIRONMENT = {
    "LC_ALL": "C.UTF-8",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_PAGER": "cat",
}
_KEPT = ("PATH", "SYSTEMROOT", "TEMP", "TMP")
_SETTINGS = {
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.quotePath": "false",
    "core.attributesFile": os.devnull,
    "log.showSignature": "false",
    "diff.renames": "false",
    # Only objects are read and nothing is run, so whose repository it is does not matter.
    "safe.directory": "*",
}
_MANY = 64
"""More paths than this are looked for in one walk over the whole history of records."""
_BATCH = 256
"""Objects asked for before their bytes are read; what is asked for must fit into a pipe."""


class GitError(Exception):
    """Git is missing, or could not answer; the text says why."""


class Entry(NamedTuple):
    """One entry of a git tree. `size` is 0 for what is no file; a folder's id names all of its content."""

    mode: str
    type: str
    id: str
    size: int
    path: str


class Git:
    """The repository that holds the folder `root`; paths are relative to `root`, with `/`."""

    def __init__(self, root: Path) -> None:
        self.root = Path(root)

    def is_repository(self) -> bool:
        """Whether `root` is inside a repository. Raises GitError when git is missing."""
        return self._run(["rev-parse", "--git-dir"]).returncode == 0

    def init(self) -> None:
        """Make `root` a repository, unless it is inside one. Raises GitError when git is missing or fails."""
        if not self.is_repository():
            self._text(["init", "-q", "-b", "main"])

    def resolve(self, revision: str) -> str:
        """The commit that a revision names, in full. Raises GitError when there is none."""
        return self._text(["rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}"]).strip()

    def is_shallow(self) -> bool:
        """Whether history is cut off, so that "the last commit that touched it" cannot be known."""
        return self._text(["rev-parse", "--is-shallow-repository"]).strip() == "true"

    def ls_tree(self, revision: str, prefix: str, *, folders: bool = False) -> list[Entry]:
        """Everything below a folder in a revision, in git's order; `folders` lists the folders as well."""
        options = ["-r", "-l", "-z", *(["-t"] if folders else [])]
        output = self._text(["ls-tree", *options, "--end-of-options", revision, "--", prefix])
        return [_entry(line) for line in output.split("\0") if line]

    def cat(self, ids: Sequence[str]) -> Iterator[bytes]:
        """The bytes of each object, in the order asked for. Raises GitError when one is missing."""
        if not ids:
            return
        with self._open(["cat-file", "--batch"]) as process:
            for start in range(0, len(ids), _BATCH):
                asked = ids[start : start + _BATCH]
                process.stdin.write("".join(f"{each}\n" for each in asked).encode("ascii"))
                process.stdin.flush()
                yield from [_object(process.stdout, each) for each in asked]

    def commit_of(self, path: str) -> str | None:
        """The last first-parent commit of HEAD that touched a path, None when none did."""
        return self.commits_of([path]).get(path)

    def commits_of(self, paths: Iterable[str]) -> dict[str, str]:
        """The last first-parent commit of HEAD that touched each path, in one walk; others are left out."""
        wanted = set(paths)
        if not wanted or self._run(["rev-parse", "--verify", "-q", "HEAD"]).returncode:
            return {}
        limits = sorted(wanted if len(wanted) <= _MANY else {path.partition("/")[0] for path in wanted})
        options = ["--first-parent", "-m", "--no-renames", "--no-ext-diff", "--no-textconv", "--relative"]
        shape = ["--name-only", "-z", "--format=%x01%H"]
        with self._open(["log", *options, *shape, "HEAD", "--", *limits]) as process:
            return _last_touched(process.stdout, wanted)

    def changed_paths(self, prefix: str = "records/") -> list[str]:
        """Paths below a prefix that differ between HEAD, the index and the work tree, new files included."""
        options = ["--porcelain=v1", "-z", "--untracked-files=all", "--no-renames"]
        output = self._text(["status", *options, "--ignore-submodules=none", "--", prefix])
        below = self._text(["rev-parse", "--show-prefix"]).strip()
        return sorted(line[3:].removeprefix(below) for line in output.split("\0") if line)

    def _text(self, arguments: list[str]) -> str:
        done = self._run(arguments)
        if done.returncode:
            raise GitError(_said(done.stderr))
        return done.stdout.decode("utf-8", "surrogateescape")

    def _run(self, arguments: list[str]) -> subprocess.CompletedProcess[bytes]:
        command = self._command(arguments)
        return subprocess.run(
            command, env=_environment(), stdin=subprocess.DEVNULL, capture_output=True, check=False
        )

    def _open(self, arguments: list[str]) -> _Process:
        return _Process(self._command(arguments))

    def _command(self, arguments: list[str]) -> list[str]:
        git = shutil.which("git")
        if git is None:
            raise GitError("git is not installed or not on the PATH")
        settings = [part for name, value in _SETTINGS.items() for part in ("-c", f"{name}={value}")]
        return [git, "--no-pager", "--literal-pathspecs", "-C", str(self.root), *settings, *arguments]


class _Process:
    """A git that is talked to; it is ended when the talk is over, finished or not."""

    def __init__(self, command: list[str]) -> None:
        pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
        self._process = subprocess.Popen(command, env=_environment(), stdin=pipe, stdout=pipe, stderr=nowhere)
        self.stdin, self.stdout = (
            cast(IO[bytes], self._process.stdin),
            cast(BufferedReader, self._process.stdout),
        )

    def __enter__(self) -> _Process:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        self.stdout.close()
        with suppress(BrokenPipeError):
            self.stdin.close()


def _environment() -> dict[str, str]:
    return {**{name: os.environ[name] for name in _KEPT if name in os.environ}, **_ENVIRONMENT}


def _said(stderr: bytes) -> str:
    return stderr.decode("utf-8", "replace").strip() or "git failed without a word"


def _entry(line: str) -> Entry:
    facts, _, path = line.partition("\t")
    mode, type_, id_, size = facts.split()
    return Entry(mode, type_, id_, int(size) if size != "-" else 0, path)


def _object(stream: BufferedReader, asked: str) -> bytes:
    head = stream.readline().split()
    if len(head) != 3:
        raise GitError(f"the repository lacks object {asked}")
    data = stream.read(int(head[2]) + 1)
    if len(data) != int(head[2]) + 1:
        raise GitError(f"object {asked} is cut off")
    return data[:-1]


def _last_touched(stream: BufferedReader, wanted: set[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    commit = ""
    for part in _parts(stream):
        commit, path = (part[1:], "") if part.startswith("\x01") else (commit, part.removeprefix("\n"))
        if path in wanted:
            found.setdefault(path, commit)
        if len(found) == len(wanted):
            break
    return found


def _parts(stream: BufferedReader) -> Iterator[str]:
    """What stands between the NULs of a stream, while it runs."""
    rest = b""
    while block := stream.read1(65536):
        *whole, rest = (rest + block).split(b"\0")
        yield from (part.decode("utf-8", "surrogateescape") for part in whole)
