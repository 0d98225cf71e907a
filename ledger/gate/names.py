"""Names in a tree that some system, or git itself, takes for something else (X018, X019)."""

from __future__ import annotations

import re
import unicodedata

from ledger.records.names import is_reserved
from ledger.report.display import visible

MOST_BYTES = 255
_SIGNS = re.compile(r'[\\:*?"<>|/]')
_GIT = re.compile(r"\.git[ .]*")
_SHORT = re.compile(r"[^.]{1,6}~[0-9]+([.][^.]{0,3})?")
"""What Windows calls a longer name for short: `organi~1`, and `git~1` for `.git` itself."""


def is_fit(name: str) -> bool:
    """Whether one part of a path means the same file everywhere, and nothing but a file."""
    return (
        bool(name)
        and visible(name) == name
        and unicodedata.normalize("NFC", name) == name
        and not _SIGNS.search(name)
        and not _GIT.fullmatch(folded(name))
        and not _SHORT.fullmatch(folded(name))
        and not is_reserved(folded(name))
        and not name.startswith(("-", " "))
        and not name.endswith((" ", "."))
        and len(name.encode("utf-8", "surrogateescape")) <= MOST_BYTES
    )


def folded(name: str) -> str:
    """The name as a system sees it that knows neither case nor different spellings of a character."""
    visible_part = "".join(char for char in name if unicodedata.category(char) != "Cf")
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", visible_part).casefold())
