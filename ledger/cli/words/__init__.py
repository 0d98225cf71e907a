"""Everything the command line says, in Chinese and English.

Each module of this package is a plain catalogue: key → (Chinese, English). Templates are filled with
``str.format``; values come from people and are made harmless for a terminal first.
"""

from __future__ import annotations

from collections.abc import Mapping

from ledger.cli.environment import Lang
from ledger.cli.words import (
    care,
    commands,
    common,
    gate,
    history,
    hook,
    options,
    refusals,
    supervision,
    usage,
    uses,
    whatif,
)
from ledger.report.display import visible

CATALOGUE: Mapping[str, tuple[str, str]] = {
    **care.WORDS,
    **common.WORDS,
    **commands.WORDS,
    **gate.WORDS,
    **history.WORDS,
    **hook.WORDS,
    **options.WORDS,
    **refusals.WORDS,
    **supervision.WORDS,
    **usage.WORDS,
    **uses.WORDS,
    **whatif.WORDS,
}


class Words:
    """The catalogue in one language: ``words("check.clean", files=3)`` is a sentence."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self._column = 0 if lang == "zh" else 1

    def __call__(self, key: str, **values: object) -> str:
        shown = {name: visible(str(value)) for name, value in values.items()}
        return CATALOGUE[key][self._column].format(**shown)

    def pick(self, chinese: str, english: str) -> str:
        """The one of two texts that is in this language."""
        return (chinese, english)[self._column]
