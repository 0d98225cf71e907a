"""One repository: its trees, objects, and which commit touched what last."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from io import BufferedReader
from pathlib import Path
from tempfile import TemporaryFile
from typing import NamedTuple

from ledger.git.run import NO_QUARANTINE, GitError, Quarantine, Runner

_ID = re.compile("[0-9a-f]{40}|[0-9a-f]{64}")
TYPES = {"120000": "blob", "160000": "commit", "040000": "tree"}
"""Mode → type of what is no ordinary file."""
_MANY = 64
"""More paths than this are looked for in one walk over the whole history of records."""


class Entry(NamedTuple):
    """One entry of a git tree. `size` is 0 for what is no file; a folder's id names all of its content."""

    mode: str
    type: str
    id: str
    size: int
    path: str


class Place(NamedTuple):
    """Where a folder lies in its repository, and whether that one's history is cut off."""

    prefix: str
    """Empty at the top of the work tree and in a bare repository."""
    shallow: bool


class Git:
    """The repository that holds the folder `root`; paths are relative to `root`, with `/`."""

    def __init__(self, root: Path, quarantine: Quarantine = NO_QUARANTINE) -> None:
        self.root = Path(root)
        self.runner = Runner(self.root, quarantine)

    def is_repository(self) -> bool:
        """Whether `root` is inside a repository. Raises GitError when git is missing."""
        return self.runner.run(["rev-parse", "--git-dir"]).returncode == 0

    def place(self) -> Place | None:
        """Where `root` lies; None when it is in no repository. Raises GitError when git is missing."""
        done = self.runner.run(["rev-parse", "--is-shallow-repository", "--show-prefix"])
        shallow, _, prefix = done.stdout.decode("utf-8", "surrogateescape").partition("\n")
        return None if done.returncode else Place(prefix.strip(), shallow == "true")

    def init(self) -> None:
        """Make `root` a repository, unless it is inside one. Raises GitError when git is missing or fails."""
        if not self.is_repository():
            self.runner.text(["init", "-q", "-b", "main"])

    def folder(self) -> Path:
        """The repository's own folder, the same for all of its work trees."""
        return Path(self.root, self.runner.text(["rev-parse", "--git-common-dir"]).rstrip("\n")).resolve()

    def resolve(self, revision: str) -> str:
        """The commit that a revision names, in full. Raises GitError when there is none."""
        arguments = ["rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}"]
        found = self.runner.text(arguments).strip()
        if not _ID.fullmatch(found):  # "^HEAD" is everything but a commit
            raise GitError(f"{revision} names no commit")
        return found

    def head(self) -> str | None:
        """The commit that is checked out; None when nothing was committed yet."""
        done = self.runner.run(["rev-parse", "--verify", "-q", "HEAD^{commit}"])
        return None if done.returncode else done.stdout.decode("ascii").strip()

    def write_index(self) -> str:
        """The tree of what is staged, written as objects. Raises GitError when files are in conflict."""
        return self.runner.text(["write-tree"]).strip()

    def is_shallow(self) -> bool:
        """Whether history is cut off, so that "the last commit that touched it" cannot be known."""
        return self.runner.text(["rev-parse", "--is-shallow-repository"]).strip() == "true"

    def is_partial(self) -> bool:
        """Whether objects were left behind on another machine, so that some cannot be read."""
        names = r"^(extensions\.partialclone|remote\..*\.(promisor|partialclonefilter))$"
        return self.runner.run(["config", "--local", "--get-regexp", names]).returncode == 0

    def prefix(self) -> str:
        """Where `root` lies below the top of the work tree: empty at the top and in a bare repository."""
        return self.runner.text(["rev-parse", "--show-prefix"]).strip()

    def configure(self, name: str, value: str | None) -> None:
        """Set a value in the repository's own configuration, or take it away. Raises GitError otherwise."""
        if value is not None:
            self.runner.text(["config", "--local", name, value])
        elif self.runner.run(["config", "--local", "--get", name]).returncode == 0:
            self.runner.text(["config", "--local", "--unset-all", name])

    def ls_tree(self, revision: str, *prefixes: str, folders: bool = False) -> list[Entry]:
        """Everything below some folders in a revision, in git's order; with `folders` the folders as well."""
        options = ["-r", "-l", "-z", *(["-t"] if folders else [])]
        output = self.runner.text(["ls-tree", *options, "--end-of-options", revision, "--", *prefixes])
        return [_entry(line) for line in output.split("\0") if line]

    def entry(self, revision: str, path: str) -> Entry | None:
        """What lies at a path in a revision; None when there is nothing."""
        output = self.runner.text(["ls-tree", "-l", "-z", "--end-of-options", revision, "--", path])
        return next((_entry(line) for line in output.split("\0") if line), None)

    def folders(self, folders: Sequence[Entry]) -> list[Entry]:
        """What lies in some folders themselves, folder by folder; sizes are not told.

        Raises GitError when one is missing or no tree.
        """
        ids = [folder.id for folder in folders]
        return [
            entry
            for folder, data in zip(folders, self.cat(ids), strict=True)
            for entry in _listed(folder, data)
        ]

    def cat(self, ids: Sequence[str]) -> Iterator[bytes]:
        """The bytes of each object, in the order asked for. Raises GitError when one is missing or not what
        its id says, which git itself does not look at."""
        for each, found in zip(ids, self._batch(ids), strict=True):
            if found is None:
                raise GitError(f"the repository lacks object {each}")
            yield found

    def read(self, revision: str, paths: Iterable[str]) -> dict[str, bytes]:
        """Path → bytes, of those paths that are in a revision; no path may hold a line feed.

        Raises GitError when one is not what its id says. For a revision that is trusted not to be too large.
        """
        wanted = list(dict.fromkeys(paths))
        found = zip(wanted, self._batch([f"{revision}:{path}" for path in wanted]), strict=True)
        return {path: data for path, data in found if data is not None}

    def _batch(self, names: Sequence[str]) -> Iterator[bytes | None]:
        """The bytes of each object, None where there is none."""
        if not names:
            return
        with TemporaryFile() as asked:
            # All of it at once and to its end: a git that waited for more would let us wait for an object
            # that is shorter than it says.
            asked.write("".join(f"{each}\n" for each in names).encode("utf-8", "surrogateescape"))
            asked.seek(0)
            with self.runner.open(["cat-file", "--batch", "--buffer"], asked) as process:
                for each in names:
                    yield _object(process.stdout, each)

    def find(self, revision: str, paths: Iterable[str]) -> dict[str, str]:
        """Path → id of its content, of those paths that are in a revision; no path may hold a line feed."""
        wanted = list(dict.fromkeys(paths))
        given = "".join(f"{revision}:{path}\n" for path in wanted)
        lines = self.runner.text(["cat-file", "--batch-check"], given=given).splitlines() if wanted else []
        pairs = zip(wanted, lines, strict=True)
        return {path: line.partition(" ")[0] for path, line in pairs if not line.endswith(" missing")}

    def sizes(self, ids: Iterable[str]) -> dict[str, int]:
        """The bytes of each object by id, without reading them. Raises GitError when one is missing."""
        wanted = list(dict.fromkeys(ids))
        if not wanted:
            return {}
        output = self.runner.text(["cat-file", "--batch-check"], given="".join(f"{id_}\n" for id_ in wanted))
        return dict(_sized(line) for line in output.splitlines())

    def commit_of(self, path: str) -> str | None:
        """The last first-parent commit of HEAD that touched a path, None when none did."""
        return self.commits_of([path]).get(path)

    def commits_of(self, paths: Iterable[str]) -> dict[str, str]:
        """The last first-parent commit of HEAD that touched each path, in one walk; others are left out."""
        wanted = set(paths)
        if not wanted or self.runner.run(["rev-parse", "--verify", "-q", "HEAD"]).returncode:
            return {}
        limits = sorted(wanted if len(wanted) <= _MANY else {path.partition("/")[0] for path in wanted})
        options = ["--first-parent", "-m", "--no-renames", "--no-ext-diff", "--no-textconv", "--relative"]
        shape = ["--name-only", "-z", "--format=%x01%H"]
        with self.runner.open(["log", *options, *shape, "HEAD", "--", *limits]) as process:
            return _last_touched(process.stdout, wanted)

    def changed_paths(self, prefix: str = "records/") -> list[str]:
        """Paths below a prefix that differ between HEAD, the index and the work tree, new files included."""
        options = ["--porcelain=v1", "-z", "--untracked-files=all", "--no-renames"]
        output = self.runner.text(["status", *options, "--ignore-submodules=none", "--", prefix])
        below = self.prefix()
        return sorted(line[3:].removeprefix(below) for line in output.split("\0") if line)


