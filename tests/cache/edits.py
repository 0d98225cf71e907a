"""Random edits of a ledger: files changed, added, taken away, renamed; honest ones and others."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from random import Random


def edit(root: Path, chance: Random) -> str:
    """Do something to the records below a root; what it was, in a few words."""
    paths = sorted(path for path in (root / "records").rglob("*.yaml"))
    path = chance.choice(paths)
    done = chance.choice((_digit, _digit, _digit, _word, _word, _remove, _copy, _rename, _break))(
        path, chance
    )
    return f"{done} {path.relative_to(root)}"


def edit_kind(root: Path, folder: str, chance: Random) -> str:
    """Alter a digit in one of the records of a folder."""
    path = chance.choice(sorted((root / "records" / folder).rglob("*.yaml")))
    return f"{_digit(path, chance)} {path.relative_to(root)}"


def _digit(path: Path, chance: Random) -> str:
    text = path.read_text("utf-8", "surrogateescape")
    places = [match.start() for match in re.finditer("[0-9]", text)]
    place = chance.choice(places)
    path.write_text(
        text[:place] + str((int(text[place]) + 1) % 10) + text[place + 1 :], "utf-8", "surrogateescape"
    )
    return "digit"


def _word(path: Path, chance: Random) -> str:
    text = path.read_text("utf-8", "surrogateescape")
    lines = text.split("\n")
    line = chance.randrange(len(lines) - 1)
    lines[line] = lines[line] + chance.choice(("1", "好", "a"))
    path.write_text("\n".join(lines), "utf-8", "surrogateescape")
    return f"line {line + 1}"


def _remove(path: Path, _: Random) -> str:
    path.unlink()
    return "removed"


def _copy(path: Path, chance: Random) -> str:
    """To where another record of its folder lies, or might lie: the same text is told twice then."""
    other = chance.choice(sorted(path.parent.parent.rglob("*.yaml")))
    if other != path:
        shutil.copyfile(path, other)
    return f"copied to {other.name}:"


def _rename(path: Path, chance: Random) -> str:
    digit = str(chance.randrange(10))
    path.rename(path.with_name(re.sub("[0-9](?=[^0-9]*$)", digit, path.stem) + ".yaml"))
    return f"renamed by {digit}"


def _break(path: Path, _: Random) -> str:
    path.write_bytes(path.read_bytes()[:-3] + b"\xff\n")
    return "broken"
