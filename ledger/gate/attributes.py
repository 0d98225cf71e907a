"""What a `.gitattributes` may say: nothing by which people would see other bytes than were judged (X020)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ledger.report.display import visible

NAME = ".gitattributes"
MOST_BYTES = 16_384
_BLANKS = re.compile("[ \\t\\r]+")
_HARMLESS = re.compile(
    r"[-!]?text|text=auto|eol=lf|export-ignore|diff=[a-z][a-z0-9-]*|[-!]?linguist-[a-z]+(?:=[A-Za-z0-9-]+)?"
)
_OPAQUE = re.compile(r"binary|-diff|-merge")
_NO_TEXT = re.compile(r"\*\.(?!ya?ml$|json$|md$|py$|sh$|txt$)[A-Za-z0-9]+")


def harmful(data: bytes) -> list[str]:
    """The lines that could make a file look, merge or arrive otherwise than it is stored."""
    if len(data) > MOST_BYTES:
        return ["…"]
    lines = data.decode("utf-8", "replace").split("\n")
    return [
        line for line in lines if _hides(line) or any(not _is_harmless(*each) for each in _settings(line))
    ]


def _hides(line: str) -> bool:
    """Whether a line holds more than is seen: git ends lines and words at fewer characters than others."""
    text = line.removesuffix("\r").replace("\t", " ")
    return visible(text) != text


def _settings(line: str) -> Iterator[tuple[str, str]]:
    """The pattern with each attribute it sets."""
    pattern, *rest = [each for each in _BLANKS.split(line) if each] or [""]
    if not pattern.startswith("#"):
        yield from ((pattern, each) for each in rest)
        if pattern.startswith(("[attr]", '"')):
            yield pattern, pattern


def _is_harmless(pattern: str, attribute: str) -> bool:
    opaque = _OPAQUE.fullmatch(attribute) and _NO_TEXT.fullmatch(pattern)
    return bool(opaque or _HARMLESS.fullmatch(attribute))
