"""What a `.gitattributes` may say: nothing by which people would see other bytes than were judged (X020)."""

from __future__ import annotations

import re
from collections.abc import Iterator

NAME = ".gitattributes"
MOST_BYTES = 16_384
_HARMLESS = re.compile(
    r"[-!]?text|text=auto|eol=lf|export-ignore|diff=[a-z][a-z0-9-]*|[-!]?linguist-[a-z]+(?:=[A-Za-z0-9-]+)?"
)
_OPAQUE = re.compile(r"binary|-diff|-merge")
_NO_TEXT = re.compile(r"\*\.(?!ya?ml$|json$|md$|py$|sh$|txt$)[A-Za-z0-9]+")


def harmful(data: bytes) -> list[str]:
    """The lines that could make a file look, merge or arrive otherwise than it is stored."""
    if len(data) > MOST_BYTES:
        return ["…"]
    lines = data.decode("utf-8", "replace").splitlines()
    return [line for line in lines if any(not _is_harmless(*each) for each in _settings(line))]


def _settings(line: str) -> Iterator[tuple[str, str]]:
    """The pattern with each attribute it sets."""
    text = line.strip()
    if not text.startswith("#"):
        pattern, *rest = text.split() or [""]
        yield from ((pattern, each) for each in rest)
        if pattern.startswith(("[attr]", '"')):
            yield pattern, pattern


def _is_harmless(pattern: str, attribute: str) -> bool:
    opaque = _OPAQUE.fullmatch(attribute) and _NO_TEXT.fullmatch(pattern)
    return bool(opaque or _HARMLESS.fullmatch(attribute))
