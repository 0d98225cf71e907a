"""Names of files as some systems see them."""

from __future__ import annotations

_DEVICES = frozenset(
    {
        *("con", "prn", "aux", "nul", "conin$", "conout$"),
        *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)),
    }
)


def is_reserved(name: str) -> bool:
    """Whether Windows takes the name of a file or folder for a device, so that it could not lie there."""
    return name.partition(".")[0].rstrip(" ").lower() in _DEVICES


def shown(path: str) -> str:
    """A path fit for a message: what is no printable character is written as its code."""
    if path.isprintable():
        return path
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in path)
