"""What a schema's pattern must not be: unanchored, vague about characters, or slow on hostile text."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(r"\\.|\[(?:\\.|[^\]\\])+\]|\(\?:|\(|\)|[*+?]|\{[0-9]+(?:,[0-9]*)?\}|.", re.DOTALL)
_MEANT_AS_WRITTEN = re.compile(r"\\[.*+?(){}\[\]|^$/\\-]|\\n")


def pattern_flaws(pattern: str) -> Iterator[str]:
    """What is wrong with a pattern, each in a few words."""
    if not (pattern.startswith("^") and pattern.endswith("$")) or _has_open_alternative(pattern):
        yield "a pattern must be anchored at both ends"
    yield from _vague(pattern)
    if _nests(_tokens(pattern)):
        yield "a repeated group must not repeat inside"


def _tokens(pattern: str) -> list[str]:
    return _TOKEN.findall(pattern)


def _vague(pattern: str) -> Iterator[str]:
    for token in _tokens(pattern):
        inside = re.findall(r"\\.", token) if token.startswith(("[", "\\")) else []
        if any(not _MEANT_AS_WRITTEN.fullmatch(escape) for escape in inside):
            yield f"{token}: write out the characters that are meant"
        if token == ".":
            yield "a bare . stands for too many characters"
        if token == "(":
            yield "a group must be written (?:…)"


def _has_open_alternative(pattern: str) -> bool:
    """Whether `|` stands outside all groups, so that each anchor binds one side only."""
    depth = 0
    for token in _tokens(pattern):
        depth += (token in ("(", "(?:")) - (token == ")")
        if token == "|" and depth == 0:
            return True
    return False


def _nests(tokens: list[str]) -> bool:
    """Whether a group that may come several times holds something of varying length: exponential to match."""
    varying = [False]
    closed = False
    for token in tokens:
        varies = token in ("*", "+", "?") or (token.startswith("{") and "," in token)
        if closed and _comes_again(token):
            return True
        closed = False
        if token in ("(", "(?:"):
            varying.append(False)
        elif token == ")":
            closed = varying.pop()
            varying[-1] |= closed
        varying[-1] |= varies
    return False


def _comes_again(token: str) -> bool:
    return token in ("*", "+") or (token.startswith("{") and token not in ("{0}", "{1}", "{0,1}"))
