"""What kinds of pages the search tells apart, in the order in which they are listed."""

from __future__ import annotations

from typing import NamedTuple

from ledger.board import address
from ledger.board.both import LANGS, both, in_language
from ledger.board.pages.hubs import NAMES


class Kind(NamedTuple):
    """Pages of one folder: their kind's name, and whether later addresses are later in time."""

    folder: str
    name: str
    newest: bool = False


RULES, OTHER = "rules", "other"
"""The last stands for every folder that has no kind of its own."""
KINDS = (
    Kind(RULES, both("规则", "Rules")),
    Kind("notices", NAMES[address.NOTICES], newest=True),
    Kind("units", NAMES[address.UNITS]),
    Kind("people", NAMES[address.PEOPLE]),
    Kind("tasks", NAMES[address.TASKS]),
    Kind("orders", NAMES[address.ORDERS], newest=True),
    Kind("indicators", NAMES[address.INDICATORS], newest=True),
    Kind(OTHER, both("其他", "Other pages")),
    Kind("logs", both("工作日志", "Work logs"), newest=True),
)
_NUMBER = {kind.folder: number for number, kind in enumerate(KINDS)}


def kind_of(address: str) -> int:
    """The number of a page's kind; a list of pages is not of their kind."""
    folder, _, inner = address.partition("/")
    return _NUMBER[folder if folder in _NUMBER and (inner or folder == RULES) else OTHER]


def listed() -> list[list[str | bool]]:
    """The kinds as the index tells them: folder, name in each language, whether the newest come first."""
    return [[kind.folder, *(in_language(kind.name, lang) for lang in LANGS), kind.newest] for kind in KINDS]
