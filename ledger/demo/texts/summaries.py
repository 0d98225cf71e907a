"""Quarterly and annual summaries, made from the tasks and results of the writer's line of work."""

import re
from functools import cache

from ledger.demo.texts.desk import Desk, banks_of
from ledger.demo.texts.grammar import Phrase, compile_pattern
from ledger.demo.texts.lines import LINES
from ledger.demo.texts.stream import Stream
from ledger.demo.texts.voices import CLOSING, CONDUCT, VOICES

_QUARTER_RESULTS = 4
_YEAR_RESULTS = 9
_YEAR_DEEDS = 3
_TASKS = ("ta", "tb", "tc", "td")

_YEARLY = 4
"""A year brings about four times what a quarter does."""

_RANGE = re.compile(r"\{([0-9]+)-([0-9]+)\}(?!小时|分钟|个点|个百分点|天|万次)")


def quarter_summary(seed: int, desk: Desk, year: int, quarter: int) -> str:
    """A quarter's summary of 150 to 300 letters (J2), in two paragraphs parted by a line break."""
    pen = _Pen(desk, Stream.of(seed, "quarter", desk.person, year, quarter))
    voice = VOICES[desk.role]
    return "\n".join(
        (
            pen.one(voice.quarter) + voice.account + pen.results(_QUARTER_RESULTS, yearly=False),
            pen.one(voice.deeds) + pen.one(voice.gaps) + pen.one(voice.plans),
        )
    )


def annual_summary(seed: int, desk: Desk, year: int) -> str:
    """A year's summary of 400 to 800 letters (J2), in four paragraphs parted by line breaks."""
    pen = _Pen(desk, Stream.of(seed, "annual", desk.person, year))
    voice = VOICES[desk.role]
    return "\n".join(
        (
            pen.one(voice.year),
            voice.account + pen.results(_YEAR_RESULTS, yearly=True),
            pen.some(voice.deeds, _YEAR_DEEDS) + pen.one(voice.lessons),
            pen.one(CONDUCT) + pen.one(voice.gaps) + pen.one(voice.plans) + CLOSING,
        )
    )


class _Pen:
    """Writes sentences for one desk; the tasks ``ta`` … ``td`` are four, the same throughout."""

    def __init__(self, desk: Desk, stream: Stream) -> None:
        self._desk, self._stream = desk, stream
        topics = stream.sample(LINES[desk.line].topics, len(_TASKS))
        self._tasks = dict(zip(_TASKS, topics, strict=True))

    def one(self, patterns: tuple[str, ...]) -> str:
        return self._spell(self._stream.pick(patterns))

    def some(self, patterns: tuple[str, ...], count: int) -> str:
        return "".join(map(self._spell, self._stream.sample(patterns, count)))

    def results(self, count: int, *, yearly: bool) -> str:
        chosen = self._stream.sample(LINES[self._desk.line].results, count)
        return "；".join(self._spell(_of_year(each) if yearly else each) for each in chosen) + "。"

    def _spell(self, pattern: str) -> str:
        phrase = _compiled(pattern, self._desk.line, self._desk.town)
        text = phrase.sentence(self._stream.below(phrase.count), self._stream.bits())
        return text.format_map(self._tasks)


@cache
def _compiled(pattern: str, line: str, town: int) -> Phrase:
    """The pattern with the tasks left open, to be put in with ``format_map``."""
    tasks = {task: (f"{{{task}}}",) for task in _TASKS}
    return compile_pattern(pattern, {**banks_of(line, town), **tasks})


@cache
def _of_year(pattern: str) -> str:
    """The pattern with every count of things (not of time or shares) as large as a year brings."""
    return _RANGE.sub(lambda found: f"{{{int(found[1]) * _YEARLY}-{int(found[2]) * _YEARLY}}}", pattern)
