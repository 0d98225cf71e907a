"""Setting a repository up so that git's own diffs show records in words.

Two places inside `.git` are written: the attributes that name a driver for each kind of record, and the
configuration that says what a driver runs. The tree itself stays without attributes.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from ledger.git import Git
from ledger.records.kinds import KINDS, ROOT, SUFFIX, Kind

_BEGIN, _END = "# shaiji install-diff: begin", "# shaiji install-diff: end"
_BLOCK = re.compile(f"{_BEGIN}\n.*?{_END}\n", re.DOTALL)


def install(git: Git, program: str, lang: str) -> Path:
    """Set the repository up; the path of the attributes. Raises GitError or OSError when it cannot be."""
    for kind in KINDS:
        command = f"{shlex.quote(program)} textconv --lang {lang} {kind.name}"
        git.configure(f"diff.{_driver(kind)}.textconv", command)
    lines = [f"{_pattern(git.prefix(), kind)} diff={_driver(kind)}\n" for kind in KINDS]
    return _write(git, f"{_BEGIN}\n{''.join(lines)}{_END}\n")


def uninstall(git: Git) -> Path:
    """Take it back; what stood there otherwise stays."""
    for kind in KINDS:
        git.configure(f"diff.{_driver(kind)}.textconv", None)
    return _write(git, "")


def _driver(kind: Kind) -> str:
    return f"shaiji-{kind.name}"


def _pattern(prefix: str, kind: Kind) -> str:
    """Where records of a kind lie, as git writes patterns; special characters of the folder are escaped."""
    folder = re.sub(r"([*?\[\\!#])", r"\\\1", prefix)
    below = re.sub("{[a-z]+}", "*", kind.template)
    pattern = f"/{folder}{ROOT}{below}{SUFFIX}"
    quoted = pattern.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"' if re.search(r'[\s"]', pattern) else pattern


def _write(git: Git, block: str) -> Path:
    path = git.root / git.runner.text(["rev-parse", "--git-path", "info/attributes"]).strip()
    before = path.read_text("utf-8") if path.is_file() else ""
    kept = _BLOCK.sub("", before)
    if kept and not kept.endswith("\n"):
        kept += "\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(kept + block, encoding="utf-8", newline="\n")
    return path