def _entry(line: str) -> Entry:
    facts, _, path = line.partition("\t")
    mode, type_, id_, size = facts.split()
    if size == "BAD":
        raise GitError(f"the repository lacks object {id_}")
    return Entry(mode, type_, id_, int(size) if size != "-" else 0, path)


def _listed(folder: Entry, data: bytes) -> Iterator[Entry]:
    """The entries of a tree from its bytes."""
    at, width = 0, len(folder.id) // 2
    while at < len(data):
        blank, end = data.find(b" ", at), data.find(b"\0", at)
        if not at < blank < end or end + 1 + width > len(data):
            raise GitError(f"{folder.id} is no tree")
        mode = data[at:blank].decode("ascii", "replace").rjust(6, "0")
        name = data[blank + 1 : end].decode("utf-8", "surrogateescape")
        at = end + 1 + width
        yield Entry(mode, TYPES.get(mode, "blob"), data[end + 1 : at].hex(), 0, f"{folder.path}/{name}")


def _sized(line: str) -> tuple[str, int]:
    id_, _, rest = line.partition(" ")
    if " " not in rest:
        raise GitError(f"the repository lacks object {id_}")
    return id_, int(rest.partition(" ")[2])


def _object(stream: BufferedReader, asked: str) -> bytes | None:
    line = stream.readline()
    if line == f"{asked} missing\n".encode("utf-8", "surrogateescape"):
        return None
    head = line.split()
    if len(head) != 3:
        raise GitError(f"the repository lacks object {asked}")
    data = stream.read(int(head[2]) + 1)[:-1]
    if id_of(head[1], data, len(head[0])) != head[0]:
        raise GitError(f"object {asked} is damaged")
    return data


def id_of(type_: bytes, data: bytes, width: int) -> bytes:
    """The id under which git keeps an object of some bytes."""
    digest = hashlib.new("sha1" if width == 40 else "sha256", usedforsecurity=False)
    digest.update(b"%s %d\0" % (type_, len(data)))
    digest.update(data)
    return digest.hexdigest().encode("ascii")


def _last_touched(stream: BufferedReader, wanted: set[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    commit = ""
    for part in parts(stream):
        commit, path = (part[1:], "") if part.startswith("\x01") else (commit, part.removeprefix("\n"))
        if path in wanted:
            found.setdefault(path, commit)
        if len(found) == len(wanted):
            break
    return found


def parts(stream: BufferedReader) -> Iterator[str]:
    """What stands between the NULs of a stream, while it runs, and the rest after the last one."""
    rest = b""
    while block := stream.read1(65536):
        *whole, rest = (rest + block).split(b"\0")
        yield from (part.decode("utf-8", "surrogateescape") for part in whole)
    if rest:
        yield rest.decode("utf-8", "surrogateescape")
