"""What text may hold, character by character, and the letters that count when it is measured or compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple
from unicodedata import category, normalize

from ledger.reading.repertoire import ACCEPTED, character_class, not_accepted

# Shown as nothing or as a blank, although their category says letter, mark or symbol.
_BLANKS = "\u115f\u1160\u2800\u3164\uffa0\U0001d159\U00016fe4"
_UNSEEN = re.compile("[\u034f\u17b4\u17b5\u180b-\u180f\ufe00-\ufe0f\U000e0000-\U000e0fff]")
_RULES = {"Cc": "Y007", "Zs": "Y009", "Zl": "Y009", "Zp": "Y009", "Cf": "Y008", "Co": "Y010", "Cs": "Y010"}

_LOOK = 256
"""So many characters of an unbroken run are told apart; a longer run goes on under the last rule."""

_FREQUENT_SIGNS = "，。、；：“”（）！？《》—%"
# Letters of Unicode 15 are named so that Python 3.11, which does not know them, counts them too.
_NOT_LETTERS = re.compile(rf"(?:[^\w{character_class('31350-323AF 2EBF0-2EE5D')}]|_)+")


class Blemish(NamedTuple):
    """A run of neighbouring characters that break one rule, from an index of the text."""

    start: int
    length: int
    rule: str
    code: str
    """The first character of the run, such as `U+200B`."""
    instead: str
    """How to write the run (Y011, Y013); empty for the other rules."""

    def args(self) -> dict[str, object]:
        """The values for the rule's message."""
        return {"code": self.code, "count": self.length, "instead": self.instead}


def is_accepted(text: str) -> bool:
    """Whether a record may hold this text, line feeds included. Accepted text is in NFC."""
    return ACCEPTED.fullmatch(text) is not None


def blemishes(text: str) -> Iterator[Blemish]:
    """Every run of characters that no record may hold, in order."""
    for match in not_accepted().finditer(text):
        yield from _told_apart(text, match.start(), match.end())


def letters(text: str) -> str:
    """The letters and numbers (Unicode L*, N*) of a text in compatibility form NFKC, and nothing else.

    Texts are measured and compared by them (J2). A combining mark belongs to its base and is not counted.
    """
    return letters_many([text])[0]


def letters_many(texts: Sequence[str]) -> list[str]:
    """`letters` of each text, in one pass over all of them."""
    joined = "\0".join(texts)
    if joined.count("\0") >= len(texts):
        texts = [text.replace("\0", "") for text in texts]
        joined = "\0".join(texts)
    for sign in _FREQUENT_SIGNS:
        joined = joined.replace(sign, "")
    return [_only_letters(normalize("NFKC", text)) for text in joined.split("\0")] if texts else []


def length_in_letters(text: str) -> int:
    """How many letters and numbers a text has (J2)."""
    return len(letters(text))


def _only_letters(text: str) -> str:
    return text if text.isalnum() else _NOT_LETTERS.sub("", text)


def _told_apart(text: str, start: int, end: int) -> Iterator[Blemish]:
    run, before = text[start:end], text[start - 1 : start]
    if len(run) <= _LOOK and (composed := _composed(run, before)):
        yield Blemish(start, len(run), "Y013", _code(run[0]), composed)
        return
    stop = min(len(run), _LOOK)
    for rule, places in groupby(range(stop), lambda place: _rule(run[place])):
        first, *others = places
        last = others[-1] if others else first
        yield _blemish(run[first : last + 1] if last + 1 < stop else run[first:], start + first, rule)


def _composed(run: str, before: str) -> str | None:
    """The accepted NFC form of a run, with its base character when only the two together compose."""
    forms = (normalize("NFC", text) for text in (run, before + run))
    return next((form for form in forms if is_accepted(form)), None)


def _blemish(run: str, index: int, rule: str) -> Blemish:
    instead = normalize("NFKC", run[:_LOOK]) if rule in ("Y011", "Y013") else ""
    return Blemish(index, len(run), rule, _code(run[0]), instead)


def _code(char: str) -> str:
    return f"U+{ord(char):04X}"


@lru_cache(maxsize=4096)
def _rule(char: str) -> str:
    if char == "\t":
        return "Y006"
    if char in _BLANKS:
        return "Y009"
    if _UNSEEN.match(char):
        return "Y008"
    if _is_noncharacter(ord(char)):
        return "Y010"
    return _RULES.get(category(char)) or _other_spelling(char) or "Y012"


def _is_noncharacter(code: int) -> bool:
    return 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE


def _other_spelling(char: str) -> str | None:
    if normalize("NFC", char) != char:
        return "Y013" if is_accepted(normalize("NFC", char)) else None
    return "Y011" if is_accepted(normalize("NFKC", char)) and normalize("NFKC", char) != char else None
