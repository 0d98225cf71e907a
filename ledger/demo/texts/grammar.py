"""Finite grammars: a pattern of text with slots, and the sentence with a given number.

A pattern is text with three kinds of slot::

    到{village}[走访|入户看望]{6-24}户，……

``{village}`` is a word of a bank, ``{6-24}`` a number, ``[…|…]`` one of several phrases, which may hold
slots of their own. The sentences of a pattern are numbered: its outermost slots are the digits of the number,
the first slot the lowest digit. Two different numbers therefore give two different sentences; slots inside a
chosen phrase are filled from a second number and only add colour.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

Banks = Mapping[str, tuple[str, ...]]

_TOKEN = re.compile(r"\[|\]|\||\{(?:(?P<low>[0-9]+)-(?P<high>[0-9]+)|(?P<bank>[a-z]+))\}")


class Step(NamedTuple):
    """Fixed text and the slot that follows it: one of ``size`` options."""

    text: str
    size: int
    options: "tuple[str | Phrase, ...] | range"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A compiled pattern: steps, then fixed text. ``count`` is how many numbers it tells apart."""

    steps: tuple[Step, ...]
    tail: str
    count: int

    def sentence(self, number: int, colour: int) -> str:
        """The sentence with this number; slots inside chosen phrases are filled from ``colour``."""
        parts: list[str] = []
        for text, size, options in self.steps:
            number, digit = divmod(number, size)
            option = options[digit]
            if isinstance(option, Phrase):
                colour, inner = divmod(colour, option.count)
                option = option.sentence(inner, colour)
            parts += text, str(option)
        parts.append(self.tail)
        return "".join(parts)


def compile_pattern(pattern: str, banks: Banks) -> Phrase:
    """Compile ``pattern``; raises ValueError when a bracket is left open or a bank is missing."""
    phrase, end = _phrase(_tokens(pattern, banks))
    if end is not None:
        raise ValueError(f"stray {end} in pattern: {pattern}")
    return phrase


def lengths(phrase: Phrase) -> tuple[int, int]:
    """The fewest letters (digits not counted) and the most letters and digits a sentence can have."""
    least, most = _span(phrase.tail)
    for step in phrase.steps:
        spans = [lengths(option) if isinstance(option, Phrase) else _span(option) for option in step.options]
        text_least, text_most = _span(step.text)
        least += text_least + min(span[0] for span in spans)
        most += text_most + max(span[1] for span in spans)
    return least, most


def _span(text: str | int) -> tuple[int, int]:
    spelled = str(text)
    return sum(map(str.isalpha, spelled)), sum(map(str.isalnum, spelled))


class _Text(str):
    """A piece of fixed text, as opposed to a bracket or bar."""


_Token = str | tuple[str, ...] | range


def _tokens(pattern: str, banks: Banks) -> Iterator[_Token]:
    """Fixed text, brackets and bars, and the options of banks and ranges."""
    at = 0
    for match in _TOKEN.finditer(pattern):
        yield _Text(pattern[at : match.start()])
        at = match.end()
        if match["low"]:
            yield range(int(match["low"]), int(match["high"]) + 1)
        else:
            yield _words(match["bank"], banks) if match["bank"] else match[0]
    yield _Text(pattern[at:])


def _words(bank: str, banks: Banks) -> tuple[str, ...]:
    words = banks.get(bank)
    if not words:
        raise ValueError(f"no words for {bank}")
    return words


def _phrase(tokens: Iterator[_Token]) -> tuple[Phrase, str | None]:
    """Read up to the end, a bar or a closing bracket; also say which of the two it was."""
    steps: list[Step] = []
    text, count = "", 1
    for token in tokens:
        if isinstance(token, _Text):
            text += token
        elif token in ("|", "]"):
            return Phrase(tuple(steps), text, count), str(token)
        else:
            options = _choice(tokens) if isinstance(token, str) else token
            steps.append(Step(text, len(options), options))
            text, count = "", count * len(options)
    return Phrase(tuple(steps), text, count), None


def _choice(tokens: Iterator[_Token]) -> tuple[str | Phrase, ...]:
    options: list[str | Phrase] = []
    end: str | None = "|"
    while end == "|":
        phrase, end = _phrase(tokens)
        options.append(phrase if phrase.steps else phrase.tail)
    if end is None:
        raise ValueError("a bracket is left open")
    return tuple(options)
