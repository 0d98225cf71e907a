"""One sentence of one of several patterns, in the words of a line of work."""

from collections.abc import Sequence

from ledger.demo.texts.desk import banks_of
from ledger.demo.texts.grammar import compile_pattern
from ledger.demo.texts.stream import Stream


def spell(stream: Stream, patterns: Sequence[str], line: str, town: int = 0) -> str:
    """A pattern picked and filled in."""
    phrase = compile_pattern(stream.pick(patterns), banks_of(line, town))
    return phrase.sentence(stream.below(phrase.count), stream.bits())
