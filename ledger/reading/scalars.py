"""How one value is spelt, and which spellings two parsers could read differently."""

from __future__ import annotations

import re

from ledger.reading.repertoire import ACCEPTED, LETTERS, SIGNS, WIDE_MARKS, character_class
from ledger.reading.values import MAX_INT

# What numbers, times and dates are written with in YAML 1.1, YAML 1.2 and their dialects. A ratio ("1/2") is
# text to all of them; the canonical form quotes it so that all numbers kept as text look alike.
_NUMERAL = r"[0-9A-Fa-fOoTtWwXxZz_.,:+\- ]*+"
_NUMERAL_OR_RATIO = r"[0-9A-Fa-fOoTtWwXxZz_.,:+\-/ ]*+"
_WORDS = "y|n|yes|no|on|off|true|false|null|nan|inf|infinity"
_MONTH = r"[0-9]{4}-[0-9]{2}\Z"

_INTEGER = re.compile(r"0|-?[1-9][0-9]*+")
_DOUBTS = tuple(
    (rule, re.compile(pattern, re.IGNORECASE | re.ASCII))
    for rule, pattern in (
        ("Y025", r"~?|null"),
        ("Y026", r"y|n|yes|no|on|off|true|false"),
        ("Y028", rf"[0-9]{{1,4}}-[0-9]{{1,2}}-[0-9]{{1,2}}{_NUMERAL}|[0-9]{{4}}-?W[0-9]{{2}}(?:-?[0-9])?"),
        ("Y027", rf"(?!{_MONTH})[-+]?\.?[0-9]{_NUMERAL}|[-+]?\.?(?:nan|inf|infinity)"),
        ("Y030", r"=|<<|:.*"),
    )
)

_RUN = character_class(
    *LETTERS.values(), *(row for name, row in SIGNS.items() if name != "The space and the colon"), WIDE_MARKS
)
_PLAIN = re.compile(
    rf"(?:(?=[^\x00-\x7f])|(?!(?ai:{_WORDS})\Z)(?!(?!{_MONTH})[0-9]{_NUMERAL_OR_RATIO}\Z)(?=[0-9A-Za-z]))"
    rf"(?:[{_RUN}]++(?: ++(?!#)|:++)?+)++(?<![ :])"
)
_QUOTED = re.compile(r'"((?:[^"\\\n]|\\["\\n])*+)"')
_ESCAPE = re.compile(r"\\(.)")


def doubt(plain: str) -> str | None:
    """The rule that an unquoted value breaks because parsers could read it differently, if any.

    `2026-03` is text to every parser and passes; `2026-03-02` is a time to some (Y028).
    """
    if plain in ("true", "false") or plain > "\x7f":
        return None
    if _INTEGER.fullmatch(plain):
        return None if in_range(plain) else "Y029"
    return next((rule for rule, pattern in _DOUBTS if pattern.fullmatch(plain)), None)


def in_range(digits: str) -> bool:
    """Whether a spelt integer lies within ±(2^53 - 1); a very long one is never converted."""
    return len(digits) <= 17 and -MAX_INT <= int(digits) <= MAX_INT


def plain_value(plain: str) -> str | int | bool:
    """The value of an unquoted scalar that nobody doubts."""
    if plain in ("true", "false"):
        return plain == "true"
    return int(plain) if _INTEGER.fullmatch(plain) else plain


def is_plain(text: str) -> bool:
    """Whether the canonical form writes this text without quotes."""
    return _PLAIN.fullmatch(text) is not None


def quote(text: str) -> str:
    """The text in double quotes, with the only three escapes of the canonical form."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def unquote(quoted: str) -> str | None:
    """The text of a canonically quoted scalar; `None` when it is not spelt that way."""
    match = _QUOTED.fullmatch(quoted)
    if match is None or not ACCEPTED.fullmatch(match[1]):
        return None
    text: str = match[1]
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda escape: "\n" if escape[1] == "n" else escape[1], text)


def is_block(text: str) -> bool:
    """Whether the canonical form writes this text as a literal block.

    Its lines are clean: no blanks at their ends, none before the first, at most one line feed after the last.
    """
    if "\n" not in text or text[0] in " \n" or text.endswith("\n\n"):
        return False
    return not any(line.endswith(" ") for line in text.split("\n"))
