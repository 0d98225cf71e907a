"""The list of the SHA-256 of every file below a folder, as `sha256sum --check` reads it."""

from __future__ import annotations

from ledger.board.standing import Files

SUMS = "SHA256SUMS"


def sums(files: Files, folder: str) -> tuple[str, bytes]:
    """Its path and bytes, by the files that are known so far."""
    inside = sorted(path for path in files if path.startswith(folder))
    lines = (f"{files[path][0].hex()}  {path.removeprefix(folder)}\n" for path in inside)
    return folder + SUMS, "".join(lines).encode()
