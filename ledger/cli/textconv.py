"""`shaiji textconv KIND FILE`: what git shows of a record in a diff."""

from __future__ import annotations

from pathlib import Path

from ledger.cli.command import Command
from ledger.cli.options import argument, lang_option
from ledger.cli.output import put
from ledger.cli.words import Words
from ledger.refusal import Refusal


def command(words: Words) -> Command:
    """The command in the words' language."""
    parameters = [argument("kind", "KIND"), argument("file", "FILE"), lang_option(words)]
    return Command(words, "textconv", run, parameters)


def run(words: Words, kind: str, file: str) -> int:
    """Print the record; one that cannot be read is printed as it is."""
    from ledger.history.textconv import readable
    from ledger.records.kinds import KIND

    if kind not in KIND:
        raise Refusal("textconv.kind", name=kind, nearest=", ".join(KIND))
    put(readable(kind, Path(file).read_bytes(), words.lang))
    return 0
