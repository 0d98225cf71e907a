"""Real repositories and real keys for tests: commits, branches, merges, signatures, and trees by hand."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

WHO = {
    "GIT_AUTHOR_NAME": "x",
    "GIT_AUTHOR_EMAIL": "x@example.invalid",
    "GIT_COMMITTER_NAME": "x",
    "GIT_COMMITTER_EMAIL": "x@example.invalid",
}
START = 1_768_874_160
"""When the first commit claims to be made: 2026-01-20 09:56 in China. Each next one comes a minute later."""


def new_key(folder: Path, name: str) -> Path:
    """A fresh key pair; the path of the private half."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    if not path.exists():
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(path)], check=True)
    return path


def public_half(key: Path) -> str:
    """The public half as a roles file has it: type and bytes."""
    return " ".join(key.with_name(f"{key.name}.pub").read_text().split()[:2])


@dataclass
class Repository:
    """A repository with a work tree, driven by plain git in a plain environment."""

    root: Path
    clock: int = START
    environment: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.root.mkdir(parents=True, exist_ok=True)
        if not (self.root / ".git").exists():
            self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str, given: bytes = b"", check: bool = True, **environment: str) -> str:
        """Run git; what it prints, stripped. It must go well, unless that is not asked (`check`)."""
        base = {"PATH": os.environ["PATH"], "HOME": str(self.root / ".git"), "GIT_CONFIG_NOSYSTEM": "1"}
        stamp = f"{self.clock} +0800"
        dates = {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp}
        done = subprocess.run(
            ["git", "-C", str(self.root), *arguments],
            env={**base, **WHO, **dates, **self.environment, **environment},
            input=given,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0 or not check, done.stderr.decode()
        return done.stdout.decode("utf-8", "surrogateescape").strip()

    def write(self, **files: str) -> None:
        """Write files; see `commit` for their names."""
        self.lay({name.replace("__", "/"): text.encode() for name, text in files.items()})

    def lay(self, files: dict[str, bytes | None]) -> None:
        """Write files by path; None takes one away."""
        for path, data in files.items():
            target = self.root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.unlink() if data is None else target.write_bytes(data)

    def commit(
        self,
        files: dict[str, bytes | None] | None = None,
        *,
        key: Path | None = None,
        message: str = "x",
        settings: dict[str, str] | None = None,
    ) -> str:
        """Commit the work tree with some files changed, signed when a key is given; the commit's id."""
        self.lay(files or {})
        self.git("add", "-A", "--force", ".")
        flags = [part for name, value in (settings or {}).items() for part in ("-c", f"{name}={value}")]
        self.git(*flags, *self._signed(key), "commit", "-q", "--allow-empty", *self._sign(key), "-m", message)
        self.clock += 60
        return self.head()

    def merge(
        self, other: str, *options: str, files: dict[str, bytes | None] | None = None, key: Path | None = None
    ) -> str:
        """Merge into the branch that is checked out, with files changed in the merge itself; its id."""
        self.git("merge", "-q", "--no-ff", "--no-commit", *options, other)
        return self.commit(files, key=key, message="merge")

    def branch(self, name: str, start: str = "HEAD") -> None:
        """Make a branch and check it out."""
        self.git("checkout", "-q", "-b", name, start)

    def switch(self, name: str) -> None:
        """Check a branch out."""
        self.git("checkout", "-q", name)

    def head(self, revision: str = "HEAD") -> str:
        """The id of a commit."""
        return self.git("rev-parse", revision)

    def object(self, kind: str, data: bytes) -> str:
        """Store an object just as it is, sound or not."""
        return self.git("hash-object", "-w", "--literally", "-t", kind, "--stdin", given=data)

    def tree(self, *entries: tuple[str, str | bytes, str]) -> str:
        """Store a tree of entries (mode, name, id) in the order given, sound or not."""
        parts = []
        for mode, name, id_ in entries:
            shown = name.encode() if isinstance(name, str) else name
            parts.append(mode.encode() + b" " + shown + b"\0" + bytes.fromhex(id_))
        return self.object("tree", b"".join(parts))

    def commit_tree(self, tree: str, *parents: str, message: str = "x", key: Path | None = None) -> str:
        """A commit of a tree that was stored by hand."""
        given = [part for parent in parents for part in ("-p", parent)]
        return self.git(*self._signed(key), "commit-tree", *self._sign(key), *given, "-m", message, tree)

    def _signed(self, key: Path | None) -> list[str]:
        settings = ("gpg.format=ssh", f"user.signingkey={key}") if key else ()
        return [part for setting in settings for part in ("-c", setting)]

    def _sign(self, key: Path | None) -> list[str]:
        return ["-S"] if key else []
